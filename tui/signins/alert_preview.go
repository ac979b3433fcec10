package signins

import (
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// previewRows is the height of the preview of the selected alert below the list: enough
// for most reasons on the narrowest supported terminal.
const previewRows = 2

// previewed is how many rows of h the preview takes: none while the keys move the
// stream, where the alerts would have no row left, or where no reason is cut.
func (p *alertPane) previewed(a grid.Area, h int) int {
	few := 2 + min(2, len(p.list)) + previewRows // the titles, and room to move to other alerts
	if !p.above || h < few || !slices.ContainsFunc(p.list, func(one detect.Alert) bool { return p.cut(a, one) }) {
		return 0
	}
	return previewRows
}

// cut reports whether the row of an alert is too narrow for its text.
func (p *alertPane) cut(a grid.Area, one detect.Alert) bool {
	return !a.Fits(p.text(one), p.table.Room(whyColumn, a.W))
}

// drawPreview draws the whole reason of the selected alert, if its row cuts it, aligned
// with the table's columns.
func (p *alertPane) drawPreview(a grid.Area) {
	if a.H == 0 || !p.cut(a, p.selected()) {
		return
	}
	const margin = 3
	a = a.Sub(margin, 0, a.W-margin-1, a.H)
	lines := strings.Split(a.Wrap(p.text(p.selected()), a.W), "\n")
	if len(lines) > a.H {
		lines = append(lines[:a.H-1], strings.Join(lines[a.H-1:], " "))
	}
	for y, line := range lines {
		a.Fit(0, y, a.W, line, grid.Text)
	}
}

// storyText is the reason of an alert, after what was done about it.
func (p *alertPane) text(a detect.Alert) string {
	text := strings.Join(words.NonEmpty(p.actedCell(a), a.Reason), " · ")
	if p.standingOf(a) == muted {
		text = "muted: " + text
	}
	return text
}
