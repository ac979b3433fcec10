package signins

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Whatever order events arrive in, the rows are the same as when all are read at once.
func TestRowsStandByTimeWheneverTheyCame(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var rows, all []*logs.Event
		for range 1 + dice.IntN(8) {
			var came []*logs.Event
			for range dice.IntN(6) {
				came = append(came, &logs.Event{Time: time.Unix(dice.Int64N(20), 0)})
			}
			all = append(all, came...)
			rows = inOrder(rows, came)
		}
		slices.SortStableFunc(all, func(a, b *logs.Event) int { return cmp.Compare(a.Time.Unix(), b.Time.Unix()) })
		if !slices.Equal(rows, all) {
			t.Fatalf("of %d events %d rows are out of place", len(all), len(rows))
		}
	}
}
