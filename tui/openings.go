package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tokens"
)

// openings are all screens that other rooms open.
type openings struct{ host screen.Host }

func (o openings) Pool(pool screen.PoolRef) screen.Screen { return newPool(o.host, pool) }

func (o openings) User(pool screen.PoolRef, u admin.User) screen.Screen {
	return directory.NewUser(o.host, pool, u)
}

func (o openings) Client(pool screen.PoolRef, id string) screen.Screen {
	return directory.NewClient(o.host, pool, id)
}

func (o openings) UserGroups(pool screen.PoolRef, u admin.User) screen.Screen {
	return directory.NewUserGroups(o.host, pool, screen.AboutUser(screen.TheUser(pool, u), nil))
}

func (o openings) UserEvent(pool screen.PoolRef, u admin.User, id string) (screen.Screen, tea.Cmd) {
	events := directory.NewEvents(o.host, pool, screen.AboutUser(screen.TheUser(pool, u), nil))
	return events, events.SetFilter(id)
}

// openTokens opens the tokens in a text, or asks for one. They get their keys from the
// session of that time.
func openTokens(a *App, text string) tea.Cmd {
	return tokens.Open(a.host, func() token.Keyring { return a.here.keyring() }, text)
}
