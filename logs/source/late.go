package source

import (
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// lateness is how late the records of a log were lately, by what the log tells
// of their ingestion. Re-reading is most of what following a busy log costs, so
// reads between two deep ones reach back no further than that calls for; what
// is later than ever before is found by the next deep read.
type lateness struct {
	told         bool          // the log tells when it ingested
	now, earlier time.Duration // the worst since the last deep read, and between the two before it
	usual        float64       // records a second, smoothed
	scarce       bool          // fewer came at last than usual: they may be on their way
}

const (
	// leastOverlap is below any ingestion that is worth the name late.
	leastOverlap = 5 * time.Second
	// lateMargin is how many times the worst lateness is reached back.
	lateMargin = 2
	// scarcely is the part of what is usual below which records may be late.
	scarcely = 0.5
	// smoothing is the weight of a read in what is usual.
	smoothing = 0.125
)

// note looks at records that were new.
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

// came notes how many new records a pass over the latest time has brought.
func (l *lateness) came(records int, of time.Duration) {
	if of <= 0 {
		return
	}
	rate := float64(records) / of.Seconds()
	l.scarce = rate < scarcely*l.usual
	l.usual += smoothing * (rate - l.usual)
}

// deep begins to note anew: what was two deep reads ago is forgotten.
func (l *lateness) deep() { l.now, l.earlier = 0, l.now }

// overlap is how far a read reaches back, at most as far as late.
func (l *lateness) overlap(late time.Duration) time.Duration {
	if !l.told || l.scarce {
		return late
	}
	return min(late, max(leastOverlap, lateMargin*max(l.now, l.earlier)))
}
