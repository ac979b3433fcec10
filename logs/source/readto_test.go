package source_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// A reader that takes over begins where Status says that the one before was, and
// detectors let time pass up to there. So everything before that must have been
// delivered, whatever the reader and its sessions.
func TestWhatIsFromBeforeALogWasReadToWasDelivered(t *testing.T) {
	groups := []source.LogGroup{group(activity), group(activity + "-2")}
	for name, reader := range map[string]func(client world, how source.Following) source.Reader{
		"polling": func(w world, how source.Following) source.Reader {
			return source.Poll{Client: w.logs, Groups: groups, Following: how}
		},
		"live": func(w world, how source.Following) source.Reader {
			return source.LiveTail{Client: w.logs, Groups: groups, Following: how}
		},
		"live, refused": func(w world, how source.Following) source.Reader {
			w.server.Inject(emulator.Fault{Operation: "StartLiveTail", Kind: emulator.AccessDenied})
			return source.LiveOrPoll(source.LiveTail{Client: w.logs, Groups: groups, Following: how})
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, emulator.Options{})
				w.logs = w.slow(3 * time.Second)
				const past, more = 600, 300
				begin := time.Now().Add(-24 * time.Hour)
				got := newSeen()
				var times []time.Time
				put := func(at time.Time) {
					got.mu.Lock()
					defer got.mu.Unlock()
					w.server.Put(groups[len(times)%2].Name, "stream", at, text(len(times)))
					times = append(times, at)
				}
				for i := range past {
					put(begin.Add(time.Duration(i) * 40 * time.Second))
				}
				lied, early := 0, 0
				tell := func(s source.Status) {
					got.tell(s)
					got.mu.Lock()
					defer got.mu.Unlock()
					if s.Done == 1 && len(got.texts) < past {
						early++
					}
					for i, at := range times {
						for _, log := range s.Logs {
							if log.Name == groups[i%2].Name && at.Before(log.ReadTo) && got.texts[text(i)] == 0 {
								lied++
							}
						}
						if s.Done == 1 && at.Before(time.Now().Add(-s.Behind)) && got.texts[text(i)] == 0 {
							lied++
						}
					}
				}
				got.follow(t, reader(w, source.Following{Since: begin, Status: tell}), func() {
					for i := range more {
						if i == 5 || i == 9 || i == 150 {
							w.server.CutLiveTails()
						}
						time.Sleep(time.Second)
						put(time.Now())
					}
					time.Sleep(5 * time.Minute)
				})
				got.wants(t, past+more)
				if lied > 0 || early > 0 {
					t.Errorf("%d times a record was missing that was said to be read, %d times the past was said to be read before it was", lied, early)
				}
				if s := got.status; s.Done != 1 || s.Behind > 20*time.Second {
					t.Errorf("at last it tells of %+v", s)
				}
			})
		})
	}
}

// Live Tail is turned on and off, before and after the past was read.
func TestReadersThatTakeOverFromOneAnotherLoseNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		w.logs = w.slow(4 * time.Second)
		groups := []source.LogGroup{group(activity), group(activity + "-2")}
		const past, more = 2_000, 600
		begin := time.Now().Add(-24 * time.Hour)
		for i := range past {
			w.server.Put(groups[i%2].Name, "stream", begin.Add(time.Duration(i)*40*time.Second), text(i))
		}
		got := newSeen()
		owed := map[string]time.Time{}
		sent := past
		for turn := range 20 {
			how := source.Following{Since: begin, From: owed, Status: got.tell}
			reader := source.Reader(source.Poll{Client: w.logs, Groups: groups, Following: how})
			if turn%2 == 0 {
				reader = source.LiveTail{Client: w.logs, Groups: groups, Following: how}
			}
			got.follow(t, reader, func() {
				for i := range more / 20 {
					if turn%5 == 0 && i == 3 {
						w.server.CutLiveTails()
					}
					time.Sleep(time.Duration(turn+1) * 100 * time.Millisecond)
					w.server.Put(groups[i%2].Name, "stream", time.Now(), text(sent))
					sent++
				}
			})
			owed = map[string]time.Time{}
			for _, log := range got.told().Logs {
				owed[log.Name] = log.ReadTo.Add(-log.Late)
			}
		}
		got.follow(t, source.Poll{Client: w.logs, Groups: groups, Following: source.Following{Since: begin, From: owed}}, func() { time.Sleep(5 * time.Minute) })
		missing := 0
		for i := range sent {
			if got.texts[text(i)] == 0 {
				missing++
			}
		}
		if missing > 0 {
			t.Errorf("of %d records %d are missing", sent, missing)
		}
	})
}

// Detectors take records from hours before the last ones they saw as late.
func TestALiveTailBringsThePastBeforeTheNews(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, emulator.Options{})
		w.logs = w.slow(3 * time.Second)
		const past, more = 600, 300
		began := time.Now()
		for i := range past {
			w.server.Put(activity, "stream", began.Add(-24*time.Hour+time.Duration(i)*2*time.Minute), text(i))
		}
		got := newSeen()
		disorder, news := 0, false
		deliver := func(batch []logs.Record) {
			for _, r := range batch {
				if old := r.Time.Before(began); !old {
					news = true
				} else if news {
					disorder++
				}
			}
			got.deliver(batch)
		}
		follow(t, source.LiveTail{Client: w.logs, Groups: []source.LogGroup{group(activity)}, Following: source.Following{Since: began.Add(-25 * time.Hour), Status: got.tell}}, deliver, func() {
			for i := range more {
				time.Sleep(time.Second)
				w.server.Put(activity, "stream", time.Now(), text(past+i))
			}
			time.Sleep(time.Minute)
		})
		got.wants(t, past+more)
		if disorder > 0 {
			t.Errorf("%d records of the past came after the first of the news", disorder)
		}
		if s := got.told(); s.Done != 1 || s.Behind > 5*time.Second {
			t.Errorf("at last it tells of %+v", s)
		}
	})
}
