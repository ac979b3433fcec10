package source

import (
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"
)

// The log is so busy that the call budget is barely enough to read it three times
// over, and for a while calls take long. The reader must not ask for more than
// before.
func TestABusyLogIsCaughtUpWith(t *testing.T) {
	if testing.Short() {
		t.Skip("it is long")
	}
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		second := func(s float64) time.Time { return begin.Add(time.Duration(s * float64(time.Second))) }
		const rate, calm = 12_000, 60 // records a second; seconds until it has caught up
		s := shelf{takes: time.Second * shelfPage / (3 * rate)}
		random := rand.New(rand.NewPCG(1, 2)) // fixed, to be repeatable
		for at := 10.0; at < calm-10; at += 5 + 5*random.Float64() {
			s.slow = append(s.slow, span{second(at), second(at + 2*random.Float64())})
		}
		for i := range 90 * rate {
			at := float64(i) / rate
			s.put(second(at), second(at+2*random.Float64()))
		}
		delivered := s.follow(t, 0, 100*time.Second)
		worst := time.Duration(0)
		for i := range s.records {
			r := &s.records[i]
			times := delivered[r.ID]
			if len(times) != 1 {
				t.Fatalf("the record of %s was delivered %d times", r.Time.Sub(begin), len(times))
			}
			if r.Time.After(second(calm)) {
				worst = max(worst, times[0].Sub(r.Ingested))
			}
		}
		if worst > 9*time.Second {
			t.Errorf("one was there for %s before it was found", worst)
		}
	})
}
