package signins

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// The cursor of the stream follows the newest event until somebody moves it. From
// then on it is on an event, wherever that stands, and on none once that is kept no
// more: `a` acts on whom one has read.

// move moves the cursor by so many rows. At the very top it follows again.
func (s *Screen) move(by int) {
	s.rows.MoveTo(s.rows.Cursor()+by, s.stream.Len())
	s.held, s.slid = by != -screen.Far && s.event() != nil, false
}

// stay sees to the cursor after rows came.
func (s *Screen) stay(on *logs.Event) {
	switch row, listed := s.stream.rowOf(on); {
	case !s.held:
		s.rows.MoveTo(0, s.stream.Len())
		s.slid = s.slid || on != nil && s.event() != on && s.state.Done >= 1
	case listed:
		s.rows.MoveTo(row, s.stream.Len())
	default:
		s.rows.Lose()
	}
}

// place is where the cursor of the stream is.
type place struct {
	on   *logs.Event
	held bool // it is there for good
}

func (s *Screen) place() place { return place{s.event(), s.held} }

// putBack sees to the cursor after other rows were asked for: it is on the same event,
// or follows.
func (s *Screen) putBack(at place) {
	row, listed := s.stream.rowOf(at.on)
	if !listed {
		row = 0
	}
	s.rows.MoveTo(row, s.stream.Len())
	s.held, s.slid = listed && (at.held || row > 0), false
}

// hold keeps the cursor on the event it is on. It reports whether that has come under
// the cursor by itself, so that one may have read another.
func (s *Screen) hold() (slid bool) {
	slid = s.slid && s.event() != nil
	s.held, s.slid = s.event() != nil, false
	return slid
}

// stayOnStory keeps the cursor of the alerts on an alert while the keys move them, and
// on none once that is gone.
func (s *Screen) stayOnStory(id string) {
	for i, a := range s.alerts {
		if a.ID == id && (s.above || s.stories.Cursor() > 0) {
			s.stories.MoveTo(i, len(s.alerts))
			return
		}
	}
	if s.above && id != "" {
		s.stories.Lose()
	}
}

// whyNobody says why there is nobody to act on under the cursor, "" where there may be.
func (s *Screen) whyNobody() string {
	switch {
	case s.above && s.stories.Lost():
		return "The alert that was selected is gone: select one first."
	case !s.above && s.rows.Lost() && len(s.stream.marks) == 0:
		return "The sign-in that was selected is kept no more: select one first."
	}
	return ""
}

// act acts on the users of the alert, or of the events that are marked, or of the one
// under the cursor.
func (s *Screen) act() tea.Cmd {
	switch why := s.whyNobody(); {
	case why != "":
		return s.Host.Warn(why)
	case s.above:
		return s.actOnAlert(s.story())
	case len(s.stream.marks) == 0 && s.hold():
		e := s.event()
		return s.Host.Warn("The stream had moved on: the cursor stays on " + s.userCell(e).Text + ", " + e.Time.Local().Format("15:04:05") +
			". " + s.Host.Keys().Label(keys.Act) + " again acts there.")
	}
	return s.actOnUsers(s.chosen())
}
