package token

import (
	"context"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Probeable reports whether Cognito can be asked with the token itself: it must be a user's
// access token, and complete.
func (t Token) Probeable() bool { return t.Kind == Access && !t.isCut() }

// Probe asks Cognito whether it still accepts an access token, which detects a revoked one: a
// GetUser call with the token, in its user's name. The operator must ask for it; Verify never
// does it. See [Result.Asked] for how the answer is used.
func Probe(ctx context.Context, s *call.Session, t Token) Check {
	check := Check{ID: revocationID, Name: revocationID}
	if !t.Probeable() {
		_, check.Detail = (&examination{Token: t}).revocation()
		return check
	}
	check.Status, check.Detail = probed(admin.ProbeToken(ctx, s, t.text))
	return check
}

// noLonger begins what Cognito answers about a token that it made and now refuses.
const noLonger = "Cognito no longer accepts it: "

// verdicts are Cognito's phrases about a token, in lower case, and what they mean. Any other
// error is no answer about the token.
var verdicts = []struct {
	saying string
	status Status
	detail string
}{
	{"revoked", Fail, noLonger + "revoked, by a sign-out or with its refresh token"},
	{"expired", Fail, noLonger + "expired"},
	{"disabled", Fail, noLonger + "the user is disabled"},
	{"user does not exist", Fail, noLonger + "the user was deleted"},
	{"required scopes", Skip, "can't be probed: it lacks the scope aws.cognito.signin.user.admin"},
	{"invalid access token", Fail, "Cognito does not recognise it"},
	{"invalid token", Fail, "Cognito does not recognise it"}, // moto, of one that was revoked
}

func probed(err error) (Status, string) {
	if err == nil {
		return Pass, "Cognito accepted it just now"
	}
	problem := call.Explain(err)
	for _, v := range verdicts {
		if strings.Contains(strings.ToLower(problem.Message), v.saying) {
			return v.status, v.detail
		}
	}
	return Skip, "could not be asked: " + problem.Error()
}
