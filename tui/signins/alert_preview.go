package signins

import (
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// previewRows is the room below the alerts for what is told of the one under the
// cursor: most reasons on the narrowest terminal that the console is made for.
const previewRows = 2

// previewed is how many rows of h that takes: none while the keys move the stream,
// where the alerts would have no row left, or where no reason is cut.
func (p *alertPane) previewed(a grid.Area, h int) int {
	few := 2 + min(2, len(p.list)) + previewRows // the titles, and alerts to go on to
	if !p.above || h < few || !slices.ContainsFunc(p.list, func(one detect.Alert) bool { return p.cut(a, one) }) {
		return 0
	}
	return previewRows
}

// cut reports whether the row of an alert has no room for all that there is to say.
func (p *alertPane) cut(a grid.Area, one detect.Alert) bool {
	return !a.Fits(p.text(one), p.table.Room(whyColumn, a.W))
}

// drawPreview has the whole reason of the alert under the cursor, if its row has
// not, in the columns of the table.
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

// storyText is why an alert was told, after what was done about it.
func (p *alertPane) text(a detect.Alert) string {
	text := strings.Join(words.NonEmpty(p.actedCell(a), a.Reason), " · ")
	if p.standingOf(a) == muted {
		text = "muted: " + text
	}
	return text
}
