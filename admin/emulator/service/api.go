// Package service is the wire: tables of operations, served as AWS JSON 1.1, behind a front with
// faults and a record of the calls.
package service

import (
	"encoding/json"
	"net"
	"net/http"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// TargetPrefix precedes the operation in X-Amz-Target of the user pools API.
const TargetPrefix = "AWSCognitoIdentityProviderService."

// identityTarget precedes it in that of the identity pools API.
const identityTarget = "AWSCognitoIdentityService."

const jsonType = "application/x-amz-json-1.1"

// API answers the services that speak AWS JSON 1.1.
type API struct {
	front     *Front
	issuer    Issuer
	done      func(*account.Call, Done)
	endpoints map[string]endpoint
}

// Done is an operation that was carried out or refused.
type Done struct {
	Request *http.Request
	Made    Answered
	Access  Access
	Body    []byte
	Out     any // the SDK's output, nil where err is not
	Err     error
}

// NewAPI answers the operations of tables, whose requests model constrains. It calls after for
// each of them, under the account's lock.
func NewAPI(f *Front, base Issuer, after func(*account.Call, Done), model wire.Model, tables ...Table) *API {
	return &API{f, base, after, endpoints(model, tables...)}
}

// Serve answers one request whose body was read already.
func (a *API) Serve(w http.ResponseWriter, r *http.Request, body []byte) {
	made := newCall(r, body)
	carryOut := func() { _, _ = a.answer(r, made, body) } // its answer is not sent
	if a.front.Spoil(w, r, Spoilable{made, &body, carryOut, writeFailure}) {
		return
	}
	answer, err := a.answer(r, made, body)
	a.front.Record(made, err)
	if err != nil {
		writeFailure(w, refuse.AsFailure(err))
		return
	}
	w.Header().Set("Content-Type", jsonType)
	_, _ = w.Write(answer) //nolint:gosec // JSON, and not for a browser; if the client has gone away there is nobody to tell
}

// answer runs one operation and returns the body of its answer.
func (a *API) answer(r *http.Request, made Answered, body []byte) ([]byte, error) {
	e, ok := a.endpoints[made.Operation]
	if !ok {
		return nil, refuse.With("UnknownOperationException", "")
	}
	if e.access == IAM && !IsSigned(r) {
		return nil, refuse.With("MissingAuthenticationTokenException", "Missing Authentication Token")
	}
	in, err := e.read(body)
	if err != nil {
		return nil, err
	}
	here := a.front.Account
	here.Lock()
	defer here.Unlock()
	sender, _, _ := net.SplitHostPort(r.RemoteAddr) // "" where the server does not say
	c := &account.Call{Account: here, At: here.Now(), Issuer: a.issuer.Base(r), Sender: sender, SignedFor: signedFor(r)}
	kept := a.front.Begin(c, made.Operation, r, body)
	out, err := e.run(c, in)
	kept(err)
	a.done(c, Done{r, made, e.access, body, out, err})
	if err != nil {
		return nil, err
	}
	return e.write(out), nil
}

// IsSigned reports whether a request carries an AWS signature. The signature is not verified:
// the emulator knows no secret keys.
func IsSigned(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Authorization"), "AWS4-")
}

// signedFor returns the Region of a request's signature, "" for none.
func signedFor(r *http.Request) string {
	_, scope, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=")
	parts := strings.Split(scope, "/") // key, date, Region, service
	if !IsSigned(r) || len(parts) < 4 {
		return ""
	}
	return parts[2]
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
