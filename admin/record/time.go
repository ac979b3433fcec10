package record

import "time"

// Time is a moment that AWS told, zero where there is none or it can't be: Cognito is
// of this century, and a number that is too large for a moment may come out as any.
func Time(at *time.Time) time.Time {
	if moment := Value(at); moment.Year() >= 2000 && moment.Year() < 2200 {
		return moment
	}
	return time.Time{}
}
