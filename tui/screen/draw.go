package screen

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Section draws a rule with a title, and returns the area below it.
func Section(a grid.Area, title string) grid.Area {
	widget.Rule(a.Row(0), title)
	return a.Sub(0, 1, a.W, a.H-1)
}

// DrawRefused draws what is wrong with an input line in as many rows as needed, and
// returns the rest of the area.
func DrawRefused(a grid.Area, says string) grid.Area {
	for y, line := range refusedLines(a, says) {
		a.Put(1, y, line, grid.Care)
	}
	return BelowRefused(a, says)
}

// BelowRefused is the area that [DrawRefused] leaves.
func BelowRefused(a grid.Area, says string) grid.Area {
	lines := refusedLines(a, says)
	return a.Sub(0, len(lines), a.W, a.H-len(lines))
}

func refusedLines(a grid.Area, says string) []string {
	return strings.Split(a.Wrap(mask.Tokens(says), a.W-2), "\n")
}

// PaneTitle is the line above a part of the screen: whether it has the keys, or which
// key switches to it.
func PaneTitle(host Host, row grid.Area, title string, focus bool) {
	row.Fill('─', grid.Line)
	style := grid.Accent | grid.Bold
	if !focus {
		title, style = title+" · "+host.Keys().Label(keys.Pane), grid.Dim
	}
	row.Put(2, 0, " "+title+" ", style)
}

// SplitWidth is how wide the terminal must be for a detail beside the list.
const SplitWidth = 120

// MenuKey is the key of the i-th line of a menu: 1 to 9, then letters.
func MenuKey(i int) string {
	const keys = "123456789abcdefghilmnoprstuvwxyz"
	if i < len(keys) {
		return keys[i : i+1]
	}
	return ""
}

// The columns of labels: on a page, and in the detail beside a list.
const (
	LabelWidth       = 22
	DetailLabelWidth = 13
)
