package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

func (s *signIns) openSelected() tea.Cmd {
	if s.above {
		return s.app.push(newAlertPage(s, s.story().ID))
	}
	if u, one := s.soughtUser(); one {
		return s.app.push(newUser(s.app, s.pool, u))
	}
	return s.withUsers([]string{s.event().User()}, func(targets []admin.Target) tea.Cmd {
		return s.app.push(newUser(s.app, s.pool, targets[0].User))
	})
}

func (s *signIns) whyNotOpen() string {
	e := s.event()
	_, sought := s.soughtUser()
	switch {
	case !s.above && sought:
		return ""
	case s.above && len(s.alerts) == 0, !s.above && e == nil:
		return "There is nothing to open."
	case !s.above && e.User() == "":
		return "The record names no user; " + s.app.keys.Label(keys.JSON) + " shows it."
	}
	return ""
}

// act acts on the users of the alert, or of the events that are marked, or of
// the one under the cursor.
func (s *signIns) act() tea.Cmd {
	if s.above {
		return s.actOnAlert(s.story())
	}
	return s.actOnUsers(s.chosen())
}

// actOnAlert acts on everybody in an alert: what contains it comes first.
func (s *signIns) actOnAlert(a detect.Alert) tea.Cmd { return s.actOnUsers(a.Subs, a.Contain...) }

// chosen are the users of the events that an act is on, each once, by sub, else username.
func (s *signIns) chosen() []string {
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

// mostChosen is how many users are looked up before an act: ten a second, within
// what a task may take.
const mostChosen = 1_000

// actOnUsers opens the menu of acts on users, with those of some ids first.
func (s *signIns) actOnUsers(users []string, first ...string) tea.Cmd {
	switch {
	case len(users) == 0:
		return s.app.warn("No user is named here to act on.")
	case len(users) > mostChosen:
		return s.app.warn(fmt.Sprintf("%s are more than can be looked up one by one; a filter, or fewer marks, leave %s at most.",
			counting(len(users), "user"), thousands(mostChosen)))
	}
	return s.withUsers(users, func(targets []admin.Target) tea.Cmd { return s.app.actOn(admin.OnUser, targets, first...) })
}

// withUsers reads users, by sub or username, and goes on with those that are
// there: a ListUsers call each.
func (s *signIns) withUsers(users []string, then func([]admin.Target) tea.Cmd) tea.Cmd {
	session, pool := s.app.session, s.pool
	said := tea.Cmd(nil)
	if len(users) > 5 {
		said = s.app.say("Reading " + counting(len(users), "user") + " …")
	}
	return tea.Batch(said, Get(&s.Tasks, func(ctx context.Context) ([]admin.Target, error) {
		var targets []admin.Target
		for _, who := range users {
			found, err := readUser(ctx, session, pool.ID, who)
			if err != nil {
				return nil, err
			}
			for _, u := range found {
				targets = append(targets, userTarget(pool, u))
			}
		}
		return targets, nil
	}, func(targets []admin.Target, err error) tea.Cmd {
		switch {
		case err != nil:
			return s.app.warn(plainWords(err))
		case len(targets) == 0:
			return s.app.warn("No such user is in this pool.")
		}
		return then(targets)
	}))
}

// readUser finds a user whom a log names: mostly by sub.
func readUser(ctx context.Context, session *admin.Session, pool, who string) ([]admin.User, error) {
	if filter, ok := admin.ParseFilter(who); ok && filter.Attribute == "sub" {
		users, err := session.AllUsers(ctx, pool, filter)
		if err != nil || len(users) > 0 {
			return users, err
		}
	}
	users, _, err := session.FindUsers(ctx, pool, []string{who})
	return users, err
}
