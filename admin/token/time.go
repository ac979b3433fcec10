package token

import (
	"fmt"
	"time"
)

// Relative says how far a time is from now, in at most two units: "in 47 min", "3 h 12 min ago",
// "now" within a second.
func Relative(at, now time.Time) string {
	switch d := at.Sub(now); {
	case d >= time.Second:
		return "in " + Span(d)
	case d <= -time.Second:
		return Span(now.Sub(at)) + " ago"
	}
	return "now"
}

// units of a span: it is written in the largest that fits and the one below it. A month is 30
// days and a year 365 here: nobody reads more into "2 y 3 mo ago".
var units = []struct {
	name string
	size time.Duration
}{
	{"y", 365 * 24 * time.Hour},
	{"mo", 30 * 24 * time.Hour},
	{"d", 24 * time.Hour},
	{"h", time.Hour},
	{"min", time.Minute},
	{"s", time.Second},
}

// Span writes a duration in at most two units, truncated, not rounded: 3 h 12 min. Less than a
// second is "0 s".
func Span(d time.Duration) string {
	for i, unit := range units {
		if d < unit.size {
			continue
		}
		text := fmt.Sprintf("%d %s", d/unit.size, unit.name)
		if i+1 < len(units) {
			if below := d % unit.size / units[i+1].size; below > 0 {
				text += fmt.Sprintf(" %d %s", below, units[i+1].name)
			}
		}
		return text
	}
	return "0 s"
}
