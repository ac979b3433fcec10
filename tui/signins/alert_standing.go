package signins

import (
	"cmp"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// quietAfter is how long an alert must be without events before it is no longer shown as
// going on. Its detector waits longer before it closes it.
const quietAfter = 5 * time.Minute

// standing is the state of an alert for the person looking at it; the most urgent first.
type standing uint8

const (
	goingOn standing = iota
	quiet            // no recent events, but more would belong to it
	over
	muted
)

func (p *alertPane) standingOf(a detect.Alert) standing {
	switch {
	case p.muted(a):
		return muted
	case a.State == detect.Closed:
		return over
	case p.clock.Now().Sub(a.Last) > quietAfter:
		return quiet
	}
	return goingOn
}

// standingText names the state of an alert.
func (p *alertPane) standingText(a detect.Alert) string {
	switch p.standingOf(a) {
	case muted:
		return "muted"
	case over:
		return "over"
	case quiet:
		return "quiet for " + plain.Span(p.clock.Now().Sub(a.Last).Truncate(time.Minute))
	case goingOn:
	}
	return "going on"
}

// arrange puts alerts that go on first, and otherwise keeps the order.
func (p *alertPane) arrange(alerts []detect.Alert) []detect.Alert {
	slices.SortStableFunc(alerts, func(a, b detect.Alert) int { return cmp.Compare(p.standingOf(a), p.standingOf(b)) })
	return alerts
}

// alertsTitle counts the alerts by their state.
func (p *alertPane) title() string {
	if len(p.list) == 0 {
		return "no alerts"
	}
	counts := map[standing]int{}
	for _, a := range p.list {
		counts[p.standingOf(a)]++
	}
	title := words.Counting(len(p.list), "alert") + ", " + words.Thousands(counts[goingOn]) + " going on"
	if n := counts[muted]; n > 0 {
		title += ", " + words.Counting(n, "alert") + " muted"
	}
	return title
}
