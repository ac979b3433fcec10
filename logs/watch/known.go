package watch

import "time"

// CloudTrail's records typically come within five minutes (user guide): logs like
// that are late ones, and usuallyLate is when their records are usually there.
const (
	soon        = 2 * time.Minute
	usuallyLate = 8 * time.Minute
)

// known returns the time up to which events are known, before a time by AWS's
// clock: as far as the logs are read, and with late logs alone no further than
// their newest event, as reading them asks for everything up to now.
func (w *Watch) known(now time.Time) time.Time {
	to := now.Add(-w.status.Behind)
	for _, log := range w.status.Logs {
		if log.Late <= soon && log.Err == nil {
			return to
		}
	}
	if len(w.status.Logs) == 0 {
		return to
	}
	newest := time.Unix(60*w.tally.newest(minuteOf(to)), 0)
	if quiet := to.Add(-usuallyLate); newest.Before(quiet) {
		return quiet
	}
	return newest
}
