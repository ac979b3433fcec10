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
func identityKey(s *Server) (signingKey, error) {
	if s.identity.key != nil {
		return *s.identity.key, nil
	}
	private, err := s.opts.Keys()
	if err != nil {
		return signingKey{}, fmt.Errorf("making the identity pools' key: %w", err)
	}
	s.identity.key = &signingKey{private, s.opts.Region + "1"} // as AWS names them: ap-southeast-22
	return *s.identity.key, nil
}

// serveIdentityKeySet answers with the public key of all identity pools.
func (s *Server) serveIdentityKeySet(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key, err := identityKey(s)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	public := key.public()
	public.Algorithm = "RS512"
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string][]webKey{"keys": {public}}) // the client has gone away: nobody to tell
}
