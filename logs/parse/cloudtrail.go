package parse

import (
	"regexp"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// poolID is the form of a pool's id (API reference, UserPoolIdType).
var poolID = regexp.MustCompile(`^[\w-]+_[0-9a-zA-Z]+$`)

func isCloudTrail(o object) bool { return o.text("eventName") != "" && o.text("eventTime") != "" }

// parseCloudTrail reads an API call or an endpoint event. Records of other
// services are skipped; one that names no service is recognized by its
// operation.
func (p *Parser) parseCloudTrail(r logs.Record, o object, emit func(*logs.Event)) error {
	name := o.text("eventName")
	switch o.text("eventSource") {
	case "cognito-idp.amazonaws.com":
	case "cognito-identity.amazonaws.com":
		p.identityPool(o, name)
		p.handTrail(r, o, emit)
		return nil
	case "":
		if _, ok := operations[name]; !ok {
			return nil
		}
	default:
		return nil
	}
	if o.text("eventType") == "AwsServiceEvent" {
		p.endpoint(o, name)
	} else {
		p.call(o, name)
	}
	p.handTrail(r, o, emit)
	return nil
}

// handTrail fills in what all CloudTrail records have in common.
func (p *Parser) handTrail(r logs.Record, o object, emit func(*logs.Event)) {
	e := &p.event
	e.Time, e.ID = parseTime(o.text("eventTime")), o.text("eventID")
	e.IP, e.Device = o.text("sourceIPAddress"), o.text("userAgent")
	e.Message, e.Request, e.Source = o.text("errorMessage"), o.text("requestID"), logs.CloudTrail
	e.Action = o.text("eventName")
	p.hand(r, emit)
}

// call reads a call of the user pools' API.
func (p *Parser) call(o object, name string) {
	in, out, more := o.object("requestParameters"), o.object("responseElements"), o.object("additionalEventData")
	op, known := operations[name]
	p.event = logs.Event{
		Kind: op.kind, Actor: actorOf(o),
		Pool: in.text("userPoolId"), Client: in.text("clientId"),
		// The sub stands beside the call, and never when the user does not exist.
		Sub:      firstText(more.text("sub"), in.text("sub")),
		Username: firstText(in.text("username"), more.text("userIdentifier")),
	}
	e := &p.event
	if e.Pool == "" {
		e.Pool = more.text("userPoolId")
	}
	if !known && e.Actor != "" {
		e.Kind = logs.AdminCall
	}
	flow := in.text("authFlow")
	if strings.HasPrefix(flow, "REFRESH_TOKEN") {
		e.Kind = logs.Refresh
	}
	p.outcomeOfCall(o, op, flow, out)
	if e.Kind == logs.SignIn {
		e.Challenges = challengesOfCall(e, in.text("challengeName"), flow)
	}
}

// outcomeOfCall is how a call ended: in an error, in another challenge, or in
// success.
func (p *Parser) outcomeOfCall(o object, op operation, flow string, out object) {
	e := &p.event
	code := o.text("errorCode")
	switch {
	case code != "" || o.text("errorMessage") != "":
		e.Outcome, e.Reason = logs.Fail, reasonOf(code, o.text("errorMessage"))
	case hasTokens(out):
		e.Outcome = logs.Pass
	case e.Kind == logs.SignIn && (out.text("challengeName") != "" || alwaysChallenges(flow)):
		e.Outcome, e.Awaits = logs.InProgress, out.text("challengeName")
	case op.kind == logs.SignUp && !out.yes("userConfirmed"), op.sends:
		e.Outcome = logs.InProgress
	default:
		e.Outcome = logs.Pass
	}
}

// hasTokens reports whether tokens were issued, which the record has hidden. With
// the choice-based flow that may happen at once: a password may come with the
// username.
func hasTokens(out object) bool {
	hidden, _ := out["authenticationResult"].(string)
	return hidden != "" || len(out.object("authenticationResult")) > 0
}

// alwaysChallenges reports whether a flow's first answer is always a challenge,
// for records that leave out the answer.
func alwaysChallenges(flow string) bool {
	return flow == "USER_SRP_AUTH" || flow == "CUSTOM_AUTH" || flow == "USER_AUTH"
}

// challengesOfCall is the step that a call answered. A password given with
// InitiateAuth is one as well; if another challenge follows, it was right.
func challengesOfCall(e *logs.Event, challenge, flow string) []logs.Challenge {
	if challenge == "" {
		if !strings.HasSuffix(flow, "PASSWORD_AUTH") && flow != "ADMIN_NO_SRP_AUTH" {
			return nil
		}
		challenge = "Password"
	}
	switch {
	case e.Outcome != logs.Fail:
		return []logs.Challenge{{Name: challenge, Response: logs.Pass}}
	case e.Reason == logs.BadCredentials, e.Reason == logs.WrongCode, e.Reason == logs.ExpiredCode:
		return []logs.Challenge{{Name: challenge, Response: logs.Fail}}
	}
	return []logs.Challenge{{Name: challenge, Response: logs.NoOutcome}} // refused before the password was checked
}

// endpoint reads an event of the hosted UI, managed login, or an OAuth or SAML
// endpoint, where parameters are lists.
func (p *Parser) endpoint(o object, name string) {
	more := o.object("additionalEventData")
	in, out := more.object("requestParameters"), more.object("responseParameters")
	p.event = logs.Event{
		Kind: kindOfEndpoint(name, in), Pool: firstText(more.text("userPoolId"), o.text("userPoolId")),
		Client:   firstText(in.first("client_id"), in.first("clientId")),
		Sub:      firstText(more.first("sub"), in.first("sub")),
		Username: in.first("username"), Provider: in.first("identity_provider"),
	}
	p.outcomeOfEndpoint(o, name, statusOf(out))
}

// outcomeOfEndpoint decides by the error and the HTTP status. A page that was
// shown has no outcome. A redirect after a form says that the sign-in goes on,
// not where: to a challenge, or back to the app with a code.
func (p *Parser) outcomeOfEndpoint(o object, name string, status int) {
	e := &p.event
	code := o.text("errorCode")
	switch {
	case code != "" || o.text("errorMessage") != "":
		e.Outcome, e.Reason = logs.Fail, reasonOf(code, o.text("errorMessage"))
	case status >= 400:
		e.Outcome = logs.Fail
	case e.Kind == logs.OtherKind && strings.HasSuffix(name, "_GET"):
	case strings.HasSuffix(name, "Token_POST") && status == 200:
		e.Outcome = logs.Pass
	case status >= 300, e.Kind == logs.ResendCode:
		e.Outcome = logs.InProgress
	}
}

// statusOf is an HTTP status, which some records write as 200.0.
func statusOf(o object) int {
	digits, _, _ := strings.Cut(o.first("status"), ".")
	status := 0
	for _, d := range digits {
		if d < '0' || d > '9' || status > 999 {
			return 0
		}
		status = status*10 + int(d-'0')
	}
	return status
}

// identityPool reads a call of the identity pools' API: users' calls are data
// events, all others are an operator's.
func (p *Parser) identityPool(o object, name string) {
	in, out := o.object("requestParameters"), o.object("responseElements")
	p.event = logs.Event{
		Kind: logs.AdminCall, Outcome: logs.Pass, Actor: actorOf(o),
		Pool: firstText(in.text("identityPoolId"), out.text("identityPoolId")),
		Sub:  firstText(in.text("identityId"), out.text("identityId")),
	}
	switch name {
	case "GetId", "GetCredentialsForIdentity", "GetOpenIdToken", "GetOpenIdTokenForDeveloperIdentity", "UnlinkIdentity":
		p.event.Kind = logs.IdentityPool
	}
	if code := o.text("errorCode"); code != "" {
		p.event.Outcome, p.event.Reason = logs.Fail, reasonOf(code, o.text("errorMessage"))
	}
}

// actorOf is the caller, "" for a user without AWS credentials.
func actorOf(o object) string {
	who := o.object("userIdentity")
	if who.text("type") == "Unknown" {
		return ""
	}
	return who.firstOf("arn", "invokedBy", "principalId")
}

func firstText(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
