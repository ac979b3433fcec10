package source

import (
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// lateness is how late a log's recent records were, by the log's own ingestion
// times. Most of the cost of following a busy log is reading the same records
// again, so reads between two deep ones reach back only as far as the lateness
// requires; a record that is later than any before is found by the next deep
// read.
type lateness struct {
	told         bool          // the log gives ingestion times
	now, earlier time.Duration // the worst since the last deep read, and between the two before it
	usual        float64       // records a second, smoothed
	scarce       bool          // the last read had fewer than usual: some may be on their way
}

const (
	// leastOverlap is shorter than any ingestion worth calling late.
	leastOverlap = 5 * time.Second
	// lateMargin is how many times the worst lateness a read reaches back.
	lateMargin = 2
	// scarcely is the fraction of the usual rate below which records may be late.
	scarcely = 0.5
	// smoothing is the weight of a read in the usual rate.
	smoothing = 0.125
)

// note takes in records that were new.
func (l *lateness) note(records []logs.Record) {
	for i := range records {
		r := &records[i]
		if r.Ingested.IsZero() || r.Time.IsZero() {
			continue
		}
		l.told = true
		l.now = max(l.now, r.Ingested.Sub(r.Time))
	}
}

// came notes how many new records a pass over the latest time brought.
func (l *lateness) came(records int, of time.Duration) {
	if of <= 0 {
		return
	}
	rate := float64(records) / of.Seconds()
	l.scarce = rate < scarcely*l.usual
	l.usual += smoothing * (rate - l.usual)
}

// deep starts a new measurement: the one from two deep reads ago is dropped.
func (l *lateness) deep() { l.now, l.earlier = 0, l.now }

// overlap is how far a read reaches back, at most as far as late.
func (l *lateness) overlap(late time.Duration) time.Duration {
	if !l.told || l.scarce {
		return late
	}
	return min(late, max(leastOverlap, lateMargin*max(l.now, l.earlier)))
}
