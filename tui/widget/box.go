package widget

import "github.com/cognito-tui/cognito-tui/tui/grid"

// Box draws a border with a title around an empty area and returns its inside,
// with a column of air on each side.
func Box(a grid.Area, title string) grid.Area {
	a.Fill(' ', grid.Text)
	Rule(a.Row(0), "")
	Rule(a.Row(a.H-1), "")
	a.Sub(0, 1, 1, a.H-2).Fill('│', grid.Line)
	a.Sub(a.W-1, 1, 1, a.H-2).Fill('│', grid.Line)
	for _, corner := range []struct {
		x, y int
		s    string
	}{{0, 0, "┌"}, {a.W - 1, 0, "┐"}, {0, a.H - 1, "└"}, {a.W - 1, a.H - 1, "┘"}} {
		a.Put(corner.x, corner.y, corner.s, grid.Line)
	}
	if title != "" {
		a.Sub(2, 0, a.W-4, 1).Fit(0, 0, a.W-4, " "+title+" ", grid.Bold)
	}
	return a.Sub(2, 1, a.W-4, a.H-2)
}

// Rule draws a horizontal line with a title in it.
func Rule(a grid.Area, title string) {
	a.Fill('─', grid.Line)
	if title != "" {
		a.Fit(2, 0, a.W-4, " "+title+" ", grid.Dim)
	}
}
