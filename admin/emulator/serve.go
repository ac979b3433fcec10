package emulator

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// targetPrefix stands before the operation in X-Amz-Target.
const targetPrefix = "AWSCognitoIdentityProviderService."

const jsonType = "application/x-amz-json-1.1"

// maxBody is far above any request that a limit lets through.
const maxBody = 4 << 20

func (s *Server) newRoutes() *http.ServeMux {
	routes := http.NewServeMux()
	routes.HandleFunc("POST /{$}", s.serveAPI)
	routes.HandleFunc("GET /{pool}/.well-known/jwks.json", s.serveKeySet)
	routes.HandleFunc("GET "+identityKeysPath, s.serveIdentityKeySet)
	routes.HandleFunc("GET /{pool}/.well-known/openid-configuration", s.serveDiscovery)
	routes.HandleFunc("/", http.NotFound)
	return routes
}

// ServeHTTP answers one request: of the user pools API, of STS, or for an
// OpenID document of a pool.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.routes.ServeHTTP(w, r)
}

// serveAPI answers POST /, on which two services with two protocols listen: STS
// speaks the query protocol, and only it sends forms.
func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, "Request Entity Too Large", http.StatusRequestEntityTooLarge)
		return
	}
	w.Header().Set("X-Amzn-Requestid", s.requestID())
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
		s.serveSTS(w, r, body)
		return
	}
	made := newCall(r, body)
	carryOut := func() { _, _ = s.answer(r, made, body) } // nobody hears of it
	if s.spoil(w, r, spoiled{made, &body, carryOut, writeFailure}) {
		return
	}
	answer, err := s.answer(r, made, body)
	s.record(made, err)
	if err != nil {
		writeFailure(w, asFailure(err))
		return
	}
	w.Header().Set("Content-Type", jsonType)
	_, _ = w.Write(answer) //nolint:gosec // JSON, and not for a browser; if the client has gone away there is nobody to tell
}

// answer runs one operation and gives the body of its answer.
func (s *Server) answer(r *http.Request, made Call, body []byte) ([]byte, error) {
	e, ok := s.endpoints[made.Operation]
	if !ok {
		return nil, fail("UnknownOperationException", "")
	}
	if e.access == iam && !signed(r) {
		return nil, fail("MissingAuthenticationTokenException", "Missing Authentication Token")
	}
	in, err := e.read(body)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	sender, _, _ := net.SplitHostPort(r.RemoteAddr) // "" where the server does not say
	c := &call{Server: s, at: s.opts.Now(), issuer: baseURL(s, r), sender: sender}
	out, err := e.run(c, in)
	recordTrail(c, r, made, e.access, body, outcome{out, err})
	if err != nil {
		return nil, err
	}
	return e.write(out), nil
}

// signed tells whether a request carries an AWS signature. Whether the
// signature is right is not looked at: the emulator knows no secret keys.
func signed(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Authorization"), "AWS4-")
}

func writeFailure(w http.ResponseWriter, f *wire.Failure) {
	body := map[string]string{"__type": f.Code}
	if f.Message != "" {
		body["message"] = f.Message
	}
	w.Header().Set("Content-Type", jsonType)
	w.Header().Set("X-Amzn-Errortype", f.Code)
	w.WriteHeader(f.Status)
	_ = json.NewEncoder(w).Encode(body) // the client has gone away: nobody to tell
}

// requestID is drawn under the lock, like everything that is drawn.
func (s *Server) requestID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.passing.uuid()
}
