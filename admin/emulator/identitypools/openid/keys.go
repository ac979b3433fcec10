// Package openid has the OpenID tokens of identity pools: their key, how they are signed and how
// they are verified.
package openid

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/keyring"
)

// KeysPath is where AWS serves the key set of all identity pools. Its last part is AWS's own
// spelling.
const KeysPath = "/.well-known/jwks_uri"

// keyPart is the key of all identity pools, nil before its first use.
const keyPart account.Part[*keyring.Key] = "identity pools' key"

// keyOf returns the key, and makes it on first use.
func keyOf(a *account.Account) (keyring.Key, error) {
	kept := keyPart.Of(a)
	if *kept != nil {
		return **kept, nil
	}
	private, err := a.NewKey()
	if err != nil {
		return keyring.Key{}, fmt.Errorf("making the identity pools' key: %w", err)
	}
	key := keyring.Named(private, a.Region+"1") // named as AWS names them: ap-southeast-22
	*kept = &key
	return key, nil
}

// Keys answers with the public key of all identity pools.
type Keys struct{ account *account.Account }

// NewKeys returns those of an account.
func NewKeys(a *account.Account) *Keys { return &Keys{a} }

// Serve answers one request.
func (k *Keys) Serve(w http.ResponseWriter, _ *http.Request) {
	k.account.Lock()
	defer k.account.Unlock()
	key, err := keyOf(k.account)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	public := key.Public()
	public.Algorithm = "RS512"
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string][]keyring.WebKey{"keys": {public}}) // the client has gone away: nobody to tell
}
