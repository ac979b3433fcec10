package source_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// failing returns the world's client with calls that fail while a function says
// so.
func (w world) failing(fails func(operation, group string) error) *cloudwatchlogs.Client {
	return cloudwatchlogs.New(w.logs.Options(), func(o *cloudwatchlogs.Options) {
		o.APIOptions = append(o.APIOptions, func(s *middleware.Stack) error {
			return s.Initialize.Add(middleware.InitializeMiddlewareFunc("fail", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
				var err error
				switch p := in.Parameters.(type) {
				case *cloudwatchlogs.FilterLogEventsInput:
					err = fails("FilterLogEvents", *p.LogGroupIdentifier)
				case *cloudwatchlogs.StartLiveTailInput:
					err = fails("StartLiveTail", p.LogGroupIdentifiers[0])
				}
				if err != nil {
					return middleware.InitializeOutput{}, middleware.Metadata{}, err
				}
				return next.HandleInitialize(ctx, in)
			}), middleware.Before)
		})
	})
}

// slow returns the world's client with pages that take that long.
func (w world) slow(page time.Duration) *cloudwatchlogs.Client {
	return w.failing(func(operation, _ string) error {
		if operation == "FilterLogEvents" {
			time.Sleep(page)
		}
		return nil
	})
}

func TestALiveTailOfMorePastThanIsRememberedTellsItOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		const sent = 2_000
		for i := range sent {
			w.server.Put(activity, "stream", time.Now().Add(-2*time.Hour+time.Duration(i)*time.Second), text(i))
		}
		got := newSeen()
		got.follow(t, source.LiveTail{
			Client: w.logs, Groups: []source.LogGroup{group(activity)}, Following: source.Following{Since: time.Now().Add(-3 * time.Hour), Remember: 500},
		}, func() { time.Sleep(5 * time.Minute) })
		got.wants(t, sent)
	})
}

// The memory for delivered records is shared by all logs. A log that fails has
// not been read, so it has none to remember.
func TestALogThatFailsBesideABusyOneLosesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		for _, name := range []string{"quiet", "busy"} {
			w.server.Put(name, "s", time.Now().Add(-time.Hour), "old")
		}
		var down atomic.Bool
		client := w.failing(func(_, name string) error {
			if down.Load() && name == group("quiet").ARN {
				return errors.New("connection reset")
			}
			return nil
		})
		got := newSeen()
		const seconds = 20 * 60
		got.follow(t, source.Poll{Client: client, Groups: []source.LogGroup{group("quiet"), group("busy")}, Following: source.Following{Remember: 2_000}}, func() {
			time.Sleep(10 * time.Second)
			for i := range seconds {
				time.Sleep(time.Second)
				down.Store(i > 60 && i < seconds-240)
				w.server.Put("quiet", "s", time.Now(), text(i))
				for j := range 5 {
					w.server.Put("busy", "s", time.Now(), fmt.Sprint("busy", i, "-", j))
				}
			}
			time.Sleep(3 * time.Minute)
		})
		missing := 0
		for i := range seconds {
			if got.texts[text(i)] != 1 {
				missing++
			}
		}
		if missing > 0 {
			t.Errorf("of %d records of the quiet log %d did not come once", seconds, missing)
		}
	})
}

// A pool's export makes its log group when the first record comes, which may be
// days after it was set up. Meanwhile there may or may not be another log to read.
func TestAGroupThatIsMadeLaterIsReadWhateverElseThereIs(t *testing.T) {
	for _, alone := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, emulator.Options{})
			got := newSeen()
			readers := []source.Reader{source.Poll{Client: w.logs, Groups: []source.LogGroup{group(activity)}}}
			if !alone {
				readers = append(readers, source.Lookup{Client: w.trail})
			}
			got.follow(t, source.Together(readers), func() {
				time.Sleep(10 * time.Minute)
				for i := range 60 {
					w.server.Put(activity, "stream", time.Now(), text(i))
					time.Sleep(time.Second)
				}
				time.Sleep(5 * time.Minute)
			})
			got.wants(t, 60)
		})
	}
}

// AWS may refuse every session for an hour: the account has other sessions
// open.
func TestWhatNoLiveTailBringsIsPolled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		w.server.Put(activity, "stream", time.Now().Add(-time.Hour), "old")
		var down atomic.Bool
		client := w.failing(func(operation, _ string) error {
			if down.Load() && operation == "StartLiveTail" {
				return errors.New("limit exceeded")
			}
			return nil
		})
		got := newSeen()
		latest := time.Duration(0)
		got.follow(t, source.LiveTail{Client: client, Groups: []source.LogGroup{group(activity)}, Following: source.Following{Status: got.tell}}, func() {
			time.Sleep(time.Minute)
			down.Store(true)
			w.server.CutLiveTails()
			for i := range 1_200 {
				w.server.Put(activity, "stream", time.Now(), text(i))
				time.Sleep(time.Second)
				latest = max(latest, got.told().Behind)
			}
			time.Sleep(3 * time.Minute)
		})
		got.wants(t, 1_200)
		if latest > 3*time.Minute {
			t.Errorf("nothing was read for %s", latest)
		}
	})
}

// Holes are read while a session is waited for, which is then refused
// permanently.
func TestALiveTailThatIsRefusedAfterTroubleBringsNothingTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		const past, more = 100, 400
		for i := range past {
			w.server.Put(activity, "stream", time.Now().Add(-10*time.Minute+time.Duration(i)*time.Second), text(i))
		}
		tries := 0
		client := w.failing(func(operation, _ string) error {
			if operation != "StartLiveTail" {
				return nil
			}
			if tries++; tries < 8 {
				return errors.New("connection reset")
			}
			return &smithy.GenericAPIError{Code: "AccessDeniedException", Message: "no", Fault: smithy.FaultClient}
		})
		got := newSeen()
		got.follow(t, source.LiveOrPoll(source.LiveTail{Client: client, Groups: []source.LogGroup{group(activity)}, Following: source.Following{
			Since: time.Now().Add(-time.Hour), Status: got.tell,
		}}), func() {
			for i := range more {
				w.server.Put(activity, "stream", time.Now(), text(past+i))
				time.Sleep(time.Second)
			}
			time.Sleep(5 * time.Minute)
		})
		got.wants(t, past+more)
		if s := got.told(); s.Refused == nil || s.Live != nil {
			t.Errorf("it tells of %+v", s)
		}
	})
}

// Until a session begins, only the polling of holes shows AWS's time.
func TestALiveTailThatIsWaitedForLosesNothingByAClockThatIsAhead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		theirs := func() time.Time { return time.Now().Add(-31 * time.Minute) }
		w := newWorld(t, emulator.Options{Now: theirs})
		w.server.Put(activity, "stream", theirs().Add(-time.Hour), "old")
		began := time.Now()
		client := w.failing(func(operation, _ string) error {
			if operation == "StartLiveTail" && time.Since(began) < 5*time.Minute {
				return errors.New("connection reset")
			}
			return nil
		})
		got := newSeen()
		const sent = 900
		got.follow(t, source.LiveTail{Client: client, Groups: []source.LogGroup{group(activity)}, Following: source.Following{
			Since: theirs().Add(-time.Minute), Status: got.tell,
		}}, func() {
			for i := range sent {
				w.server.Put(activity, "stream", theirs(), text(i))
				time.Sleep(time.Second)
			}
			time.Sleep(time.Minute)
		})
		got.wants(t, sent)
	})
}

// Each session is billed by the begun minute, even if it lasts half a second.
func TestSessionsThatEndAtOnceAreNotPaidForAgainAndAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		w.server.Put(activity, "stream", time.Now().Add(-time.Hour), "old")
		got := newSeen()
		const seconds = 300
		got.follow(t, source.LiveTail{Client: w.logs, Groups: []source.LogGroup{group(activity)}, Following: source.Following{Status: got.tell}}, func() {
			for i := range seconds {
				w.server.Put(activity, "stream", time.Now(), text(i))
				time.Sleep(500 * time.Millisecond)
				w.server.CutLiveTails()
				time.Sleep(500 * time.Millisecond)
			}
			time.Sleep(3 * time.Minute)
		})
		got.wants(t, seconds)
		if live := got.status.Live; live.Sessions > 15 {
			t.Errorf("in %d s there were %d sessions, %d minutes billed", seconds, live.Sessions, live.Minutes)
		}
	})
}

func TestAGroupThatMayNotBeReadIsToldOfByALiveTail(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		for _, name := range []string{activity, "closed"} {
			w.server.Put(name, "stream", time.Now(), text(0))
		}
		w.server.Inject(emulator.Fault{Operation: "FilterLogEvents", Kind: emulator.AccessDenied})
		got := newSeen()
		begin := time.Now().Add(-time.Hour)
		got.follow(t, source.LiveTail{Client: w.logs, Groups: []source.LogGroup{group(activity), group("closed")}, Following: source.Following{Since: begin, Status: got.tell}}, func() {
			time.Sleep(30 * time.Second)
		})
		s := got.told()
		if s.Live == nil || s.Live.Err == nil {
			t.Errorf("it tells %+v", s.Live)
		}
		// A log that will not be read holds nobody up, but a reader that may read it
		// must still deliver its records.
		if s.Done != 1 || s.Behind > 5*time.Second || !s.Logs[0].ReadTo.Equal(begin) {
			t.Errorf("it tells of %+v", s)
		}
	})
}

// A session lasts three hours: until the next one nothing else would say that the
// logs can be read again.
func TestALiveTailSaysThatItsLogsCanBeReadAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		w.server.Put(activity, "stream", time.Now().Add(-time.Minute), text(0))
		allow := w.server.Inject(emulator.Fault{Operation: "FilterLogEvents", Kind: emulator.AccessDenied})
		got := newSeen()
		got.follow(t, source.LiveTail{Client: w.logs, Groups: []source.LogGroup{group(activity)}, Following: source.Following{Since: time.Now().Add(-time.Hour), Status: got.tell}}, func() {
			time.Sleep(20 * time.Second)
			if s := got.told(); s.Logs[0].Err == nil {
				t.Errorf("it tells of %+v", s)
			}
			allow()
			time.Sleep(2 * time.Minute)
		})
		got.wants(t, 1)
		if s := got.told(); s.Live.Err != nil || s.Logs[0].Err != nil || !s.Live.Connected {
			t.Errorf("after all was read it tells of %+v, %v", s.Logs, s.Live.Err)
		}
	})
}

// One of them was read half a minute ago, the other never: it can't know AWS's clock.
func TestTheTimeOfSeveralReadersIsThatOfThoseThatHadAnAnswer(t *testing.T) {
	var told source.Status
	parts := source.Merged(3, time.Time{}, func(s source.Status) { told = s })
	now := time.Date(2026, time.March, 14, 12, 0, 0, 0, time.UTC)
	failing := source.Status{Now: now.Add(time.Hour), Behind: time.Minute, Logs: []source.LogStatus{{Name: "c", Err: errors.New("no route")}}}
	parts[2](failing)
	if !told.Now.Equal(failing.Now) || told.Behind != 0 {
		t.Errorf("when nobody had an answer it is %s, and read to %s before", told.Now, told.Behind)
	}
	parts[0](source.Status{Now: now.Add(-30 * time.Second), Behind: 5 * time.Second, Done: 1, Logs: []source.LogStatus{{Name: "a"}}})
	parts[1](source.Status{Now: now, Behind: time.Second, Done: 1, Logs: []source.LogStatus{{Name: "b"}}})
	if !told.Now.Equal(now) || told.Behind != 35*time.Second {
		t.Errorf("it is %s, and read to %s before", told.Now, told.Behind)
	}
}

func TestWhatWasNotToldYetIsNotRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told source.Status
		parts := source.Merged(2, time.Now().Add(-time.Hour), func(s source.Status) { told = s })
		time.Sleep(time.Minute)
		parts[0](source.Status{Done: 1, Logs: []source.LogStatus{{Name: "a"}}})
		if told.Done != 0 || told.Behind != time.Hour+time.Minute {
			t.Errorf("before the second has told of itself: %+v", told)
		}
	})
}
