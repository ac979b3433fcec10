package logs_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Who signs in may call his device what he likes.
func TestACallOfThisProgramIsToldByItsUserAgent(t *testing.T) {
	const agent = "aws-sdk-go-v2/1.41.0 ua/2.1 os/linux lang/go#1.26 api/cognitoidentityprovider#1.57.0 app/cognito-tui m/E"
	call := logs.Event{Kind: logs.AdminCall, Action: "ListUsers", Actor: "arn:x", Device: agent}
	if got := call.Besides(); got != "cognito-tui; by arn:x" || !call.ByConsole() {
		t.Errorf("of a call it tells %q, %v", got, call.ByConsole())
	}
	signIn := logs.Event{Kind: logs.SignIn, Device: agent}
	if got := signIn.Besides(); got != agent || signIn.ByConsole() {
		t.Errorf("of a sign-in it tells %q, %v", got, signIn.ByConsole())
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
		"the password alone":         {func(e *logs.Event) { e.Challenges = password(logs.Pass) }, "sign-in", "password right, more was asked for"},
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
