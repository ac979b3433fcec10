package logs

import (
	"strings"
	"time"
)

// coverage knows what the export of user activity tells of, and since when. What
// CloudTrail tells of the same is the same again, with less in it and another id:
// not every event is found to have its twin. It is by client as CloudTrail's
// unauthenticated calls tell no pool, and by kind as the export has not all of
// them: that somebody confirmed is CloudTrail's alone to tell.
type coverage map[wish]*toldOf

// wish is what somebody wanted and where. All outcomes are one, as a challenge on
// the way to a success is no event of its own in the export. Users that don't
// exist are apart: whether the export has them is not documented.
type wish struct {
	client string
	kind   Kind
	nobody bool
}

func wishOf(e *Event) wish { return wish{e.Client, e.Kind, e.Outcome == Fail && e.Sub == ""} }

// toldOf are the times of the first event and of the latest.
type toldOf struct{ first, latest time.Time }

const (
	// coverageSlack is how much earlier a call may begin than the export tells of it.
	coverageSlack = time.Minute
	// coverageLasts is for how long the export is believed to go on.
	coverageLasts = time.Hour
	// mostCovered is how many are kept track of.
	mostCovered = 2048
)

// has reports whether the export tells of an event of CloudTrail as well. It has not
// what administrators do, nor where a user stops who has to set something up first, nor calls that AWS refused before anybody guessed, such
// as those above a quota or with a wrong secret of the client, nor locks as far as
// is documented.
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

// forget drops what was told of longest ago.
func (c coverage) forget() {
	var oldest wish
	for w, known := range c {
		if at := c[oldest]; at == nil || known.latest.Before(at.latest) {
			oldest = w
		}
	}
	delete(c, oldest)
}
