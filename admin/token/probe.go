package token

import (
	"context"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Probeable reports whether Cognito can be asked with the token itself: it is a
// user's access token, and all of it is there.
func (t Token) Probeable() bool { return t.Kind == Access && !t.isCut() }

// Probe asks Cognito whether it still takes an access token, which tells a
// revoked one: a GetUser call with the token, in its user's name. It is a
// deliberate act of the operator's, and never part of Verify: see
// [Result.Asked] for what becomes of the answer.
func Probe(ctx context.Context, s *call.Session, t Token) Check {
	check := Check{ID: revocationID, Name: revocationID}
	if !t.Probeable() {
		_, check.Detail = (&examination{Token: t}).revocation()
		return check
	}
	check.Status, check.Detail = probed(admin.ProbeToken(ctx, s, t.text))
	return check
}

// verdicts are Cognito's words about a token, in lower case, and what they
// mean. "Could not be asked" is no verdict.
var verdicts = []struct {
	saying string
	status Status
	detail string
}{
	{"revoked", Fail, "Cognito no longer accepts it: revoked, by a sign-out or with its refresh token"},
	{"expired", Fail, "Cognito no longer accepts it: expired"},
	{"disabled", Fail, "Cognito no longer accepts it: the user is disabled"},
	{"user does not exist", Fail, "Cognito no longer accepts it: the user was deleted"},
	{"required scopes", Skip, "can't be probed: it has not the scope aws.cognito.signin.user.admin"},
	{"invalid access token", Fail, "Cognito doesn't know it"},
}

func probed(err error) (Status, string) {
	if err == nil {
		return Pass, "Cognito took it just now"
	}
	problem := call.Explain(err)
	for _, v := range verdicts {
		if strings.Contains(strings.ToLower(problem.Message), v.saying) {
			return v.status, v.detail
		}
	}
	return Skip, "could not be asked: " + problem.Error()
}
