package signins

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

func (s *Screen) openSelected() tea.Cmd {
	if s.alerts.above {
		return s.Host.Push(newAlertPage(s, s.alerts.selected().ID))
	}
	s.stream.hold()
	var who string
	if u, one := s.sought.user(s.stream); one {
		who = u.Sub // read again: acts may have changed the user
	} else {
		who = s.stream.event().User()
	}
	return s.users.with([]string{who}, func(targets []acts.Target) tea.Cmd {
		return s.Host.Push(s.Host.Openings().User(s.pool, targets[0].User))
	})
}

func (s *Screen) whyNotOpen() string {
	e := s.stream.event()
	_, sought := s.sought.user(s.stream)
	switch {
	case !s.alerts.above && sought:
		return ""
	case s.alerts.above && s.alerts.selected().ID == "", !s.alerts.above && e == nil:
		return "There is nothing to open."
	case !s.alerts.above && e.User() == "":
		return "The record names no user; " + s.Host.Keys().Label(keys.JSON) + " shows it."
	}
	return ""
}
