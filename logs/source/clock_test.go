package source_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// This machine's clock may be minutes off AWS's, which stamps records.
func TestNothingIsLostByAClockThatIsWrong(t *testing.T) {
	for _, off := range []time.Duration{-time.Minute, -20 * time.Second, -2 * time.Second, 0, 10 * time.Second, 130 * time.Second, 4 * time.Minute, 10 * 24 * time.Hour} {
		for name, reader := range map[string]func(w world, how source.Following) source.Reader{
			"polling": func(w world, how source.Following) source.Reader {
				return source.Poll{Client: w.logs, Groups: []source.LogGroup{group(activity)}, Following: how}
			},
			"polling the second of two": func(w world, how source.Following) source.Reader {
				w.server.Put(activity+"-2", "stream", time.Now().Add(-20*24*time.Hour), "old")
				return source.Poll{Client: w.logs, Groups: []source.LogGroup{group(activity + "-2"), group(activity)}, Following: how}
			},
			"live": func(w world, how source.Following) source.Reader {
				return source.LiveTail{Client: w.logs, Groups: []source.LogGroup{group(activity)}, Following: how}
			},
		} {
			synctest.Test(t, func(t *testing.T) {
				theirs := func() time.Time { return time.Now().Add(-off) }
				w := newWorld(t, emulator.Options{Now: theirs})
				w.server.Put(activity, "stream", theirs().Add(-time.Hour), "old")
				got := newSeen()
				var last source.Status
				var wrong time.Duration
				got.follow(t, reader(w, source.Following{Status: got.tell}), func() {
					time.Sleep(time.Minute)
					for i := range 600 {
						w.server.Put(activity, "stream", theirs(), text(i))
						if i == 300 {
							w.server.CutLiveTails()
						}
						time.Sleep(time.Second)
					}
					time.Sleep(5 * time.Minute)
					last = got.told()
					wrong = theirs().Sub(last.Now)
				})
				t.Logf("%s, a clock %s ahead:", name, off)
				got.wants(t, 600)
				if last.Behind.Abs() > 10*time.Second || wrong.Abs() > 10*time.Second || last.Calls > 1_000 {
					t.Errorf("after %d calls it says that it is %s behind, by a clock that is %s wrong", last.Calls, last.Behind, wrong)
				}
			})
		}
	}
}

func TestHistoryDoesNotWaitForAClockThatIsAhead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		theirs := func() time.Time { return time.Now().Add(-4 * time.Minute) }
		w := newWorld(t, emulator.Options{Now: theirs})
		w.server.Put(activity, "stream", theirs().Add(-time.Hour), text(0))
		got := newSeen()
		began := time.Now()
		err := source.Poll{Client: w.logs, Groups: []source.LogGroup{group(activity)}, Following: source.Following{
			Since: began.Add(-2 * time.Hour), Until: began,
		}}.Read(t.Context(), got.deliver)
		if took := time.Since(began); err != nil || took > time.Second {
			t.Errorf("it ended with %v after %s", err, took)
		}
		got.wants(t, 1)
	})
}
