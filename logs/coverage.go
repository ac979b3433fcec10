package logs

import (
	"strings"
	"time"
)

// coverage knows what the export of user activity reports, and since when.
// CloudTrail reports the same events again, with less in them and another id, and
// not every event is found to have its twin. Coverage is by client, as
// CloudTrail's unauthenticated calls name no pool, and by kind, as the export
// lacks some: only CloudTrail reports that somebody confirmed.
type coverage map[wish]*toldOf

// wish is what somebody wanted and where. All outcomes are one wish, as a
// challenge on the way to a success is no event of its own in the export. Users
// that don't exist are kept separate: whether the export has them is not
// documented.
type wish struct {
	client string
	kind   Kind
	nobody bool
}

func wishOf(e *Event) wish { return wish{e.Client, e.Kind, e.Outcome == Fail && e.Sub == ""} }

// toldOf is the times of the first event and of the latest.
type toldOf struct{ first, latest time.Time }

const (
	// coverageSlack is how much earlier than the export's time a call may begin.
	coverageSlack = time.Minute
	// coverageLasts is how long after its latest event the export is believed to go
	// on.
	coverageLasts = time.Hour
	// mostCovered is how many wishes are kept track of.
	mostCovered = 2048
)

// has reports whether the export reports an event of CloudTrail as well. The export lacks what administrators do,
// sign-ins that stop where the user has to set something up, calls that AWS refused before anybody guessed, such as
// those above a quota or with a wrong client secret, and locks as far as is documented.
func (c coverage) has(e *Event) bool {
	known := c[wishOf(e)]
	if known == nil || e.Kind == AdminCall || e.Kind == OtherKind {
		return false
	}
	if e.setsUp() {
		return false
	}
	if e.Outcome == Fail {
		if f := FailureOf(e); f == Refused || f == MetLock {
			return false
		}
	}
	return !e.Time.Before(known.first.Add(-coverageSlack)) && e.Time.Before(known.latest.Add(coverageLasts))
}

// note learns from an event of the export.
func (c coverage) note(e *Event) coverage {
	w := wishOf(e)
	known := c[w]
	if known == nil {
		if w.client == "" {
			return c
		}
		if c == nil {
			c = coverage{}
		}
		if len(c) >= mostCovered {
			c.forget()
		}
		w.client = strings.Clone(w.client)
		known = &toldOf{e.Time, e.Time}
		c[w] = known
	}
	if e.Time.Before(known.first) {
		known.first = e.Time
	}
	if e.Time.After(known.latest) {
		known.latest = e.Time
	}
	return c
}

// forget drops the wish whose latest event is the oldest.
func (c coverage) forget() {
	var oldest wish
	for w, known := range c {
		if at := c[oldest]; at == nil || known.latest.Before(at.latest) {
			oldest = w
		}
	}
	delete(c, oldest)
}
