package logs_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
)

func TestWhatAFailureMeansAndWhetherCognitoCountsIt(t *testing.T) {
	challenge := func(name string) func(*logs.Event) {
		return func(e *logs.Event) { e.Challenges = []logs.Challenge{{Name: name, Response: logs.Fail}} }
	}
	reason := func(r logs.Reason) func(*logs.Event) { return func(e *logs.Event) { e.Reason = r } }
	provider := func(name string) func(*logs.Event) { return func(e *logs.Event) { e.Provider = name } }
	for _, row := range []struct {
		name   string
		change func(*logs.Event)
		means  logs.Failure
		counts bool
	}{
		{"a password", func(*logs.Event) {}, logs.WrongPassword, true},
		{"no reason", reason(logs.NoReason), logs.WrongPassword, true},
		{"the export's password", challenge("Password"), logs.WrongPassword, true},
		{"SRP", challenge("PASSWORD_VERIFIER"), logs.WrongPassword, true},
		{"a code", reason(logs.WrongCode), logs.WrongFactor, true},
		{"the export's code", challenge("Mfa"), logs.WrongFactor, true},
		{"CloudTrail's code", challenge("SOFTWARE_TOKEN_MFA"), logs.WrongFactor, true},
		{"an old code", reason(logs.ExpiredCode), logs.StaleFactor, false},
		{"a custom challenge", challenge("CUSTOM_CHALLENGE"), logs.WrongAnswer, false},
		{"another provider's", provider("Google"), logs.Refused, false},
		{"the pool as its own provider", provider("COGNITO"), logs.WrongPassword, true},
		{"nobody", reason(logs.UnknownUser), logs.Nobody, false},
		{"disabled", reason(logs.Disabled), logs.Refused, false},
		{"a reason that no table knows", reason("NewException"), logs.Refused, false},
	} {
		e := failure(0, "alice")
		row.change(&e)
		if got := logs.FailureOf(&e); got != row.means {
			t.Errorf("%s means %d, want %d", row.name, got, row.means)
		}
		if l, _ := logs.NewLockouts(10, nil).Observe(&e); (l.Failures == 1) != row.counts {
			t.Errorf("%s: %d failures are counted", row.name, l.Failures)
		}
	}
	e := failure(0, "")
	if got := logs.FailureOf(&e); got != logs.Nobody {
		t.Errorf("a failure that names nobody means %d", got)
	}
}
