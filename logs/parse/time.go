package parse

import (
	"strconv"
	"time"
)

// timeLayouts are the written forms of times. A time without a zone is
// taken as UTC. A comma before the fraction is read like a point.
var timeLayouts = []string{
	time.RFC3339Nano,
	"2006-01-02T15:04:05.999999999",
	"Mon Jan 2 15:04:05 MST 2006", // creationDate of the export
	"2006-01-02 15:04:05.999999999",
	"2006-01-02 15:04:05.999999999-07:00", // Python's str of a date
	"2006-01-02 15:04:05.999999999-0700",  // Powertools for Python
	"2006-01-02T15:04:05.999999999-0700",
	"2006-01-02 15:04:05.999999999 -0700", // Fluentd
	"2006-01-02 15:04:05.999999999 MST",   // Athena
	"2006-01-02 15:04:05.999999999Z",
	"2006/01/02 15:04:05.999999999",
	"02/Jan/2006:15:04:05 -0700",
	time.RFC1123,
	time.RFC1123Z,
	"January 02, 2006, 15:04:05 (UTC-07:00)", // CloudTrail's console
}

// timeMembers are the names that programs use for the time of a line, the likeliest first.
var timeMembers = []string{
	"timestamp", "time", "@timestamp", "Timestamp", "ts", "datetime", "date", "asctime", "@t", "timeMillis", "_time",
	"__REALTIME_TIMESTAMP", "approximateArrivalTimestamp", "ApproximateArrivalTimestamp", "SentTimestamp", "EventTime",
}

// timeIn returns the time in an object's members, zero for none.
func timeIn(o object) time.Time {
	for _, name := range timeMembers {
		if o[name] == nil {
			continue
		}
		if t := parseTime(o.text(name)); !t.IsZero() {
			return t
		}
	}
	for _, name := range []string{"Sns", "kinesis", "attributes", "Attributes"} {
		if inner := o.object(name); inner != nil {
			return timeIn(inner)
		}
	}
	if instant := o.object("instant"); instant != nil { // Log4j
		return parseTime(instant.text("epochSecond"))
	}
	return time.Time{}
}

// parseTime reads a written time, or a number since 1970. It returns zero if the text
// is neither.
func parseTime(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
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

// timeOf reads a number in the unit in which today's times have its size: seconds,
// milliseconds, microseconds or nanoseconds.
func timeOf(n float64) time.Time {
	const year5138 = 1e11 // in seconds
	switch {
	case n != n, n <= 0, n >= year5138*1e9:
		return time.Time{}
	case n >= year5138*1e6:
		return inRange(time.UnixMicro(int64(n / 1e3)).UTC())
	case n >= year5138*1e3:
		return inRange(time.UnixMicro(int64(n)).UTC())
	case n >= year5138:
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
