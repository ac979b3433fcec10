package tui

import (
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// paneTitle is the line above a part of the screen: where the keys go to, or the key
// that brings them there.
func (a *App) paneTitle(row grid.Area, title string, focus bool) {
	row.Fill('─', grid.Line)
	style := grid.Accent | grid.Bold
	if !focus {
		title, style = title+" · "+a.keys.Label(keys.Pane), grid.Dim
	}
	row.Put(2, 0, " "+title+" ", style)
}
