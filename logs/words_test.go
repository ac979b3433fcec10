package logs_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
)

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
