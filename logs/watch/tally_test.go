package watch

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// The sums are updated with every event and every minute: they must equal a
// full recount, however late events are and wherever the clock goes.
func TestTheTopIsThatOfTheLastMinutes(t *testing.T) {
	noon := time.Date(2026, time.March, 14, 12, 0, 0, 0, time.UTC)
	random := rand.New(rand.NewPCG(1, 2))
	kept, clock := newTally(), noon
	for step := range 3_000 {
		e := logs.Event{
			Time: clock.Add(time.Duration(random.IntN(40)-36) * time.Minute), Kind: logs.SignIn, Outcome: logs.Fail,
			Sub: fmt.Sprint(random.IntN(20)), Reason: logs.BadCredentials,
		}
		kept.count(&e)
		switch random.IntN(60) {
		case 0:
			clock = clock.Add(time.Duration(random.IntN(25)) * time.Minute)
		case 1:
			clock = clock.Add(-time.Duration(random.IntN(5)) * time.Minute)
		}
		if step%7 > 0 {
			continue
		}
		anew := newTally()
		for minute, c := range kept.cells { // including what was dropped
			anew.cells[minute] = c
		}
		if got, want := kept.at(clock, clock), anew.at(clock, clock); !reflect.DeepEqual(got, want) {
			t.Fatalf("after %d steps at %s:\n%+v, want\n%+v", step, clock, got.Top, want.Top)
		}
	}
}
