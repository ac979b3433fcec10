package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// openings are all screens that others lead to.
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
