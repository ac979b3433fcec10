package tokens

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// leads are what the values of claims open.
var leads = map[token.Refers]func(*tokenView, string) tea.Cmd{
	token.ToUser:   (*tokenView).openUser,
	token.ToClient: (*tokenView).openClient,
	token.ToEvent:  (*tokenView).openEvent,
	token.ToGroups: func(v *tokenView, _ string) tea.Cmd { return v.withUser(v.openGroups) },
	token.ToPool:   func(v *tokenView, _ string) tea.Cmd { return v.Host.Push(v.Host.Openings().Pool(v.Pool())) },
}

func (v *tokenView) open() tea.Cmd {
	c, _ := v.selected()
	return leads[c.Refers](v, c.Value)
}

func (v *tokenView) whyNotOpen() string {
	c, ok := v.selected()
	switch {
	case v.right:
		return "The checks open nothing: " + v.Host.Keys().Label(keys.Pane) + " goes back to the claims."
	case !ok || leads[c.Refers] == nil:
		return "This claim opens nothing."
	case !v.here():
		return "Its pool can't be read by this session."
	}
	return ""
}

// withUser reads the token's user and passes it on.
func (v *tokenView) withUser(then func(admin.User) tea.Cmd) tea.Cmd {
	session, pool, sub := v.Host.Session(), v.pool, v.token.Says("sub")
	return screen.Get(&v.Tasks, func(ctx context.Context) (admin.User, error) {
		return admin.ReadUser(ctx, session, pool, sub)
	}, func(u admin.User, err error) tea.Cmd {
		if err != nil {
			return v.Host.Warn(words.PlainWords(err))
		}
		return then(u)
	})
}

func (v *tokenView) openUser(string) tea.Cmd {
	return v.withUser(func(u admin.User) tea.Cmd { return v.Host.Push(v.Host.Openings().User(v.Pool(), u)) })
}

func (v *tokenView) openGroups(u admin.User) tea.Cmd {
	return v.Host.Push(v.Host.Openings().UserGroups(v.Pool(), u))
}

func (v *tokenView) openClient(id string) tea.Cmd {
	return v.Host.Push(v.Host.Openings().Client(v.Pool(), id))
}

// openEvent shows the user's history with only the event in it.
func (v *tokenView) openEvent(id string) tea.Cmd {
	return v.withUser(func(u admin.User) tea.Cmd {
		events, read := v.Host.Openings().UserEvent(v.Pool(), u, id)
		return tea.Batch(v.Host.Push(events), read)
	})
}
