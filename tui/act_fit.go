package tui

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// whyNoAct says why nothing at all can be done to the targets, "" when something
// may be. What is done in a pool is done in one: nobody means to create the same
// user in three.
func (a *App) whyNoAct(kind admin.Kindred, targets []admin.Target) string {
	switch {
	case len(targets) == 0:
		return "Nothing is selected to act on."
	case kind == admin.OnPool && len(targets) > 1:
		return counted(kind, len(targets)) + " are marked, and nothing can be done to several at once; " +
			a.keys.Label(keys.Unmark) + " unmarks them."
	}
	return ""
}

// actTitle heads the menu of acts. Those on a pool are done in it: they make
// something there.
func actTitle(kind admin.Kindred, targets []admin.Target) string {
	if kind == admin.OnPool {
		return "act in the pool " + several(kind, targets)
	}
	return "act on " + several(kind, targets)
}
