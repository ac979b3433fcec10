package signins

import (
	"cmp"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// quietAfter is how long nothing has to come of an alert before it is no longer
// said to be going on. Its detector waits longer before it closes it.
const quietAfter = 5 * time.Minute

// standing is where an alert stands for who looks at it now, what to look at first
// before the rest.
type standing uint8

const (
	goingOn standing = iota
	quiet            // nothing came lately, but more would belong to it
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

// standingText says where an alert stands.
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

// arrange puts first what goes on. Within that the order is kept.
func (p *alertPane) arrange(alerts []detect.Alert) []detect.Alert {
	slices.SortStableFunc(alerts, func(a, b detect.Alert) int { return cmp.Compare(p.standingOf(a), p.standingOf(b)) })
	return alerts
}

// alertsTitle counts the alerts by where they stand.
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
