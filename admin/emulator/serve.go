package emulator

import (
	"io"
	"net/http"
	"strings"
)

// maxBody is far above any request that a limit lets through.
const maxBody = 4 << 20

// newRoutes says which service answers what. On POST / listen all that speak AWS
// JSON, and STS, which speaks the query protocol: only it sends forms.
func (s *Server) newRoutes(opts Options) *http.ServeMux {
	issuer := issuer(opts.Issuer)
	apis := newAPI(s.front, issuer, newTrail(opts.Trail), model(), operations(), identityOperations())
	forms := newSecurityTokens(s.front)
	keys := newDocuments(s.account, issuer)
	identities := newIdentityKeys(s.account)

	routes := http.NewServeMux()
	routes.HandleFunc("POST /{$}", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			http.Error(w, "Request Entity Too Large", http.StatusRequestEntityTooLarge)
			return
		}
		w.Header().Set("X-Amzn-Requestid", s.front.requestID())
		if strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
			forms.serve(w, r, body)
			return
		}
		apis.serve(w, r, body)
	})
	routes.HandleFunc("GET /{pool}/.well-known/jwks.json", keys.serveKeySet)
	routes.HandleFunc("GET /{pool}/.well-known/openid-configuration", keys.serveDiscovery)
	routes.HandleFunc("GET "+identityKeysPath, identities.serve)
	routes.HandleFunc("/", http.NotFound)
	return routes
}

// ServeHTTP answers one request: of one of the services, or for an OpenID document
// of a pool.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.routes.ServeHTTP(w, r)
}
