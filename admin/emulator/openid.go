package emulator

import (
	"encoding/json"
	"net/http"
)

// documents answers with the OpenID documents of user pools.
type documents struct {
	account *account
	issuer  issuer
}

// newDocuments gives those of an account's pools.
func newDocuments(a *account, base issuer) *documents { return &documents{a, base} }

// serveKeySet answers with the public keys of a pool.
func (d *documents) serveKeySet(w http.ResponseWriter, r *http.Request) {
	d.serveDocument(w, r, func(p *pool) (any, error) {
		keys, err := keysOf(d.account, p)
		if err != nil {
			return nil, err
		}
		return map[string][]webKey{"keys": {keys.id.public(), keys.access.public()}}, nil
	})
}

// serveDiscovery answers with a pool's OpenID configuration. The OAuth endpoints
// that it names belong to a domain, and the emulator serves none.
func (d *documents) serveDiscovery(w http.ResponseWriter, r *http.Request) {
	d.serveDocument(w, r, func(p *pool) (any, error) {
		issuer := p.issuer(d.issuer.base(r))
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

func (d *documents) serveDocument(w http.ResponseWriter, r *http.Request, document func(*pool) (any, error)) {
	d.account.Lock()
	defer d.account.Unlock()
	p, err := poolsIn(d.account).pool(r.PathValue("pool"))
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
