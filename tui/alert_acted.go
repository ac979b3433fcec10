package tui

import (
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// acted is what was done to the users of a story.
type acted struct {
	did []actedBy
	at  time.Time // of the latest; zero when nothing was done
}

// actedBy is what one action came to.
type actedBy struct {
	id, did string
	came    map[bulk.State]int
}

// countedAt is how many events a story had when it was acted on.
type countedAt struct {
	at    time.Time
	count int
}

// actedOn sums up what was done to the users of a story since it began.
func (s *signIns) actedOn(a detect.Alert) acted {
	var sum acted
	if s.host.Acting().Deeds().turn == 0 {
		return sum
	}
	for _, who := range a.Subs {
		for _, d := range s.host.Acting().Deeds().of[somebody{s.pool.ID, who}] {
			if d.at.Add(s.ahead).After(a.First) {
				sum.add(d)
			}
		}
	}
	return sum
}

func (s *acted) add(d deed) {
	if d.at.After(s.at) {
		s.at = d.at
	}
	i := slices.IndexFunc(s.did, func(by actedBy) bool { return by.id == d.action.ID })
	if i < 0 {
		i = len(s.did)
		s.did = append(s.did, actedBy{d.action.ID, d.action.Did, map[bulk.State]int{}})
	}
	s.did[i].came[d.state]++
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
	text := by.did + " " + thousands(done)
	switch {
	case users == 1 && done == 1:
		return by.did
	case done < users:
		text += " of " + thousands(users)
	}
	var not []string
	for _, state := range []bulk.State{bulk.Failed, bulk.Skipped, bulk.Unknown} {
		if n := by.came[state]; n > 0 {
			not = append(not, thousands(n)+" "+notDoneWords[state])
		}
	}
	if len(not) > 0 {
		text += " (" + strings.Join(not, ", ") + ")"
	}
	return text
}

var notDoneWords = map[bulk.State]string{bulk.Failed: "failed", bulk.Skipped: "left out", bulk.Unknown: "unknown"}

// noteActed remembers of the stories as they were looked at last how many events
// they had when something was done.
func (s *signIns) noteActed() {
	if s.deedsSeen == s.host.Acting().Deeds().turn {
		return
	}
	s.deedsSeen = s.host.Acting().Deeds().turn
	for _, a := range s.alerts {
		if at := s.actedOn(a).at; !at.Equal(s.counted[a.ID].at) {
			s.counted[a.ID] = countedAt{at, a.Count}
		}
	}
}

// sinceActed is how many events came of a story after what was done last.
func (s *signIns) sinceActed(a detect.Alert, at time.Time) int {
	before, known := s.counted[a.ID]
	if !known || !before.at.Equal(at) || !a.Last.After(at.Add(s.ahead)) {
		return 0
	}
	return max(0, a.Count-before.count)
}

// actedCell says in the list that a story was acted on, "" when it was not.
func (s *signIns) actedCell(a detect.Alert) string {
	done := s.actedOn(a)
	if done.at.IsZero() {
		return ""
	}
	text := "acted: " + done.text(len(a.Subs)) + ", " + done.at.Local().Format("15:04")
	if n := s.sinceActed(a, done.at); n > 0 {
		text += ", " + counting(n, "event") + " since"
	}
	return text
}

// actedLines say on its page what was done about a story, and that it goes on
// all the same.
func (p *alertPage) actedLines() []widget.Line {
	done := p.door.actedOn(p.alert)
	if done.at.IsZero() {
		return nil
	}
	lines := []widget.Line{{Label: "acted", Value: done.text(len(p.alert.Subs)) + ", " + moment(done.at, p.host.Now()), Style: grid.Good}}
	now := p.door.latest(p.alert)
	if n := p.door.sinceActed(now, done.at); n > 0 {
		lines = append(lines, widget.Line{
			Label: "since then", Value: counting(n, "event") + ", the last " + moment(now.Last, p.door.Now()), Style: grid.Care,
		})
	}
	return lines
}

// latest is a story as it was looked at last.
func (s *signIns) latest(a detect.Alert) detect.Alert {
	if i := slices.IndexFunc(s.alerts, func(b detect.Alert) bool { return b.ID == a.ID }); i >= 0 {
		return s.alerts[i]
	}
	return a
}
