package memory

import "time"

// Moment is a time in seconds of Unix time: 32 bits hold it until 2106.
type Moment uint32

// Spans of time.
const (
	Hour Moment = 3600
	Day         = 24 * Hour
	Week        = 7 * Day
)

// lastMoment is a year before they end, so that a span can be added.
const lastMoment = ^Moment(0) - 366*Day

// MomentOf moves a time out of its bounds to the nearest within: a clock is
// wrong.
func MomentOf(t time.Time) Moment { return Moment(min(max(0, t.Unix()), int64(lastMoment))) }

// Time is m in UTC.
func (m Moment) Time() time.Time { return time.Unix(int64(m), 0).UTC() }

// Before is m minus a span, not below 0.
func (m Moment) Before(span Moment) Moment {
	if span > m {
		return 0
	}
	return m - span
}
