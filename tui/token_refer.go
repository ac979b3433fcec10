package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// leads are what the values of claims lead to.
var leads = map[token.Refers]func(*tokenView, string) tea.Cmd{
	token.ToUser:   (*tokenView).openUser,
	token.ToClient: (*tokenView).openClient,
	token.ToEvent:  (*tokenView).openEvent,
	token.ToGroups: func(v *tokenView, _ string) tea.Cmd { return v.withUser(v.openGroups) },
	token.ToPool:   func(v *tokenView, _ string) tea.Cmd { return v.app.push(newPool(v.app, v.Pool())) },
}

func (v *tokenView) open() tea.Cmd {
	c, _ := v.selected()
	return leads[c.Refers](v, c.Value)
}

func (v *tokenView) whyNotOpen() string {
	c, ok := v.selected()
	switch {
	case v.right:
		return "The checks lead nowhere: " + v.app.keys.Label(keys.Pane) + " goes back to the claims."
	case !ok || leads[c.Refers] == nil:
		return "This claim leads nowhere."
	case !v.here():
		return "Its pool can't be read by this session."
	}
	return ""
}

// withUser reads the token's user and goes on with it.
func (v *tokenView) withUser(then func(admin.User) tea.Cmd) tea.Cmd {
	session, pool, sub := v.app.session, v.pool, v.token.Says("sub")
	return Get(&v.Tasks, func(ctx context.Context) (admin.User, error) {
		return admin.ReadUser(ctx, session, pool, sub)
	}, func(u admin.User, err error) tea.Cmd {
		if err != nil {
			return v.app.warn(plainWords(err))
		}
		return then(u)
	})
}

func (v *tokenView) openUser(string) tea.Cmd {
	return v.withUser(func(u admin.User) tea.Cmd { return v.app.push(newUser(v.app, v.Pool(), u)) })
}

func (v *tokenView) openGroups(u admin.User) tea.Cmd {
	return v.app.push(newUserGroups(v.app, v.Pool(), aboutUser(theUser(v.Pool(), u), nil)))
}

func (v *tokenView) openClient(id string) tea.Cmd {
	return v.app.push(newClient(v.app, v.Pool(), id))
}

// openEvent shows the user's history with the event alone in it.
func (v *tokenView) openEvent(id string) tea.Cmd {
	return v.withUser(func(u admin.User) tea.Cmd {
		events := newEvents(v.app, v.Pool(), aboutUser(theUser(v.Pool(), u), nil))
		return tea.Batch(v.app.push(events), events.setFilter(id))
	})
}
