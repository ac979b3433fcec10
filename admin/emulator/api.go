package emulator

import (
	"encoding/json"
	"net"
	"net/http"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// targetPrefix stands before the operation in X-Amz-Target of the user pools API.
const targetPrefix = "AWSCognitoIdentityProviderService."

const jsonType = "application/x-amz-json-1.1"

// api answers the services that speak AWS JSON 1.1.
type api struct {
	front     *front
	issuer    issuer
	done      func(*call, done)
	endpoints map[string]endpoint
}

// done is an operation that was carried out or refused.
type done struct {
	request *http.Request
	made    answeredCall
	access  access
	body    []byte
	out     any // the SDK's output, nil where err is not
	err     error
}

// newAPI answers the operations of tables, whose requests the model constrains. It
// calls after with each of them, under the account's lock.
func newAPI(f *front, base issuer, after func(*call, done), model wire.Model, tables ...table) *api {
	return &api{f, base, after, endpoints(model, tables...)}
}

// serve answers one request, whose body was read already.
func (a *api) serve(w http.ResponseWriter, r *http.Request, body []byte) {
	made := newCall(r, body)
	carryOut := func() { _, _ = a.answer(r, made, body) } // nobody hears of it
	if a.front.spoil(w, r, spoiled{made, &body, carryOut, writeFailure}) {
		return
	}
	answer, err := a.answer(r, made, body)
	a.front.record(made, err)
	if err != nil {
		writeFailure(w, asFailure(err))
		return
	}
	w.Header().Set("Content-Type", jsonType)
	_, _ = w.Write(answer) //nolint:gosec // JSON, and not for a browser; if the client has gone away there is nobody to tell
}

// answer runs one operation and gives the body of its answer.
func (a *api) answer(r *http.Request, made answeredCall, body []byte) ([]byte, error) {
	e, ok := a.endpoints[made.Operation]
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
	here := a.front.account
	here.Lock()
	defer here.Unlock()
	sender, _, _ := net.SplitHostPort(r.RemoteAddr) // "" where the server does not say
	c := &call{account: here, at: here.now(), issuer: a.issuer.base(r), sender: sender}
	out, err := e.run(c, in)
	a.done(c, done{r, made, e.access, body, out, err})
	if err != nil {
		return nil, err
	}
	return e.write(out), nil
}

// signed reports whether a request carries an AWS signature. Whether the
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
