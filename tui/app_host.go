package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// The console as its screens know it: a [Host].

func (a *App) Session() *call.Session  { return a.session }
func (a *App) Identity() call.Identity { return a.identity }
func (a *App) Settings() *Options      { return &a.options }
func (a *App) Now() time.Time          { return a.options.Now() }
func (a *App) Keys() *keys.Map         { return a.keys }
func (a *App) Life() context.Context   { return a.ctx }
func (a *App) Begun()                  { a.working++ }
func (a *App) Send(msg tea.Msg)        { a.send(msg) }
func (a *App) Staying() *Tasks         { return &a.own.Tasks }
func (a *App) Lasting() *Tasks         { return &a.tasks }
func (a *App) Screens() []Screen       { return a.stack }
func (a *App) Free() bool              { return a.overlay == nil }
func (a *App) Width() int              { return a.width }
func (a *App) Acting() Acting          { return a.desk }

func (a *App) Openings() Openings { return openings{a} }

// openings are all screens that others lead to.
type openings struct{ host Host }

func (o openings) Pool(pool poolRef) Screen               { return newPool(o.host, pool) }
func (o openings) User(pool poolRef, u admin.User) Screen { return newUser(o.host, pool, u) }
func (o openings) Client(pool poolRef, id string) Screen  { return newClient(o.host, pool, id) }
func (o openings) UserGroups(pool poolRef, u admin.User) Screen {
	return newUserGroups(o.host, pool, aboutUser(theUser(pool, u), nil))
}

func (o openings) UserEvent(pool poolRef, u admin.User, id string) (Screen, tea.Cmd) {
	events := newEvents(o.host, pool, aboutUser(theUser(pool, u), nil))
	return events, events.setFilter(id)
}
