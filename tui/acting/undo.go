package acting

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// remember keeps how to revert the last act; after one that can't be undone there is
// nothing to undo, rather than something older. It returns a hint to show.
func (d *Desk) remember(act acts.Act) (hint string) {
	d.visit.undo = nil
	back, ok := act.Undo()
	if !ok {
		return ""
	}
	d.visit.undo = func() tea.Cmd { return d.Confirm(back.Action, []acts.Target{back.Target}, back.Inputs) }
	return " " + d.host.Keys().Label(keys.Undo) + " undoes it."
}

// UndoLast shows the plan of the act that reverts the last one.
func (d *Desk) UndoLast() tea.Cmd {
	if d.visit.undo == nil {
		return d.host.Warn("There is nothing to undo.")
	}
	return d.visit.undo()
}
