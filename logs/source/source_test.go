package source_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// late ingests most events within seconds, some after minutes and out of order.
func late(seed uint64, longest time.Duration) func(string, time.Time) time.Duration {
	dice := rand.New(rand.NewPCG(seed, 1))
	return func(string, time.Time) time.Duration {
		if dice.IntN(50) == 0 {
			return time.Duration(dice.Int64N(int64(longest)))
		}
		return time.Duration(dice.Int64N(int64(3 * time.Second)))
	}
}

// hostile makes the endpoint as bad as endpoints get.
func hostile(s *emulator.Server) {
	for _, f := range []emulator.Fault{
		{Operation: "FilterLogEvents", Kind: emulator.Throttle, Rate: 0.2},
		{Operation: "FilterLogEvents", Kind: emulator.ServerError, Rate: 0.05},
		{Operation: "FilterLogEvents", Kind: emulator.CutConnection, Rate: 0.05},
		{Operation: "FilterLogEvents", Kind: emulator.EmptyPage, Rate: 0.2},
		{Operation: "FilterLogEvents", Kind: emulator.Shuffle, Rate: 0.5},
		{Operation: "FilterLogEvents", Kind: emulator.Repeat, Rate: 0.3},
		{Operation: "StartLiveTail", Kind: emulator.Throttle, Rate: 0.2},
		{Operation: "StartLiveTail", Kind: emulator.Repeat, Rate: 0.3},
	} {
		s.Inject(f)
	}
}

const sent = 120_000

// send puts records into two groups, a thousand each second.
func send(w world, each func(second int)) {
	for i := range sent {
		if i%1000 == 0 {
			time.Sleep(time.Second)
			each(i / 1000)
		}
		w.server.Put([]string{activity, activity + "-2"}[i%2], "stream", time.Now(), text(i))
	}
}

func TestPollMissesNothingOfAHostileEndpoint(t *testing.T) {
	if testing.Short() {
		t.Skip("it is long")
	}
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{Seed: 1, Late: late(1, 90*time.Second)})
		hostile(w.server)
		w.server.Put(activity, "stream", time.Now().Add(-time.Hour), "before")
		w.server.Put(activity+"-2", "stream", time.Now().Add(-time.Hour), "before")
		time.Sleep(2 * time.Minute)
		got := newSeen()
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() {
			done <- source.Poll{
				Client: w.logs, Groups: []source.LogGroup{group(activity), group(activity + "-2")}, Following: source.Following{Status: got.tell},
			}.Read(ctx, got.deliver)
		}()
		send(w, func(int) {})
		time.Sleep(5 * time.Minute)
		stop()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("it ended with %v", err)
		}
		got.wants(t, sent)
		t.Logf("%+v", got.status)
	})
}

func TestLiveTailMissesNothingOfAHostileEndpoint(t *testing.T) {
	if testing.Short() {
		t.Skip("it is long")
	}
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{Seed: 2, Late: late(2, 90*time.Second)})
		hostile(w.server)
		w.server.Put(activity, "stream", time.Now().Add(-time.Hour), "before")
		w.server.Put(activity+"-2", "stream", time.Now().Add(-time.Hour), "before")
		time.Sleep(2 * time.Minute)
		got := newSeen()
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() {
			done <- source.LiveTail{
				Client: w.logs, Groups: []source.LogGroup{group(activity), group(activity + "-2")}, Following: source.Following{Status: got.tell},
			}.Read(ctx, got.deliver)
		}()
		cuts := 0
		send(w, func(second int) {
			if second%40 == 39 {
				cuts += w.server.CutLiveTails()
			}
		})
		time.Sleep(5 * time.Minute)
		stop()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("it ended with %v", err)
		}
		got.wants(t, sent)
		if live := got.status.Live; live.Sessions < 3 || live.SampledSeconds == 0 {
			t.Errorf("there were %d sessions and %d sampled seconds: nothing was hard about it", live.Sessions, live.SampledSeconds)
		}
		t.Logf("%+v %+v", got.status, *got.status.Live)
	})
}
