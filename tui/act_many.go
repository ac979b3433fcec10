package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
)

// confirmMany shows the plan of an act on many targets and asks.
func (a *App) confirmMany(action admin.Action, targets []admin.Target, in admin.Inputs) tea.Cmd {
	return a.warn("not yet")
}
