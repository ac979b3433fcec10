package signins

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

func (s *Screen) whyNotMark() string {
	switch {
	case s.alerts.above:
		return "Events are marked, not alerts; " + s.Host.Keys().Label(keys.Pane) + " goes to the stream."
	case s.stream.event() == nil:
		return "There is no event to mark."
	}
	return ""
}

func (p *streamPane) mark() tea.Cmd {
	e := p.event()
	if _, marked := p.marks[e]; marked {
		delete(p.marks, e)
	} else {
		p.marks[e] = struct{}{}
	}
	p.lastMark = e
	p.move(1)
	return nil
}

// markRange marks from the event that was marked last to the one under the cursor, or
// only this one where that is not listed.
func (p *streamPane) markRange() tea.Cmd {
	to := p.table.Cursor()
	from, listed := p.rowOf(p.lastMark)
	if !listed {
		from = to
	}
	for row := min(from, to); row <= max(from, to); row++ {
		p.marks[p.at(row)] = struct{}{}
	}
	p.lastMark = p.event()
	return nil
}

// markAll marks what is listed now; later events are not marked.
func (s *Screen) markAll() tea.Cmd {
	for _, e := range s.stream.rows {
		s.stream.marks[e] = struct{}{}
	}
	return s.Host.Say(words.Thousands(s.stream.Len()) + " marked: " + s.stream.whatIsListed() + ".")
}

// unmark drops all marks; a second time it restores those that are still listed.
func (s *Screen) unmark() tea.Cmd {
	s.stream.lastMark = nil
	if len(s.stream.marks) > 0 {
		s.stream.dropped, s.stream.marks = s.stream.marks, map[*logs.Event]struct{}{}
		return list.SayDropped(s.Host, len(s.stream.dropped))
	}
	s.stream.marks, s.stream.dropped = s.stream.marked(s.stream.dropped), nil
	if len(s.stream.marks) == 0 {
		return s.Host.Say("Nothing is marked.")
	}
	return s.Host.Say(words.Thousands(len(s.stream.marks)) + " marked again.")
}
