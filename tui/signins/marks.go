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
	case s.above:
		return "Events are marked, not alerts; " + s.Host.Keys().Label(keys.Pane) + " goes to the stream."
	case s.event() == nil:
		return "There is no event to mark."
	}
	return ""
}

func (s *Screen) mark() tea.Cmd {
	e := s.event()
	if _, marked := s.stream.marks[e]; marked {
		delete(s.stream.marks, e)
	} else {
		s.stream.marks[e] = struct{}{}
	}
	s.lastMark = e
	return s.Wheel(1)
}

// markRange marks from the event that was marked last to the one under the cursor,
// or this one alone where that is not listed.
func (s *Screen) markRange() tea.Cmd {
	to := s.rows.Cursor()
	from, listed := s.stream.rowOf(s.lastMark)
	if !listed {
		from = to
	}
	for row := min(from, to); row <= max(from, to); row++ {
		s.stream.marks[s.stream.at(row)] = struct{}{}
	}
	s.lastMark = s.event()
	return nil
}

// markAll marks what is listed now; what comes later is not marked.
func (s *Screen) markAll() tea.Cmd {
	for _, e := range s.stream.rows {
		s.stream.marks[e] = struct{}{}
	}
	return s.Host.Say(words.Thousands(s.stream.Len()) + " marked: " + s.whatIsListed() + ".")
}

// unmark drops all marks; the same again brings back those that are still listed.
func (s *Screen) unmark() tea.Cmd {
	s.lastMark = nil
	if len(s.stream.marks) > 0 {
		s.dropped, s.stream.marks = s.stream.marks, map[*logs.Event]struct{}{}
		return list.SayDropped(s.Host, len(s.dropped))
	}
	s.stream.marks, s.dropped = s.stream.marked(s.dropped), nil
	if len(s.stream.marks) == 0 {
		return s.Host.Say("Nothing is marked.")
	}
	return s.Host.Say(words.Thousands(len(s.stream.marks)) + " marked again.")
}
