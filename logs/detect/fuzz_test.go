package detect_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// FuzzObserve shows events of any content, in any order, to all detectors: they
// stay within their memory, and each alert is complete and closes once.
func FuzzObserve(f *testing.F) {
	f.Add(uint64(1), "alice", "Lisbon", "+351")
	f.Add(uint64(2), "", "null", "")
	f.Add(uint64(3), "\xff\x00", "‹U+202E›", "+")
	f.Fuzz(func(t *testing.T, seed uint64, text, city, phone string) {
		random := rand.New(rand.NewPCG(seed, 7))
		engine := detect.New(detect.Config{Seed: 1, MaxBytes: 4 << 20})
		now := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
		last := map[string]detect.State{}
		take := func(list []detect.Alert) {
			for _, a := range list {
				if was, told := last[a.ID]; told && was == detect.Closed {
					t.Fatalf("%s is told after it was closed", a.ID)
				}
				last[a.ID] = a.State
				whole(t, a)
			}
		}
		for range 3000 {
			now = now.Add(time.Duration(random.IntN(40)-8) * time.Second)
			e := anyEvent(random, now, text, city, phone)
			engine.Observe(&e)
			if random.IntN(50) == 0 {
				engine.Advance(now)
				take(engine.Drain())
			}
		}
		if stats := engine.Stats(); stats.Bytes > stats.MaxBytes {
			t.Errorf("%d of %d bytes", stats.Bytes, stats.MaxBytes)
		}
		take(engine.Finish())
		for id, state := range last {
			if state != detect.Closed {
				t.Errorf("%s is %s at the end", id, state)
			}
		}
	})
}

func whole(t *testing.T, a detect.Alert) {
	if a.Reason == "" || a.Count < 1 || a.Last.Before(a.First) || len(a.Evidence) > detect.MaxEvidence || len(a.Subs) > detect.MaxSubs {
		t.Fatalf("%+v", a)
	}
	if _, ok := detect.Find(a.Detector); !ok {
		t.Fatalf("there is no detector %s", a.Detector)
	}
	if _, err := a.MarshalJSON(); err != nil && utf8.ValidString(a.Key.Value) {
		t.Fatal(err)
	}
}

func anyEvent(random *rand.Rand, now time.Time, text, city, phone string) logs.Event {
	reasons := []logs.Reason{logs.NoReason, logs.BadCredentials, logs.WrongCode, logs.Locked, logs.UnknownUser, logs.MustReset, logs.Blocked, logs.Reason(text)}
	e := logs.Event{
		Time: now, ID: fmt.Sprint("e", random.IntN(100_000)), Kind: logs.Kind(random.IntN(16)), Outcome: logs.Outcome(random.IntN(4)),
		Reason: reasons[random.IntN(len(reasons))], Pool: "pool", Client: text, Sub: fmt.Sprint(text, random.IntN(40)),
		IP: fmt.Sprintf("192.0.%d.1", random.IntN(20)), Country: text, City: city, Device: text, Phone: phone, Trigger: "CustomMessage_" + text,
		Risk: logs.Risk(random.IntN(5)), Decision: logs.Decision(random.IntN(40)), Compromised: random.IntN(100) == 0,
		Source: logs.Source(random.IntN(7)), Actor: text, Action: "AdminSetUserPassword",
	}
	if random.IntN(2) == 0 {
		e.Kind = logs.SignIn
	}
	for _, drop := range []*string{&e.Pool, &e.Client, &e.Sub, &e.IP, &e.Country, &e.ID} {
		if random.IntN(10) == 0 {
			*drop = ""
		}
	}
	if random.IntN(500) == 0 {
		e.Time = time.Unix(random.Int64N(1<<40)-1<<39, 0)
	}
	return e
}
