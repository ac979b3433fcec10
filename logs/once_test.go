package logs_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// exported is a sign-in as the export reports it, the n-th of them; trailed is the
// same event as CloudTrail reports it.
func exported(n int, at time.Time) logs.Event {
	return logs.Event{
		ID: fmt.Sprint("export-", n), Source: logs.UserActivity, Time: at, Kind: logs.SignIn, Outcome: logs.Fail, Pool: "p", Client: "web", Sub: "ada", Username: "Ada",
	}
}

func trailed(n int, at time.Time) logs.Event {
	e := exported(n, at.Truncate(time.Second))
	e.ID, e.Source, e.Pool, e.Username = fmt.Sprint("trail-", n), logs.CloudTrail, "", ""
	return e
}

func TestTheSameEventIsTakenOnce(t *testing.T) {
	var once logs.Once
	begun := exported(1, lockStart)
	begun.Outcome = logs.InProgress
	ended := begun
	ended.Outcome = logs.Pass
	nameless := begun
	nameless.ID = ""
	for i, row := range []struct {
		event logs.Event
		new   bool
	}{{begun, true}, {ended, true}, {begun, false}, {ended, false}, {nameless, true}, {nameless, true}} {
		if got := once.Take(&row.event); got != row.new || row.event.Again == row.new {
			t.Errorf("%d: taken is %t, told again %t", i, got, row.event.Again)
		}
	}
}

func TestCloudTrailTellsAgainWhatTheExportTells(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(e *logs.Event)
		again  bool
	}{
		{"the same", func(*logs.Event) {}, true},
		{"the challenge before it", func(e *logs.Event) { e.Outcome, e.Time = logs.InProgress, lockStart.Add(-40*time.Second) }, true},
		{"one that stops at MFA_SETUP", func(e *logs.Event) { e.Outcome, e.Awaits = logs.InProgress, "MFA_SETUP" }, false},
		{"one that is asked for a code", func(e *logs.Event) { e.Outcome, e.Awaits = logs.InProgress, "SMS_MFA" }, true},
		{"half an hour later", func(e *logs.Event) { e.Time = lockStart.Add(30 * time.Minute) }, true},
		{"half an hour earlier", func(e *logs.Event) { e.Time = lockStart.Add(-30 * time.Minute) }, false},
		{"two hours later", func(e *logs.Event) { e.Time = lockStart.Add(2 * time.Hour) }, false},
		{"a lock", func(e *logs.Event) { e.Reason = logs.Locked }, true},
		{"a lock half a minute later", func(e *logs.Event) { e.Reason, e.Time = logs.Locked, lockStart.Add(30*time.Second) }, false},
		{"the same, disabled", func(e *logs.Event) { e.Reason = logs.Disabled }, true},
		{"throttled half a minute later", func(e *logs.Event) { e.Reason, e.Time = logs.Throttled, lockStart.Add(30*time.Second) }, false},
		{"a wrong secret of the client", func(e *logs.Event) { e.Reason, e.Sub = logs.BadClient, "" }, false},
		{"nobody's failure", func(e *logs.Event) { e.Sub = "" }, false},
		{"another client", func(e *logs.Event) { e.Client = "ios" }, false},
		{"another wish", func(e *logs.Event) { e.Kind = logs.ConfirmSignUp }, false},
		{"of another source", func(e *logs.Event) { e.Source = logs.Lambda }, false},
	} {
		var once logs.Once
		first, e := exported(1, lockStart), trailed(1, lockStart)
		c.change(&e)
		if !once.Take(&first) || first.Again || !once.Take(&e) || e.Again != c.again {
			t.Errorf("%s: told again is %t", c.name, e.Again)
		}
	}
}

func TestTheExportTellsAgainWhatCloudTrailToldFirst(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(e *logs.Event)
		again  bool
	}{
		{"the same", func(*logs.Event) {}, true},
		{"a few seconds earlier", func(e *logs.Event) { e.Time = lockStart.Add(-7 * time.Second) }, true},
		{"a few seconds later", func(e *logs.Event) { e.Time = lockStart.Add(7 * time.Second) }, true},
		{"half a minute later", func(e *logs.Event) { e.Time = lockStart.Add(30 * time.Second) }, false},
		{"another outcome", func(e *logs.Event) { e.Outcome = logs.Pass }, false},
		{"another user", func(e *logs.Event) { e.Sub = "bob" }, false},
		{"nobody", func(e *logs.Event) { e.Sub = "" }, false},
		{"another client", func(e *logs.Event) { e.Client = "ios" }, false},
		{"another wish", func(e *logs.Event) { e.Kind = logs.ForgotPassword }, false},
	} {
		var once logs.Once
		first, e := trailed(1, lockStart), exported(1, lockStart)
		c.change(&e)
		if !once.Take(&first) || first.Again || !once.Take(&e) || e.Again != c.again {
			t.Errorf("%s: told again is %t", c.name, e.Again)
		}
	}
}

// It is not documented that the export has attempts while locked: one that only
// CloudTrail has is reported, and one that both have counts once, whichever is read
// first.
func TestATryThatMetALockIsToldOnce(t *testing.T) {
	for _, order := range []string{"e1 e2 t1 t2", "t1 t2 e1 e2", "e1 t1 t2 e2", "t1 e1 e2 t2", "e1 t1 t2", "t1 t2 e1"} {
		var once logs.Once
		counted := 0
		for word := range strings.FieldsSeq(order) {
			n := int(word[1] - '0')
			e := exported(n, lockStart.Add(time.Duration(n)*time.Second))
			if word[0] == 't' {
				e = trailed(n, e.Time)
				if n == 2 {
					e.Reason = logs.Locked
				}
			}
			if once.Take(&e) && !e.Again {
				counted++
			}
		}
		if counted != 2 {
			t.Errorf("%s: a wrong password and a try while locked count as %d", order, counted)
		}
	}
}

// A call that AWS refuses before anybody guesses is not in the export.
func TestWhatIsRefusedAfterAFailureIsTold(t *testing.T) {
	var once logs.Once
	failed, same, throttled := exported(1, lockStart), trailed(1, lockStart), trailed(2, lockStart.Add(time.Second))
	throttled.Reason = logs.Throttled
	for _, e := range []*logs.Event{&failed, &same, &throttled} {
		once.Take(e)
	}
	if failed.Again || !same.Again || throttled.Again {
		t.Errorf("told again are %t, %t and %t", failed.Again, same.Again, throttled.Again)
	}
}

// Whichever of two logs is read first, and however they alternate, three failures
// within seconds are three.
func TestTwoSourcesCountAsOneInAnyOrder(t *testing.T) {
	for _, order := range []string{"eee ttt", "ttt eee", "ete tte", "tet eet", "tte eet", "e ttt ee"} {
		var once logs.Once
		counted, numbers := 0, map[rune]int{}
		for _, source := range order {
			tells := map[rune]func(int, time.Time) logs.Event{'e': exported, 't': trailed}[source]
			if tells == nil {
				continue
			}
			n := numbers[source]
			numbers[source]++
			e := tells(n, lockStart.Add(time.Duration(n)*3*time.Second+400*time.Millisecond))
			if once.Take(&e) && !e.Again {
				counted++
			}
		}
		if counted != 3 {
			t.Errorf("%s: three failures count as %d", order, counted)
		}
	}
}

// The answer of an identity provider names nobody.
func TestAnIdentityProvidersAnswerIsToldAgain(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(signIn, redirect *logs.Event)
		again  bool
	}{
		{"the same", func(_, _ *logs.Event) {}, true},
		{"one that failed", func(signIn, _ *logs.Event) { signIn.Outcome = logs.Fail }, true},
		{"another address", func(_, redirect *logs.Event) { redirect.IP = "203.0.113.8" }, false},
		{"half a minute later", func(_, redirect *logs.Event) { redirect.Time = lockStart.Add(30 * time.Second) }, false},
		{"a sign-in with a password", func(signIn, _ *logs.Event) { signIn.Provider = "" }, false},
		{"a failure", func(_, redirect *logs.Event) { redirect.Outcome = logs.Fail }, false},
	} {
		var once logs.Once
		signIn, redirect := exported(1, lockStart), trailed(1, lockStart.Add(time.Second))
		signIn.Outcome, signIn.Provider, signIn.IP = logs.Pass, "Okta", "203.0.113.7"
		redirect.Outcome, redirect.Client, redirect.Sub, redirect.IP = logs.InProgress, "", "", "203.0.113.7"
		c.change(&signIn, &redirect)
		if !once.Take(&signIn) || signIn.Again || !once.Take(&redirect) || redirect.Again != c.again {
			t.Errorf("%s: told again is %t, want %t", c.name, redirect.Again, c.again)
		}
	}
}

func TestACodeThatWasSentIsToldAgain(t *testing.T) {
	var once logs.Once
	first, again := trailed(1, lockStart), exported(1, lockStart)
	first.Kind, first.Outcome = logs.ForgotPassword, logs.InProgress
	again.Kind, again.Outcome = logs.ForgotPassword, logs.Pass
	if !once.Take(&first) || !once.Take(&again) || !again.Again {
		t.Error("it is not taken for the same")
	}
}

func TestWhatCloudTrailToldIsRememberedForAWhile(t *testing.T) {
	const lately = 50_000
	var once logs.Once
	of := func(n int, tells func(int, time.Time) logs.Event) logs.Event {
		e := tells(n, lockStart.Add(time.Duration(n)*100*time.Millisecond))
		e.Sub = fmt.Sprint("user-", n)
		return e
	}
	for n := range 8 * lately {
		e := of(n, trailed)
		once.Take(&e)
	}
	known := 0
	for n := 7 * lately; n < 8*lately; n++ {
		if e := of(n, exported); once.Take(&e) && e.Again {
			known++
		}
	}
	if known < lately*99/100 {
		t.Errorf("of the latest %d that CloudTrail told %d are known", lately, known)
	}
}
