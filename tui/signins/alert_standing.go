package signins

import (
	"cmp"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// quietAfter is how long nothing has to come of a story before it is no longer
// said to be going on. Its detector waits longer before it closes it.
const quietAfter = 5 * time.Minute

// standing is where a story stands for who looks at it now, what to look at first
// before the rest.
type standing uint8

const (
	goingOn standing = iota
	quiet            // nothing came lately, but more would belong to it
	over
	muted
)

func (s *Screen) standingOf(a detect.Alert) standing {
	switch {
	case s.muted(a):
		return muted
	case a.State == detect.Closed:
		return over
	case s.Now().Sub(a.Last) > quietAfter:
		return quiet
	}
	return goingOn
}

// standingText says where a story stands.
func (s *Screen) standingText(a detect.Alert) string {
	switch s.standingOf(a) {
	case muted:
		return "muted"
	case over:
		return "over"
	case quiet:
		return "quiet for " + plain.Span(s.Now().Sub(a.Last).Truncate(time.Minute))
	case goingOn:
	}
	return "going on"
}

// arrange puts first what goes on. Within that the order is kept.
func (s *Screen) arrange(alerts []detect.Alert) []detect.Alert {
	slices.SortStableFunc(alerts, func(a, b detect.Alert) int { return cmp.Compare(s.standingOf(a), s.standingOf(b)) })
	return alerts
}

// alertsTitle counts the stories by where they stand.
func (s *Screen) alertsTitle() string {
	if len(s.alerts) == 0 {
		return "no alerts"
	}
	counts := map[standing]int{}
	for _, a := range s.alerts {
		counts[s.standingOf(a)]++
	}
	title := words.Counting(len(s.alerts), "alert") + ", " + words.Thousands(counts[goingOn]) + " going on"
	if n := counts[muted]; n > 0 {
		title += ", " + words.Counting(n, "alert") + " muted"
	}
	return title
}
