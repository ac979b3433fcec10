package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// The console as its screens know it: a [Host].

func (a *App) Session() *call.Session    { return a.session }
func (a *App) Identity() call.Identity   { return a.identity }
func (a *App) Settings() *screen.Options { return &a.options }
func (a *App) Now() time.Time            { return a.options.Now() }
func (a *App) Keys() *keys.Map           { return a.keys }
func (a *App) Life() context.Context     { return a.ctx }
func (a *App) Begun()                    { a.working++ }
func (a *App) Send(msg tea.Msg)          { a.send(msg) }
func (a *App) Staying() *screen.Tasks    { return &a.own.Tasks }
func (a *App) Lasting() *screen.Tasks    { return &a.tasks }
func (a *App) Screens() []screen.Screen  { return a.stack }
func (a *App) Free() bool                { return a.overlay == nil }
func (a *App) Width() int                { return a.width }
func (a *App) Acting() screen.Acting     { return a.desk }

func (a *App) Openings() screen.Openings { return openings{a} }

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
