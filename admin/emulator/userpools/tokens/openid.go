package tokens

import (
	"encoding/json"
	"net/http"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/keyring"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Documents serves the OpenID documents of user pools.
type Documents struct {
	account *account.Account
	issuer  service.Issuer
}

// NewDocuments returns the documents of an account's pools.
func NewDocuments(a *account.Account, base service.Issuer) *Documents { return &Documents{a, base} }

// ServeKeySet serves the public keys of a pool.
func (d *Documents) ServeKeySet(w http.ResponseWriter, r *http.Request) {
	d.serveDocument(w, r, func(p *directory.Pool) (any, error) {
		keys, err := keysOf(d.account, p)
		if err != nil {
			return nil, err
		}
		return map[string][]keyring.WebKey{"keys": {keys.ID.Public(), keys.access.Public()}}, nil
	})
}

// ServeDiscovery serves a pool's OpenID configuration. The OAuth endpoints in it belong to a
// domain, and the emulator serves none.
func (d *Documents) ServeDiscovery(w http.ResponseWriter, r *http.Request) {
	d.serveDocument(w, r, func(p *directory.Pool) (any, error) {
		issuer := p.Issuer(d.issuer.Base(r))
		return map[string]any{
			"issuer":                                issuer,
			"jwks_uri":                              issuer + "/.well-known/jwks.json",
			"id_token_signing_alg_values_supported": []string{"RS256"},
			"response_types_supported":              []string{"code", "token"},
			"scopes_supported":                      []string{"openid", "email", "phone", "profile"},
			"subject_types_supported":               []string{"public"},
			"token_endpoint_auth_methods_supported": []string{"client_secret_basic", "client_secret_post"},
		}, nil
	})
}

func (d *Documents) serveDocument(w http.ResponseWriter, r *http.Request, document func(*directory.Pool) (any, error)) {
	d.account.Lock()
	defer d.account.Unlock()
	p, err := directory.In(d.account).Pool(r.PathValue("pool"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	body, err := document(p)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body) // the client has gone away: nobody to tell
}
