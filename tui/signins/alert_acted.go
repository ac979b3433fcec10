package signins

import (
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// acted is what was done to the users of an alert.
type acted struct {
	did []actedBy
	at  time.Time // of the latest act; zero when nothing was done
}

// actedBy is the outcome of one action.
type actedBy struct {
	id, did string
	came    map[bulk.State]int
}

// countedAt is how many events an alert had at the time of an act.
type countedAt struct {
	at    time.Time
	count int
}

// actedOn sums up what was done to the users of an alert since it began.
func (p *alertPane) actedOn(a detect.Alert) acted {
	var sum acted
	if p.host.Acting().Deeds().Turn == 0 {
		return sum
	}
	for _, who := range a.Subs {
		for _, d := range p.host.Acting().Deeds().On(p.names.pool.ID, who) {
			if d.At.Add(p.clock.ahead).After(a.First) {
				sum.add(d)
			}
		}
	}
	return sum
}

func (s *acted) add(d screen.Deed) {
	if d.At.After(s.at) {
		s.at = d.At
	}
	i := slices.IndexFunc(s.did, func(by actedBy) bool { return by.id == d.Action.ID })
	if i < 0 {
		i = len(s.did)
		s.did = append(s.did, actedBy{d.Action.ID, d.Action.Did, map[bulk.State]int{}})
	}
	s.did[i].came[d.State]++
}

// text says what was done to how many of so many users, and what was not:
// "disabled 11 of 12 (1 failed), signed out 12".
func (s acted) text(users int) string {
	parts := make([]string, len(s.did))
	for i, by := range s.did {
		parts[i] = by.text(users)
	}
	return strings.Join(parts, ", ")
}

func (by actedBy) text(users int) string {
	done := by.came[bulk.Done]
	text := by.did + " " + words.Thousands(done)
	switch {
	case users == 1 && done == 1:
		return by.did
	case done < users:
		text += " of " + words.Thousands(users)
	}
	var not []string
	for _, state := range []bulk.State{bulk.Failed, bulk.Skipped, bulk.Unknown} {
		if n := by.came[state]; n > 0 {
			not = append(not, words.Thousands(n)+" "+notDoneWords[state])
		}
	}
	if len(not) > 0 {
		text += " (" + strings.Join(not, ", ") + ")"
	}
	return text
}

var notDoneWords = map[bulk.State]string{bulk.Failed: "failed", bulk.Skipped: "left out", bulk.Unknown: "unknown"}

// noteActed records how many events the alerts had at the time of the latest act.
func (p *alertPane) noteActed() {
	if p.deedsSeen == p.host.Acting().Deeds().Turn {
		return
	}
	p.deedsSeen = p.host.Acting().Deeds().Turn
	for _, a := range p.list {
		if at := p.actedOn(a).at; !at.Equal(p.counted[a.ID].at) {
			p.counted[a.ID] = countedAt{at, a.Count}
		}
	}
}

// sinceActed is how many events an alert has had since the latest act.
func (p *alertPane) sinceActed(a detect.Alert, at time.Time) int {
	before, known := p.counted[a.ID]
	if !known || !before.at.Equal(at) || !a.Last.After(at.Add(p.clock.ahead)) {
		return 0
	}
	return max(0, a.Count-before.count)
}

// actedCell says in the list what was done about an alert, "" for nothing.
func (p *alertPane) actedCell(a detect.Alert) string {
	done := p.actedOn(a)
	if done.at.IsZero() {
		return ""
	}
	text := "acted: " + done.text(len(a.Subs)) + ", " + p.clock.text(done.at, "15:04")
	if n := p.sinceActed(a, done.at); n > 0 {
		text += ", " + words.Counting(n, "event") + " since"
	}
	return text
}

// actedLines say on the alert's page what was done about it, and that it continues
// nevertheless.
func (p *alertPage) actedLines() []widget.Line {
	done := p.signIns.alerts.actedOn(p.alert)
	if done.at.IsZero() {
		return nil
	}
	lines := []widget.Line{{Label: "acted", Value: done.text(len(p.alert.Subs)) + ", " + words.Moment(done.at, p.Host.Now()), Style: grid.Good}}
	now := p.signIns.alerts.latest(p.alert)
	if n := p.signIns.alerts.sinceActed(now, done.at); n > 0 {
		lines = append(lines, widget.Line{
			Label: "since then", Value: words.Counting(n, "event") + ", the last " + words.Moment(now.Last, p.signIns.clock.Now()), Style: grid.Care,
		})
	}
	return lines
}

// latest is an alert as last seen.
func (p *alertPane) latest(a detect.Alert) detect.Alert {
	if i := slices.IndexFunc(p.list, func(b detect.Alert) bool { return b.ID == a.ID }); i >= 0 {
		return p.list[i]
	}
	return a
}
