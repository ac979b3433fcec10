package bulk_test

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// TestFaultsLoseAndDoubleNothing: throttling, faults of AWS's and credentials
// that expire, in the budget all the while.
func TestFaultsLoseAndDoubleNothing(t *testing.T) {
	const users, perSecond = 2000, 900
	for _, id := range []string{"disable", "delete-user"} {
		t.Run(id, func(t *testing.T) {
			w := newWorld(t, users)
			plan := w.plan(id, nil)
			operation := map[string]string{"disable": "AdminDisableUser", "delete-user": "AdminDeleteUser"}[id]
			rates := unlimited()
			rates[call.CategoryUserUpdate] = perSecond
			w.session = w.open(rates)
			w.server.Inject(emulator.Fault{Operation: operation, Kind: emulator.ExpiredCredentials, After: users / 2, Times: 1})
			w.server.Inject(emulator.Fault{Kind: emulator.Throttle, Rate: 0.2})
			w.server.Inject(emulator.Fault{Kind: emulator.ServerError, Rate: 0.05})

			b := w.start(plan)
			began := time.Now()
			pause, ok := errors.AsType[*bulk.Pause](b.Run(t.Context()))
			if !ok || pause.Problem.Kind != call.KindCredentials || w.session.Locked() == nil {
				t.Fatalf("the expiry did not pause it: %v", pause)
			}
			w.check(w.session.Renew(t.Context()))
			b.Resume()
			w.check(b.Run(t.Context()))
			t.Logf("%.0f acts a second", users/time.Since(began).Seconds())

			if p := b.Progress(); p.Done != users {
				t.Errorf("progress is %+v\n%+v", p, b.Report().Troubled())
			}
			done := w.succeeded(operation)
			if len(done) != users {
				t.Errorf("%d users were acted on", len(done))
			}
			for name, times := range done {
				if times != 1 {
					t.Errorf("%s: %d times", name, times)
				}
			}
			// The budget counts departures, this arrivals: of calls that were held up on
			// their way a few come in a later second.
			if most := busiest(w.server.Calls(), operation); most > 2*perSecond+perSecond/20 {
				t.Errorf("%d calls in a second, with a burst of %d and %d a second", most, perSecond, perSecond)
			}
		})
	}
}

// busiest is the most calls of an operation in any second. A bucket that is full
// gives a second's worth at once, on top of what it refills in that second.
func busiest(calls []emulator.Call, operation string) (most int) {
	calls = slices.DeleteFunc(calls, func(c emulator.Call) bool { return c.Operation != operation })
	first := 0
	for i := range calls {
		for calls[i].At.Sub(calls[first].At) >= time.Second {
			first++
		}
		most = max(most, i-first+1)
	}
	return most
}

// An answer that is lost leaves in doubt what must not be done twice.
func TestALostAnswerIsLookedInto(t *testing.T) {
	w := newWorld(t, 40)
	for _, test := range []struct {
		id, operation string
		done, unknown int
	}{
		{"disable", "AdminDisableUser", 40, 0},           // done again
		{"reset-totp", "AdminDeleteSoftwareToken", 0, 3}, // nothing tells; the others have none to reset
		{"delete-user", "AdminDeleteUser", 40, 0},        // a second look tells
	} {
		remove := w.server.Inject(emulator.Fault{Operation: test.operation, Kind: emulator.CutConnection, After: 10, Times: 3})
		b, err := bulk.Start(t.Context(), w.session, w.plan(test.id, nil), bulk.Options{Dir: w.journals(), Workers: 1})
		w.check(err)
		w.check(b.Run(t.Context()))
		remove()
		if p := b.Progress(); p.Done != test.done || p.Unknown != test.unknown {
			t.Errorf("%s: %+v\n%+v", test.id, p, b.Report().Troubled())
		}
	}
}

// A user whom AWS always fails must not hold up a bulk for long, nor get code after
// code.
func TestAResetThatFailsAfterAllItsWaitingIsGivenUp(t *testing.T) {
	for name, kind := range map[string]emulator.FaultKind{"fault": emulator.ServerError, "lost answer": emulator.CutConnection} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 1, withEmail)
			b := w.startWithin(time.Millisecond, w.plan("reset-password", nil))
			w.server.Lag(time.Hour)
			w.server.Inject(emulator.Fault{Operation: "AdminResetUserPassword", Kind: kind})
			w.check(b.Run(t.Context()))
			if p, sent := b.Progress(), w.calls("AdminResetUserPassword"); p.Unknown != 1 || sent != 2 {
				t.Errorf("sent %d times, %+v", sent, p)
			}
		})
	}
}

// AWS does not look at what it throttles.
func TestThrottlingDoesNotCountAsAFault(t *testing.T) {
	w := newWorld(t, 1, withEmail)
	b := w.startWithin(time.Millisecond, w.plan("reset-password", nil))
	throttled := emulator.Fault{Operation: "AdminResetUserPassword", Kind: emulator.Throttle, Times: 20}
	w.server.Inject(throttled)
	w.server.Inject(emulator.Fault{Operation: throttled.Operation, Kind: emulator.ServerError, Times: 1})
	w.check(b.Run(t.Context()))
	if p := b.Progress(); p.Done != 1 || w.calls(throttled.Operation) != 22 {
		t.Errorf("called %d times, %+v\n%+v", w.calls(throttled.Operation), p, b.Report().Troubled())
	}
}

func TestWhatWasNotSentIsNotInDoubt(t *testing.T) {
	w := newWorld(t, 1, withEmail)
	plan := w.plan("reset-password", nil)
	w.url = "http://127.0.0.1:1" // nobody listens
	w.session = w.open(unlimited())
	b := w.startAlone(plan)
	if pause, ok := errors.AsType[*bulk.Pause](b.Run(t.Context())); !ok || pause.Problem.Kind != call.KindNetwork {
		t.Fatalf("paused by %v", pause)
	}
	b.Cancel()
	if err := b.Run(t.Context()); !errors.Is(err, bulk.ErrCanceled) {
		t.Error(err)
	}
	if p := b.Progress(); p.Left != 1 || p.Unknown != 0 {
		t.Errorf("%+v\n%+v", p, b.Report().Troubled())
	}
}

// A process that was killed leaves acts begun and half a line.
func TestAJournalThatWasCutGoesOn(t *testing.T) {
	w := newWorld(t, 12)
	b := w.start(w.plan("delete-user", nil))
	targets := b.Plan().Targets
	_ = acts.Do(t.Context(), w.session, acts.Act{Action: action("delete-user"), Target: targets[1]})
	then := time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)
	b = w.killed(b, step(0, bulk.Done, then), step(1, bulk.Begun, then), step(2, bulk.Begun, then), `{"n":3,"sta`)
	w.check(b.Run(t.Context()))
	done := w.succeeded("AdminDeleteUser")
	if p := b.Progress(); p.Done != 12 || len(done) != 11 || done[targets[0].User.Username] != 0 {
		t.Errorf("progress is %+v, deleted %v", p, done)
	}
}

// The clock may have been wrong and been set right since.
func TestAnActThatBeganInTheFutureIsNotWaitedFor(t *testing.T) {
	w := newWorld(t, 1, withEmail)
	b := w.killed(w.start(w.plan("reset-password", nil)), step(0, bulk.Begun, time.Now().Add(2*time.Hour)))
	w.check(b.Close())
	b, err := bulk.Open(t.Context(), w.session, b.Journal(), bulk.Options{Lag: time.Millisecond})
	w.check(err)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	w.check(b.Run(ctx))
	if p, sent := b.Progress(), len(w.server.Messages()); p.Done != 1 || sent != 1 {
		t.Errorf("%d messages were sent, %+v", sent, p)
	}
}

func TestWhatIsNoJournal(t *testing.T) {
	w := newWorld(t, 1)
	path := w.dir + "/x.bulk.jsonl"
	for _, text := range []string{"", "{}\n", "not JSON\n", `{"header":{"version":99}}` + "\n", `{"header":{"version":1}}` + "\n" + `{"n":7,"state":"done"}` + "\n"} {
		w.check(os.WriteFile(path, []byte(text), 0o600))
		if _, err := bulk.Open(t.Context(), w.session, path, bulk.Options{}); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
