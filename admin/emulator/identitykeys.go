package emulator

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
)

// ciProvider is a user pool that an identity pool trusts.
type ciProvider = types.CognitoIdentityProvider

// identityKeysPath is where AWS has the key set of all identity pools. The last
// part is AWS's own oddity.
const identityKeysPath = "/.well-known/jwks_uri"

// identityKey gives the key of all identity pools, and makes it when first asked.
func identityKey(a *account) (signingKey, error) {
	all := identitiesPart.of(a)
	if all.key != nil {
		return *all.key, nil
	}
	private, err := a.newKey()
	if err != nil {
		return signingKey{}, fmt.Errorf("making the identity pools' key: %w", err)
	}
	key := namedKey(private, a.region+"1") // as AWS names them: ap-southeast-22
	all.key = &key
	return key, nil
}

// identityKeys answers with the public key of all identity pools.
type identityKeys struct{ account *account }

// newIdentityKeys gives those of an account.
func newIdentityKeys(a *account) *identityKeys { return &identityKeys{a} }

// serve answers one request.
func (k *identityKeys) serve(w http.ResponseWriter, _ *http.Request) {
	k.account.Lock()
	defer k.account.Unlock()
	key, err := identityKey(k.account)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	public := key.public()
	public.Algorithm = "RS512"
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string][]webKey{"keys": {public}}) // the client has gone away: nobody to tell
}
