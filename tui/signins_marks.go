package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
)

func (s *signIns) mark() tea.Cmd {
	e := s.event()
	if e == nil || s.above {
		return nil
	}
	if _, marked := s.stream.marks[e]; marked {
		delete(s.stream.marks, e)
	} else {
		s.stream.marks[e] = struct{}{}
	}
	return s.Wheel(1)
}

// unmark drops all marks; the same again brings back those that are still listed.
func (s *signIns) unmark() tea.Cmd {
	if len(s.stream.marks) > 0 {
		s.dropped, s.stream.marks = s.stream.marks, map[*logs.Event]struct{}{}
		return s.app.sayDropped(len(s.dropped))
	}
	s.stream.marks, s.dropped = s.stream.marked(s.dropped), nil
	if len(s.stream.marks) == 0 {
		return s.app.say("Nothing is marked.")
	}
	return s.app.say(thousands(len(s.stream.marks)) + " marked again.")
}
