package signins

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/keys"
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

// title counts the alerts by their state, and says what is not shown: the alerts that
// have none of so many rows, and the events that are muted.
func (p *alertPane) title(rows int) string {
	return strings.Join(words.NonEmpty(p.counts(), p.outOfSight(rows), p.unfedText()), " · ")
}

// outOfSight says how many alerts have no row, and what shows them.
func (p *alertPane) outOfSight(rows int) string {
	n := len(p.list) - max(rows, 0)
	switch {
	case n <= 0:
		return ""
	case p.above:
		return words.Thousands(n) + " more: " + p.host.Keys().Label(keys.Down)
	}
	return words.Thousands(n) + " more not shown"
}

// unfedText says how many events mutes have kept from the detectors, and what lists them.
func (p *alertPane) unfedText() string {
	events := 0
	for _, m := range p.unfed {
		events += m.Events
	}
	if events == 0 {
		return ""
	}
	hide := " hide "
	if len(p.unfed) == 1 {
		hide = " hides "
	}
	return words.Counting(len(p.unfed), "mute") + hide + words.Counting(events, "event") + ": " + p.host.Keys().Label(keys.Sources)
}

func (p *alertPane) counts() string {
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
