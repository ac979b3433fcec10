package watch

import "time"

// Logs whose records may come later than soon are late ones, CloudTrail's: its
// records typically come within five minutes (user guide), and usuallyLate is when
// they are there.
const (
	soon        = 2 * time.Minute
	usuallyLate = 8 * time.Minute
)

// known is up to when one knows what happened, before a time by AWS's clock: as far
// as the logs are read, and of late ones alone no further than their newest event,
// though to read them is to ask for all up to now.
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
