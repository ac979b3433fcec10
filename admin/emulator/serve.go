package emulator

import (
	"io"
	"net/http"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/emulator/cors"
	"github.com/cognito-tui/cognito-tui/admin/emulator/iam"
	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools"
	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools/openid"
	"github.com/cognito-tui/cognito-tui/admin/emulator/limits"
	"github.com/cognito-tui/cognito-tui/admin/emulator/local"
	"github.com/cognito-tui/cognito-tui/admin/emulator/outbox"
	"github.com/cognito-tui/cognito-tui/admin/emulator/query"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/sts"
	"github.com/cognito-tui/cognito-tui/admin/emulator/trail"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/imports"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// maxBody is far larger than any request within the limits.
const maxBody = 4 << 20

// newHandler puts what only this machine may see beside the services, which pages of other
// origins may call.
func (s *Server) newHandler(opts Options) http.Handler {
	messages := local.Only(outbox.New(s.Messages))
	all := http.NewServeMux()
	all.Handle(outbox.Path, messages)
	all.Handle(outbox.JSONPath, messages)
	all.Handle("/", cors.Around(s.newRoutes(opts), opts.Origins))
	return all
}

// newRoutes says which service answers what. POST / serves all services that speak AWS JSON, and
// STS and IAM, which speak the query protocol: only their requests are forms.
func (s *Server) newRoutes(opts Options) *http.ServeMux {
	issuer := service.Issuer(opts.Issuer)
	apis := service.NewAPI(s.front, issuer, trail.New(opts.Trail), limits.Model(), userpools.Operations())
	pools := service.NewAPI(s.front, issuer, trail.OfIdentityPools(opts.Trail), limits.IdentityPools(), identitypools.Operations())
	forms := query.New(s.front, sts.Service(), iam.Service())
	keys := tokens.NewDocuments(s.account, issuer)
	identities := openid.NewKeys(s.account)

	routes := http.NewServeMux()
	routes.HandleFunc("POST /{$}", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			http.Error(w, "Request Entity Too Large", http.StatusRequestEntityTooLarge)
			return
		}
		w.Header().Set("X-Amzn-Requestid", s.front.RequestID())
		if strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
			forms.Serve(w, r, body)
			return
		}
		if strings.HasPrefix(r.Header.Get("X-Amz-Target"), identitypools.Target) {
			pools.Serve(w, r, body)
			return
		}
		apis.Serve(w, r, body)
	})
	routes.HandleFunc("GET /{pool}/.well-known/jwks.json", keys.ServeKeySet)
	routes.HandleFunc("GET /{pool}/.well-known/openid-configuration", keys.ServeDiscovery)
	routes.HandleFunc("GET "+openid.KeysPath, identities.Serve)
	routes.Handle("PUT "+imports.Path, imports.NewUploads(s.account))
	routes.HandleFunc("/", http.NotFound)
	return routes
}

// ServeHTTP answers one request, for one of the services or for an OpenID document of a pool.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.handler.ServeHTTP(w, r)
}
