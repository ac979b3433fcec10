package detect

import "time"

// moment is a time in seconds of Unix time: 32 bits hold it until 2106.
type moment uint32

// Spans of time.
const (
	hour moment = 3600
	day         = 24 * hour
	week        = 7 * day
)

// lastMoment is a year before they end, so that a span can be added.
const lastMoment = ^moment(0) - 366*day

// momentOf takes what is outside of its bounds for the nearest within: a clock is
// wrong.
func momentOf(t time.Time) moment { return moment(min(max(0, t.Unix()), int64(lastMoment))) }

func (m moment) time() time.Time { return time.Unix(int64(m), 0).UTC() }

// before is m less a span, not below 0.
func (m moment) before(span moment) moment {
	if span > m {
		return 0
	}
	return m - span
}
