package logs_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Users may name their devices as they like.
func TestACallOfThisProgramIsToldByItsUserAgent(t *testing.T) {
	const agent = "aws-sdk-go-v2/1.41.0 ua/2.1 os/linux lang/go#1.26 api/cognitoidentityprovider#1.57.0 app/cognito-tui m/E"
	call := logs.Event{Kind: logs.AdminCall, Action: "ListUsers", Actor: "arn:x", Device: agent}
	if got := call.Besides(); got != "by arn:x; cognito-tui" || !call.ByConsole() {
		t.Errorf("of a call it tells %q, %v", got, call.ByConsole())
	}
	signIn := logs.Event{Kind: logs.SignIn, Device: agent}
	if got := signIn.Besides(); got != agent || signIn.ByConsole() {
		t.Errorf("of a sign-in it tells %q, %v", got, signIn.ByConsole())
	}
}

// The caller is what one looks for; the account is the same in all of them.
func TestAnOperatorsCallSaysFirstWhoMadeIt(t *testing.T) {
	for actor, by := range map[string]string{
		"arn:aws:iam::123456789012:user/old-deploy-key":         "by user/old-deploy-key; aws-cli/2.17",
		"arn:aws-cn:sts::123456789012:assumed-role/ops/kim:x@y": "by assumed-role/ops/kim:x@y; aws-cli/2.17",
		"arn:aws:iam::123456789012:root":                        "by root; aws-cli/2.17",
		"AIDAEXAMPLE:kim":                                       "by AIDAEXAMPLE:kim; aws-cli/2.17",
		"":                                                      "aws-cli/2.17",
	} {
		call := logs.Event{Kind: logs.AdminCall, Actor: actor, Device: "aws-cli/2.17"}
		if got := call.Besides(); got != by || call.Actor != actor {
			t.Errorf("of %q it tells %q, want %q", actor, got, by)
		}
	}
}

func TestASignInUnderWayIsToldWithWhatIsKnownOfIt(t *testing.T) {
	password := func(response logs.Outcome) []logs.Challenge {
		return []logs.Challenge{{Name: "Password", Response: response}}
	}
	under := logs.Event{Kind: logs.SignIn, Outcome: logs.InProgress}
	for name, c := range map[string]struct {
		made          func(e *logs.Event)
		what, besides string
	}{
		"a challenge":                {func(e *logs.Event) { e.Awaits, e.Challenges = "MFA_SETUP", password(logs.Pass) }, "at MFA_SETUP", "asked to set up a second factor"},
		"one that no table knows":    {func(e *logs.Event) { e.Awaits = "RETINA" }, "at RETINA", ""},
		"the password alone":         {func(e *logs.Event) { e.Challenges = password(logs.Pass) }, "sign-in", "password correct, another step was asked for"},
		"nothing":                    {func(*logs.Event) {}, "sign-in", ""},
		"a password nobody tells of": {func(e *logs.Event) { e.Challenges = password(logs.NoOutcome) }, "sign-in", ""},
		"what is over":               {func(e *logs.Event) { e.Outcome, e.Challenges = logs.Pass, password(logs.Pass) }, "sign-in", ""},
	} {
		e := under
		c.made(&e)
		if e.What() != c.what || e.Besides() != c.besides {
			t.Errorf("%s: it is %q, besides %q; want %q, %q", name, e.What(), e.Besides(), c.what, c.besides)
		}
	}
}
