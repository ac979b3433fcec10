// Package sts answers the two calls that a console makes to AWS STS.
package sts

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// stsVersion is the only version of the STS API.
const stsVersion = "2011-06-15"

// oneTimePassword is the MFA code that AssumeRole accepts.
const oneTimePassword = "123456"

// rolesPart is the ARN of the role that each access key was issued for, by the key's id.
const rolesPart account.Part[map[string]string] = "roles"

// stsActions are the two calls that a console makes to STS. Each answer is inside an element
// named after the action.
var stsActions = map[string]func(*account.Call, *http.Request, url.Values) (any, error){
	"GetCallerIdentity": getCallerIdentity,
	"AssumeRole":        assumeRole,
}

// Service answers STS.
type Service struct{ front *service.Front }

// New returns STS behind a front.
func New(f *service.Front) *Service { return &Service{f} }

// Serve answers in the AWS query protocol: forms in, XML out.
func (s *Service) Serve(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	action := form.Get("Action")
	made := service.Answered{Operation: action}
	carryOut := func() { _, _ = s.act(r, action, form) } // its answer is not sent
	if s.front.Spoil(w, r, service.Spoilable{Made: made, Body: &body, CarryOut: carryOut, Write: writeSTSFailure}) {
		return
	}
	result, err := s.act(r, action, form)
	s.front.Record(made, err)
	if err != nil {
		writeSTSFailure(w, refuse.AsFailure(err))
		return
	}
	w.Header().Set("Content-Type", "text/xml")
	writeXML(w, stsResponse{
		XMLName: xml.Name{Local: action + "Response"}, Namespace: "https://sts.amazonaws.com/doc/" + stsVersion + "/",
		Result: result, RequestID: w.Header().Get("X-Amzn-Requestid"),
	})
}

func (s *Service) act(r *http.Request, action string, form url.Values) (any, error) {
	run, ok := stsActions[action]
	if !ok || form.Get("Version") != stsVersion {
		return nil, refuse.With("InvalidAction", "Could not find operation %s for version %s", action, form.Get("Version"))
	}
	if !service.IsSigned(r) {
		return nil, forbidden("MissingAuthenticationToken", "Request is missing Authentication Token")
	}
	here := s.front.Account
	here.Lock()
	defer here.Unlock()
	return run(&account.Call{Account: here, At: here.Now()}, r, form)
}

// stsResponse is the envelope of every answer.
type stsResponse struct {
	XMLName   xml.Name
	Namespace string `xml:"xmlns,attr"`
	Result    any
	RequestID string `xml:"ResponseMetadata>RequestId"`
}

type callerIdentity struct {
	XMLName xml.Name `xml:"GetCallerIdentityResult"`
	Arn     string
	UserID  string `xml:"UserId"`
	Account string
}

// getCallerIdentity says who signed: the role that the access key was issued for, and with any
// other key the demo's user.
func getCallerIdentity(c *account.Call, r *http.Request, _ url.Values) (any, error) {
	out := callerIdentity{Account: c.ID, Arn: c.UserARN(), UserID: "AIDADEMODEMODEMODEMO1"}
	if role, ok := rolesPart.Get(c)[accessKeyID(r)]; ok {
		out.Arn = role
		out.UserID = "AROADEMODEMODEMODEMO1:" + role[strings.LastIndex(role, "/")+1:]
	}
	return out, nil
}

// accessKeyID returns the key's id from "AWS4-HMAC-SHA256 Credential=ID/date/…".
func accessKeyID(r *http.Request) string {
	_, credential, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=")
	id, _, _ := strings.Cut(credential, "/")
	return id
}

type assumedRole struct {
	XMLName     xml.Name `xml:"AssumeRoleResult"`
	Arn         string   `xml:"AssumedRoleUser>Arn"`
	RoleID      string   `xml:"AssumedRoleUser>AssumedRoleId"`
	AccessKeyID string   `xml:"Credentials>AccessKeyId"`
	Secret      string   `xml:"Credentials>SecretAccessKey"`
	Token       string   `xml:"Credentials>SessionToken"`
	Expiration  string   `xml:"Credentials>Expiration"`
}

// assumeRole issues credentials for any role. A role with "mfa" in its name needs the right
// code, as if its trust policy demanded MFA.
func assumeRole(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	parts := strings.Split(form.Get("RoleArn"), ":")
	session := form.Get("RoleSessionName")
	if len(parts) != 6 || !strings.HasPrefix(parts[5], "role/") || session == "" {
		return nil, refuse.With("ValidationError", "%s is invalid", form.Get("RoleArn"))
	}
	account, role := parts[4], parts[5][strings.LastIndex(parts[5], "/")+1:]
	if err := checkMFA(c, role, form); err != nil {
		return nil, err
	}
	key := "ASIA" + c.Random.Pick(random.Upper+"234567", 16)
	arn := fmt.Sprintf("arn:aws:sts::%s:assumed-role/%s/%s", account, role, session)
	roles := rolesPart.Of(c)
	if *roles == nil {
		*roles = map[string]string{}
	}
	(*roles)[key] = arn
	return assumedRole{
		Arn: arn, RoleID: "AROADEMODEMODEMODEMO1:" + session, AccessKeyID: key, Secret: c.Random.Pick(random.Alphanumeric, 40),
		Token: c.Random.Pick(random.Alphanumeric, 200), Expiration: c.At.Add(time.Hour).UTC().Format(time.RFC3339),
	}, nil
}

func checkMFA(c *account.Call, role string, form url.Values) error {
	if !strings.Contains(strings.ToLower(role), "mfa") {
		return nil
	}
	switch code := form.Get("TokenCode"); {
	case form.Get("SerialNumber") == "" || code == "":
		return forbidden("AccessDenied", "User: %s is not authorized to perform: sts:AssumeRole on resource: %s", c.UserARN(), form.Get("RoleArn"))
	case code != oneTimePassword:
		return forbidden("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")
	}
	return nil
}

func forbidden(code, format string, args ...any) error {
	return &wire.Failure{Status: http.StatusForbidden, Code: code, Message: fmt.Sprintf(format, args...)}
}

// writeSTSFailure writes an exception as the query protocol does.
func writeSTSFailure(w http.ResponseWriter, f *wire.Failure) {
	w.Header().Set("Content-Type", "text/xml")
	w.WriteHeader(f.Status)
	writeXML(w, struct {
		XMLName xml.Name `xml:"ErrorResponse"`
		Type    string   `xml:"Error>Type"`
		Code    string   `xml:"Error>Code"`
		Message string   `xml:"Error>Message"`
	}{Type: "Sender", Code: f.Code, Message: f.Message})
}

func writeXML(w http.ResponseWriter, v any) {
	_ = xml.NewEncoder(w).Encode(v) // the client has gone away: nobody to tell
}
