package logs

import (
	"testing"
	"time"
)

func TestReadsReachBackAsFarAsRecordsWereLate(t *testing.T) {
	noon := time.Date(2026, time.March, 14, 12, 0, 0, 0, time.UTC)
	late := func(by time.Duration) []Record { return []Record{{Time: noon, Ingested: noon.Add(by)}} }
	var l lateness
	for _, step := range []struct {
		do   func()
		want time.Duration
	}{
		{func() {}, 30 * time.Second},                                   // nothing is known of a log yet
		{func() { l.note([]Record{{Time: noon}}) }, 30 * time.Second},   // nor of one that does not tell
		{func() { l.note(late(200 * time.Millisecond)) }, leastOverlap}, // prompt
		{func() { l.note(late(8 * time.Second)) }, 16 * time.Second},    // with a margin
		{func() { l.deep() }, 16 * time.Second},                         // it was so a while ago
		{func() { l.note(late(time.Minute)) }, 30 * time.Second},        // never more than asked for
		{func() { l.deep(); l.deep() }, leastOverlap},                   // prompt again
	} {
		step.do()
		if got := l.overlap(30 * time.Second); got != step.want {
			t.Errorf("it reaches back %s, want %s", got, step.want)
		}
	}
}
