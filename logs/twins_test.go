package logs

import (
	"fmt"
	"testing"
	"time"
)

func TestCloudTrailTellsSignInsAgain(t *testing.T) {
	noon := time.Date(2026, time.March, 14, 12, 0, 0, 0, time.UTC)
	exported := Event{Source: UserActivity, Time: noon, Kind: SignIn, Outcome: Fail, Client: "web", Sub: "ada", Username: "Ada"}
	for _, c := range []struct {
		name   string
		change func(e *Event)
		again  bool
	}{
		{"the same", func(*Event) {}, true},
		{"a few seconds earlier", func(e *Event) { e.Time = noon.Add(-7 * time.Second) }, true},
		{"a few seconds later", func(e *Event) { e.Time = noon.Add(7 * time.Second) }, true},
		{"the challenge before it", func(e *Event) { e.Outcome, e.Time = InProgress, noon.Add(-3*time.Second) }, true},
		{"another outcome", func(e *Event) { e.Outcome = Pass }, false},
		{"another user", func(e *Event) { e.Sub = "bob" }, false},
		{"nobody", func(e *Event) { e.Sub = "" }, false},
		{"another client", func(e *Event) { e.Client = "ios" }, false},
		{"another wish", func(e *Event) { e.Kind = ForgotPassword }, false},
		{"half a minute later", func(e *Event) { e.Time = noon.Add(30 * time.Second) }, false},
		{"of another source", func(e *Event) { e.Source = Lambda }, false},
	} {
		var twins Twins
		e := exported
		e.Source, e.Username = CloudTrail, ""
		c.change(&e)
		if twins.Again(&e) {
			t.Errorf("%s: told again before anything was told", c.name)
		}
		first := exported
		if twins.Again(&first) {
			t.Errorf("%s: the export's own is told again", c.name)
		}
		if got := twins.Again(&e); got != c.again {
			t.Errorf("%s: told again is %t", c.name, got)
		}
	}
}

func TestACodeThatWasSentIsToldAgain(t *testing.T) {
	var twins Twins
	told := Event{Source: UserActivity, Time: time.Unix(1_800_000_000, 0), Kind: ForgotPassword, Outcome: InProgress, Client: "web", Sub: "ada"}
	again := told
	again.Source = CloudTrail
	if twins.Again(&told) || !twins.Again(&again) {
		t.Error("it is not taken for the same")
	}
}

// The answer of an identity provider names nobody.
func TestAnIdentityProvidersAnswerIsToldAgain(t *testing.T) {
	noon := time.Date(2026, time.March, 14, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name   string
		change func(exported, redirect *Event)
		again  bool
	}{
		{"the same", func(_, _ *Event) {}, true},
		{"one that failed", func(exported, _ *Event) { exported.Outcome = Fail }, true},
		{"another address", func(_, redirect *Event) { redirect.IP = "203.0.113.8" }, false},
		{"half a minute later", func(_, redirect *Event) { redirect.Time = noon.Add(30 * time.Second) }, false},
		{"a sign-in with a password", func(exported, _ *Event) { exported.Provider = "" }, false},
		{"a failure", func(_, redirect *Event) { redirect.Outcome = Fail }, false},
	} {
		var twins Twins
		exported := Event{Source: UserActivity, Time: noon, Kind: SignIn, Outcome: Pass, Client: "web", Sub: "ada", IP: "203.0.113.7", Provider: "Okta"}
		redirect := Event{Source: CloudTrail, Time: noon.Add(time.Second), Kind: SignIn, Outcome: InProgress, IP: "203.0.113.7"}
		c.change(&exported, &redirect)
		if twins.Again(&exported) || twins.Again(&redirect) != c.again {
			t.Errorf("%s: told again is %t, want %t", c.name, !c.again, c.again)
		}
	}
}

func TestTwinsAreRememberedInBoundedMemory(t *testing.T) {
	noon := time.Date(2026, time.March, 14, 12, 0, 0, 0, time.UTC)
	event := func(source Source, user int) *Event {
		return &Event{Source: source, Time: noon.Add(time.Duration(user) * time.Second), Kind: SignIn, Outcome: Pass, Client: "web", Sub: fmt.Sprint(user)}
	}
	var twins Twins
	for user := range 5*mostTwins + 1 {
		twins.Again(event(UserActivity, user))
	}
	if n := len(twins.now) + len(twins.before); n > 2*mostTwins {
		t.Errorf("%d are remembered", n)
	}
	if !twins.Again(event(CloudTrail, 4*mostTwins+1)) {
		t.Error("what was told as many sign-ins ago as are remembered is forgotten")
	}
}
