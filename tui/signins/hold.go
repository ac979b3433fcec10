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
func (p *streamPane) move(by int) {
	p.table.MoveTo(p.table.Cursor()+by, p.Len())
	p.held, p.slid = by != -screen.Far && p.event() != nil, false
}

// stay sees to the cursor after rows came; caught reports whether what came before now
// was read.
func (p *streamPane) stay(on *logs.Event, caught bool) {
	switch row, listed := p.rowOf(on); {
	case !p.held:
		p.table.MoveTo(0, p.Len())
		p.slid = p.slid || on != nil && p.event() != on && caught
	case listed:
		p.table.MoveTo(row, p.Len())
	default:
		p.table.Lose()
	}
}

// place is where the cursor of the stream is.
type place struct {
	on   *logs.Event
	held bool // it is there for good
}

func (p *streamPane) place() place { return place{p.event(), p.held} }

// putBack sees to the cursor after other rows were asked for: it is on the same event,
// or follows.
func (p *streamPane) putBack(at place) {
	row, listed := p.rowOf(at.on)
	if !listed {
		row = 0
	}
	p.table.MoveTo(row, p.Len())
	p.held, p.slid = listed && (at.held || row > 0), false
}

// hold keeps the cursor on the event it is on. It reports whether that has come under
// the cursor by itself, so that one may have read another.
func (p *streamPane) hold() (slid bool) {
	slid = p.slid && p.event() != nil
	p.held, p.slid = p.event() != nil, false
	return slid
}

// whyNobody says why there is nobody to act on under the cursor, "" where there may be.
func (s *Screen) whyNobody() string {
	switch {
	case s.alerts.above && s.alerts.table.Lost():
		return "The alert that was selected is gone: select one first."
	case !s.alerts.above && s.stream.table.Lost() && len(s.stream.marks) == 0:
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
	case s.alerts.above:
		return s.users.actOnAlert(s.alerts.selected())
	case len(s.stream.marks) == 0 && s.stream.hold():
		e := s.stream.event()
		return s.Host.Warn("The stream had moved on: the cursor stays on " + s.names.userCell(e).Text + ", " + e.Time.Local().Format("15:04:05") +
			". " + s.Host.Keys().Label(keys.Act) + " again acts there.")
	}
	return s.users.act(s.stream.chosen())
}
