package detect

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// coverage knows what the export of user activity tells of, and since when. What
// CloudTrail tells of the same is the same again, with less in it and another id,
// and would count twice. It is by client as CloudTrail's unauthenticated calls
// tell no pool, and by kind as the export has not all of them: that somebody
// confirmed is CloudTrail's alone to tell.
type coverage map[wish]*told

// wish is what somebody wanted and where. All outcomes are one, as a challenge on
// the way to a success is no event of its own in the export. Users that don't
// exist are apart: whether the export has them is not documented.
type wish struct {
	client string
	kind   logs.Kind
	nobody bool
}

// told are the times of the first event and of the latest.
type told struct{ first, latest moment }

// The export tells of an event when it is over, CloudTrail has the time when it
// began: so much may lie between.
const coverageSlack moment = 60

// mostCovered is how many are kept track of.
const mostCovered = 2048

// again tells whether an event is one that the export tells as well. Locks are
// not: whether it has them is not documented either.
func (c coverage) again(l *look) bool {
	if l.step == called || l.step == locked {
		return false
	}
	w := wish{l.Client, l.Kind, l.Outcome == logs.Fail && l.Sub == ""}
	switch known := c[w]; {
	case l.Source == logs.UserActivity:
		c.note(w, l.now)
		return false
	case l.Source != logs.CloudTrail || known == nil:
		return false
	default:
		return known.first <= l.now+coverageSlack && l.now < known.latest+hour
	}
}

func (c coverage) note(w wish, now moment) {
	known := c[w]
	if known == nil {
		if w.client == "" {
			return
		}
		if len(c) >= mostCovered {
			c.forget()
		}
		w.client = strings.Clone(w.client)
		known = &told{now, now}
		c[w] = known
	}
	known.first, known.latest = min(known.first, now), max(known.latest, now)
}

// forget drops what was told of longest ago.
func (c coverage) forget() {
	var oldest wish
	for w, known := range c {
		if at := c[oldest]; at == nil || known.latest < at.latest {
			oldest = w
		}
	}
	delete(c, oldest)
}
