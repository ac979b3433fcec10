// Package query is the wire of the services that speak AWS's query protocol: forms in, XML out.
package query

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// Service is one service. Its version tells it from the others, which are at the same address.
type Service struct {
	Version   string // "2011-06-15"
	Namespace string // of its answers, without the version: "https://sts.amazonaws.com/doc/"
	Actions   map[string]Action
}

// Action is one operation of a service.
type Action struct {
	// Public actions take a token in place of a signature.
	Public bool
	// Run returns the element of the answer, nil where the answer has none.
	Run func(*account.Call, *http.Request, url.Values) (any, error)
}

// API answers the services behind a front.
type API struct {
	front    *service.Front
	services []Service
}

// New returns the services behind a front.
func New(f *service.Front, services ...Service) *API { return &API{f, services} }

// Serve answers one request whose body was read already.
func (a *API) Serve(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	action := form.Get("Action")
	made := service.Answered{Operation: action}
	carryOut := func() { _, _, _ = a.act(r, action, form) } // its answer is not sent
	if a.front.Spoil(w, r, service.Spoilable{Made: made, Body: &body, CarryOut: carryOut, Write: writeFailure}) {
		return
	}
	namespace, result, err := a.act(r, action, form)
	a.front.Record(made, err)
	if err != nil {
		writeFailure(w, refuse.AsFailure(err))
		return
	}
	w.Header().Set("Content-Type", "text/xml")
	write(w, envelope{
		XMLName: xml.Name{Local: action + "Response"}, Namespace: namespace,
		Result: result, RequestID: w.Header().Get("X-Amzn-Requestid"),
	})
}

// act runs an action of one of the services and returns its result with the namespace of the
// service.
func (a *API) act(r *http.Request, name string, form url.Values) (namespace string, result any, err error) {
	for _, s := range a.services {
		action, ok := s.Actions[name]
		if !ok || s.Version != form.Get("Version") {
			continue
		}
		if !action.Public && !service.IsSigned(r) {
			return "", nil, Forbidden("MissingAuthenticationToken", "Request is missing Authentication Token")
		}
		result, err := a.run(name, action, r, form)
		return s.Namespace + s.Version + "/", result, err
	}
	return "", nil, refuse.With("InvalidAction", "Could not find operation %s for version %s", name, form.Get("Version"))
}

// run runs an action under the account's lock.
func (a *API) run(name string, action Action, r *http.Request, form url.Values) (result any, err error) {
	here := a.front.Account
	here.Lock()
	defer here.Unlock()
	c := &account.Call{Account: here, At: here.Now()}
	kept := a.front.Begin(c, name, r, []byte(form.Encode()))
	result, err = action.Run(c, r, form)
	kept(err)
	return result, err
}

// envelope is around every answer.
type envelope struct {
	XMLName   xml.Name
	Namespace string `xml:"xmlns,attr"`
	Result    any
	RequestID string `xml:"ResponseMetadata>RequestId"`
}

// Forbidden refuses with the status 403.
func Forbidden(code, format string, args ...any) error {
	return With(http.StatusForbidden, code, format, args...)
}

// With refuses with a status.
func With(status int, code, format string, args ...any) error {
	return &wire.Failure{Status: status, Code: code, Message: fmt.Sprintf(format, args...)}
}

// Invalid refuses the value of a member, in the words of AWS's framework.
func Invalid(value, member, constraint string) error {
	return refuse.With("ValidationError", "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must %s", value, member, constraint)
}

// writeFailure writes an exception as the query protocol does.
func writeFailure(w http.ResponseWriter, f *wire.Failure) {
	w.Header().Set("Content-Type", "text/xml")
	w.WriteHeader(f.Status)
	write(w, struct {
		XMLName xml.Name `xml:"ErrorResponse"`
		Type    string   `xml:"Error>Type"`
		Code    string   `xml:"Error>Code"`
		Message string   `xml:"Error>Message"`
	}{Type: "Sender", Code: f.Code, Message: f.Message})
}

func write(w http.ResponseWriter, v any) {
	_ = xml.NewEncoder(w).Encode(v) // the client has gone away: nobody to tell
}
