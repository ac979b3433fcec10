package source

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// The reading of a hole ends long after one session broke and before the next,
// which reads the records from before the break once more.
func TestWhatTheNextSessionReadsAgainIsNotForgotten(t *testing.T) {
	now := time.Now()
	delivered := 0
	r := &liveReader{
		LiveTail: LiveTail{Groups: []LogGroup{{Name: "g", ARN: "a", Kind: logs.UserActivity}}, Following: Following{Since: now.Add(-time.Hour)}},
		deliver:  func(batch []logs.Record) { delivered += len(batch) },
		seen:     newSeen(0, true), fills: make(chan filled), status: Status{Live: &Live{}},
		readTo: now.Add(-6 * time.Minute), filling: &hole{},
	}
	record := logs.Record{Group: "g", Text: "x", Time: r.readTo.Add(-time.Second)}
	r.give([]logs.Record{record})
	r.fill(filled{done: true})
	r.noteHole(hole{from: r.readTo, to: now})
	if r.holes[0].from.After(record.Time) {
		t.Fatalf("the hole begins at %s, after the record of %s", r.holes[0].from, record.Time)
	}
	r.give([]logs.Record{record})
	if delivered != 1 {
		t.Errorf("it was delivered %d times", delivered)
	}
}
