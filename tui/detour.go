package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// detour is the way back from a screen that was shown only for a look.
type detour struct {
	from  screen.Screen // what was in front
	tabs  []tabShown    // the tabs behind it
	to    screen.Screen // where the detour led
	query string        // what was listed there for it
}

// tabShown is which of its tabs a screen showed, and the filter of that of the sign-ins.
type tabShown struct {
	tabs  *screen.Tabs
	id    string
	query string
}

// queried is a screen that lists what a query asks for.
type queried interface {
	Query() string
	SetQuery(text string) tea.Cmd
}

// leave notes what the screens look like before a detour.
func (s *stack) leave() detour {
	d := detour{from: s.top()}
	for _, one := range s.shown {
		if tabs, ok := one.(*screen.Tabs); ok {
			d.tabs = append(d.tabs, tabShown{tabs, tabs.Showing(), queryOf(tabs.Screens())})
		}
	}
	return d
}

// wayBack keeps the way back, if the detour led away at all.
func (s *stack) wayBack(d detour) {
	if s.top() == d.from {
		return
	}
	d.to, d.query = s.front(), queryOf([]screen.Screen{s.front()})
	s.detour = d
}

// queryOf is the query of the first screen that has one.
func queryOf(screens []screen.Screen) string {
	for _, one := range screens {
		if q, ok := one.(queried); ok {
			return q.Query()
		}
	}
	return ""
}

// onDetour reports whether the screen in front still shows what a detour led to, and the
// screen it left is still there.
func (s *stack) onDetour() bool {
	d := s.detour
	return d.to != nil && s.front() == d.to && queryOf([]screen.Screen{d.to}) == d.query && slices.Contains(s.ahead, d.from)
}

// fromDetour goes back to where a detour left, with the screens between as they were.
func (s *stack) fromDetour() tea.Cmd {
	d := s.detour
	s.detour = detour{}
	var undone []tea.Cmd
	for _, was := range d.tabs {
		for _, one := range was.tabs.Screens() {
			if q, ok := one.(queried); ok && q.Query() != was.query {
				undone = append(undone, q.SetQuery(was.query))
			}
		}
		was.tabs.TurnTo(was.id)
	}
	for s.top() != d.from && len(s.ahead) > 0 {
		s.shown = append(s.shown, s.ahead[len(s.ahead)-1])
		s.ahead = s.ahead[:len(s.ahead)-1]
	}
	return tea.Batch(append(undone, s.start())...)
}
