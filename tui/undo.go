package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// remember keeps how the last act is taken back; one that can't be undone
// leaves nothing to undo, rather than something older.
func (a *App) remember(act admin.Act) {
	a.undo = nil
	if act.Action.Undo == nil {
		return
	}
	id, in := act.Action.Undo(act.Target, act.Inputs)
	if back, ok := admin.FindAction(id); ok {
		a.undo = func() tea.Cmd { return a.takeBack(back, act.Target, in) }
	}
}

func (a *App) undoHint(act admin.Act) string {
	if act.Action.Undo == nil {
		return ""
	}
	return " " + a.keys.Label(keys.Undo) + " takes it back."
}

func (a *App) undoLast() tea.Cmd {
	if a.undo == nil {
		return a.warn("There is nothing to take back.")
	}
	return a.undo()
}

// takeBack shows the plan of the act that takes the last one back. A user is
// read again first: what was before is not what is now.
func (a *App) takeBack(back admin.Action, t admin.Target, in admin.Inputs) tea.Cmd {
	if back.On != admin.OnUser {
		return a.confirm(back, []admin.Target{t}, in)
	}
	session := a.session
	return Get(&a.tasks, func(ctx context.Context) (admin.User, error) {
		return session.User(ctx, t.Pool.ID, t.User.Sub)
	}, func(u admin.User, err error) tea.Cmd {
		if err == nil {
			t.User = u
		}
		return a.confirm(back, []admin.Target{t}, in)
	})
}
