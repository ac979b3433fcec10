package signins

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

func (s *Screen) openSelected() tea.Cmd {
	if s.above {
		return s.Host.Push(newAlertPage(s, s.story().ID))
	}
	s.hold()
	var who string
	if u, one := s.soughtUser(); one {
		who = u.Sub // he is read again: something may have been done to him
	} else {
		who = s.event().User()
	}
	return s.withUsers([]string{who}, func(targets []acts.Target) tea.Cmd {
		return s.Host.Push(s.Host.Openings().User(s.pool, targets[0].User))
	})
}

func (s *Screen) whyNotOpen() string {
	e := s.event()
	_, sought := s.soughtUser()
	switch {
	case !s.above && sought:
		return ""
	case s.above && s.story().ID == "", !s.above && e == nil:
		return "There is nothing to open."
	case !s.above && e.User() == "":
		return "The record names no user; " + s.Host.Keys().Label(keys.JSON) + " shows it."
	}
	return ""
}

// chosen are the users of the events that an act is on, each once, by sub, else username.
func (s *Screen) chosen() []string {
	var users []string
	seen := map[string]bool{"": true}
	add := func(e *logs.Event) {
		if user := e.User(); !seen[user] {
			seen[user] = true
			users = append(users, user)
		}
	}
	for row := range s.stream.Len() {
		if e := s.stream.at(row); len(s.stream.marks) > 0 {
			if _, marked := s.stream.marks[e]; marked {
				add(e)
			}
		}
	}
	if e := s.event(); len(s.stream.marks) == 0 && e != nil {
		add(e)
	}
	return users
}
