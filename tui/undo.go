package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// remembered keeps the act that takes the last one back; one that can't be
// undone leaves nothing to undo, rather than something older.
func (a *App) remembered(act admin.Act) {
	a.undo = nil
	if act.Action.Undo == nil {
		return
	}
	id, in := act.Action.Undo(act.Target, act.Inputs)
	if back, ok := admin.FindAction(id); ok {
		a.undo = &admin.Act{Action: back, Target: act.Target, Inputs: in}
	}
}

func (a *App) undoHint(act admin.Act) string {
	if act.Action.Undo == nil {
		return ""
	}
	return " " + a.keys.Label(keys.Undo) + " takes it back."
}

// undoLast shows the plan of the act that takes the last one back. The user is
// read again first: what was before is not what is now.
func (a *App) undoLast() tea.Cmd {
	if a.undo == nil {
		return a.warn("There is nothing to take back.")
	}
	act, session := *a.undo, a.session
	if act.Action.On != admin.OnUser {
		return a.confirm(act.Action, []admin.Target{act.Target}, act.Inputs)
	}
	return Get(&a.tasks, func(ctx context.Context) (admin.User, error) {
		return session.User(ctx, act.Target.Pool.ID, act.Target.User.Sub)
	}, func(u admin.User, err error) tea.Cmd {
		if err == nil {
			act.Target.User = u
		}
		return a.confirm(act.Action, []admin.Target{act.Target}, act.Inputs)
	})
}
