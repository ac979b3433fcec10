package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// remember keeps how the last act is taken back; one that can't be undone
// leaves nothing to undo, rather than something older. It returns a hint to
// show.
func (a *App) remember(act acts.Act) (hint string) {
	a.undo = nil
	back, ok := act.Undo()
	if !ok {
		return ""
	}
	a.undo = func() tea.Cmd { return a.confirm(back.Action, []acts.Target{back.Target}, back.Inputs) }
	return " " + a.keys.Label(keys.Undo) + " takes it back."
}

// undoLast shows the plan of the act that takes the last one back.
func (a *App) undoLast() tea.Cmd {
	if a.undo == nil {
		return a.warn("There is nothing to take back.")
	}
	return a.undo()
}
