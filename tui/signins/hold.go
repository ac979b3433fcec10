package signins

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// The cursor of the stream follows the newest event until it is moved. From then on it
// stays on its event, wherever that moves, and on none once that is no longer kept: `a`
// acts on the user whose row was read.

// move moves the cursor by n rows. On the top row it follows again.
func (p *streamPane) move(by int) {
	p.table.MoveTo(p.table.Cursor()+by, p.Len())
	p.held, p.slid = by != -screen.Far && p.event() != nil, false
}

// stay moves the cursor with its row after events arrived; caught reports whether
// everything before now was read.
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

// place is the row of the stream's cursor.
type place struct {
	on   *logs.Event
	held bool // it stays there
}

func (p *streamPane) place() place { return place{p.event(), p.held} }

// putBack places the cursor after another filter: on the same event, or it follows.
func (p *streamPane) putBack(at place) {
	row, listed := p.rowOf(at.on)
	if !listed {
		row = 0
	}
	p.table.MoveTo(row, p.Len())
	p.held, p.slid = listed && (at.held || row > 0), false
}

// hold fixes the cursor on its event. It reports whether that event came under the
// cursor by itself, so that another one may have been read.
func (p *streamPane) hold() (slid bool) {
	slid = p.slid && p.event() != nil
	p.held, p.slid = p.event() != nil, false
	return slid
}

// whyNobody says why there is no user to act on under the cursor, "" where there may be.
func (s *Screen) whyNobody() string {
	switch {
	case s.alerts.above && s.alerts.table.Lost():
		return "The alert that was selected is gone: select one first."
	case !s.alerts.above && s.stream.table.Lost() && len(s.stream.marks) == 0:
		return "The sign-in that was selected is no longer kept: select one first."
	}
	return ""
}

// act acts on the users of the alert, of the marked events, or of the event under the
// cursor.
func (s *Screen) act() tea.Cmd {
	switch why := s.whyNobody(); {
	case why != "":
		return s.Host.Warn(why)
	case s.alerts.above:
		return s.users.actOnAlert(s.alerts.selected())
	case len(s.stream.marks) == 0 && s.stream.hold():
		e := s.stream.event()
		return s.Host.Warn("The stream has moved: the cursor stays on " + s.names.userCell(e).Text + ", " + s.clock.text(e.Time, time.TimeOnly) +
			". " + s.Host.Keys().Label(keys.Act) + " again acts on it.")
	}
	return s.users.act(s.stream.chosen())
}
