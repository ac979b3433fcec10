package parse

import (
	"strconv"
	"time"
)

// timeLayouts are the forms of times in words. A time without a zone is taken as
// UTC.
var timeLayouts = []string{
	time.RFC3339Nano,
	"2006-01-02T15:04:05.999999999",
	"Mon Jan 2 15:04:05 MST 2006", // creationDate of the export
	"2006-01-02 15:04:05.999999999",
	"2006-01-02 15:04:05.999999999-07:00", // what Python's str makes of a date
}

// parseTime reads a time in words, in seconds or in milliseconds since 1970. It
// is zero for any other text.
func parseTime(text string) time.Time {
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		return timeOf(n)
	}
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			return inRange(t.UTC())
		}
	}
	return time.Time{}
}

// timeOf takes numbers as large as today's milliseconds as milliseconds.
func timeOf(n float64) time.Time {
	const millisecondsFrom = 1e11 // in seconds it is the year 5138
	switch {
	case n <= 0, n > 1e15, n != n:
		return time.Time{}
	case n >= millisecondsFrom:
		return inRange(time.UnixMilli(int64(n)).UTC())
	}
	return inRange(time.UnixMicro(int64(n*1e6 + 0.5)).UTC())
}

// inRange drops years that JSON has no form for.
func inRange(t time.Time) time.Time {
	const year10000 = 253402300800 // in seconds since 1970
	if s := t.Unix(); s < 0 || s >= year10000 {
		return time.Time{}
	}
	return t
}

// TailTime reads the times of the AWS CLI: with microseconds and a zone, or, in
// the short format, with neither.
func TailTime(stamp string) time.Time {
	for _, layout := range timeLayouts[:2] {
		if t, err := time.Parse(layout, stamp); err == nil {
			return inRange(t.UTC())
		}
	}
	return time.Time{}
}
