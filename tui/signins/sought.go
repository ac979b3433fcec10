package signins

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// sought are the users of the pool that a filter may mean, whether or not the logs have
// them.
type sought struct {
	filter string
	users  []admin.User
	failed string // what could not be looked up
	turn   int    // the turn of the deeds: acts change users
}

// seek looks up the users that the filter names, so that the stream knows their subs.
func (s *Screen) seek(query logs.Query) tea.Cmd {
	names, called := s.names, query.Users()
	if len(called) == 0 {
		return nil
	}
	found := sought{filter: s.stream.text, turn: s.Host.Acting().Deeds().Turn}
	return screen.Get(&s.Tasks, func(ctx context.Context) (sought, error) {
		for _, name := range called {
			users, err := names.Seek(ctx, name)
			if err != nil {
				found.failed = name
				return found, err
			}
			if slices.Contains(query.Wanted(), name) {
				found.users = append(found.users, likeliest(users, name)...)
			}
		}
		return found, nil
	}, func(found sought, err error) tea.Cmd {
		if err != nil {
			return s.Host.Warn(fmt.Sprintf("Can't look up whether %q is a username: %s", found.failed, words.PlainWords(err)))
		}
		s.sought = found
		s.stream.relist(s.watch) // also a stopped stream: the operator asked for this
		s.pull()
		return nil
	})
}

// likeliest are the users with exactly this name, or else all. A username belongs to one
// user, an address may belong to several.
func likeliest(users []admin.User, name string) []admin.User {
	var at []admin.User
	for _, u := range users {
		if strings.EqualFold(u.Username, name) {
			return []admin.User{u}
		}
		if strings.EqualFold(u.Attributes.Get("email"), name) {
			at = append(at, u)
		}
	}
	if len(at) > 0 {
		return at
	}
	return users
}

// user is the one user of the pool that an empty stream is about, if there is just one.
func (f sought) user(p *streamPane) (u admin.User, one bool) {
	if p.Len() > 0 || p.query.Empty() || f.filter != p.text || len(f.users) != 1 {
		return u, false
	}
	return f.users[0], true
}

// lines say, for an empty stream, that the user exists nevertheless.
func (f sought) lines(host screen.Host, p *streamPane) []widget.Line {
	u, one := f.user(p)
	if !one {
		return nil
	}
	is := "is a user of this pool"
	if u.Status != "" {
		is += ": " + string(u.Status)
	}
	if u.Enabled == admin.No {
		is += ", disabled"
	}
	if f.turn != host.Acting().Deeds().Turn {
		is = "was a user of this pool when the filter was set"
	}
	return []widget.Line{
		{Value: fmt.Sprintf("%s %s. %s opens the page.", u.Username, is, host.Keys().Label(keys.Open)), Style: grid.Accent},
	}
}
