package widget

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Line is a line of text: a label and what it labels, or text over the whole
// width.
type Line struct {
	Label string // in its own column; "" for text over the whole width
	Value string
	Style grid.Style // of the value
	Head  bool       // a heading: a rule with Value in it
	// Break breaks a value that must not be broken at any space, such as a command, into
	// lines of a width; nil for plain text.
	Break func(width int, measure func(string) int) []string
	// Foreign is for a value that contains what others chose, such as a name. Where it
	// continues in the next row, that begins with a bar: copied alone and pasted, it is
	// no command.
	Foreign bool

	indent bool // continues the value of the line above
}

// Text is lines that can be scrolled. A value too long for its line continues in the
// next.
type Text struct {
	LabelWidth int
	Lines      []Line
	top, tall  int
	height     int
}

// Scroll scrolls the text by n lines.
func (t *Text) Scroll(by int) { t.top = max(0, min(t.top+by, t.tall-t.height)) }

// Scrolls reports whether the last drawing could not show all lines.
func (t *Text) Scrolls() bool { return t.tall > t.height }

// Height is how many lines fitted into the last drawing.
func (t *Text) Height() int { return max(t.height, 1) }

// Rows is how many lines the text takes at a width; a measures it.
func (t *Text) Rows(a grid.Area, width int) int { return len(t.wrap(a, width)) }

// Draw shows as much of the text as fits.
func (t *Text) Draw(a grid.Area) {
	t.height = a.H
	rows, labels := t.wrap(a, a.W), t.labels(a, a.W)
	t.tall = len(rows)
	t.Scroll(0)
	for y := 0; y < a.H && t.top+y < len(rows); y++ {
		t.drawRow(a.Row(y), rows[t.top+y], labels)
	}
	if t.tall > a.H {
		drawScrollbar(a, t.top, t.tall)
	}
}

func (t *Text) drawRow(a grid.Area, l Line, labels int) {
	if l.Head {
		Rule(a.Sub(0, 0, a.W-1, 1), l.Value)
		return
	}
	a.Fit(0, 0, labels-1, l.Label, grid.Dim)
	a.Put(l.begins(labels), 0, l.Value, l.Style)
}

// labels is the width of the column of labels in a text so many columns wide: more than
// LabelWidth where a label needs it, up to two fifths of the text.
func (t *Text) labels(a grid.Area, columns int) int {
	widest := 0
	for _, l := range t.Lines {
		widest = max(widest, a.Measure(l.Label)+1)
	}
	return max(t.LabelWidth, min(widest, columns*2/5))
}

// begins is the column in which the value of a line begins.
func (l Line) begins(labels int) int {
	if l.Label != "" || l.indent {
		return labels
	}
	return 0
}

// wrap cuts values into rows of the area's width, less a column for the
// scrollbar. Only what can be on the screen is worth measuring, but a text is
// one record, so all of it is.
func (t *Text) wrap(a grid.Area, columns int) []Line {
	rows, labels := make([]Line, 0, len(t.Lines)), t.labels(a, columns)
	for _, l := range t.Lines {
		width := max(columns-l.begins(labels)-1, 8)
		if l.Head || a.Fits(l.Value, width) {
			rows = append(rows, l)
			continue
		}
		for i, part := range l.broken(a, width) {
			row := Line{Value: part, Style: l.Style, indent: l.Label != ""}
			if i == 0 {
				row.Label = l.Label
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func (l Line) broken(a grid.Area, width int) []string {
	if l.Break != nil {
		return l.Break(width, a.Measure)
	}
	if l.Foreign {
		return strings.Split(strings.ReplaceAll(a.Wrap(l.Value, width-a.Measure(bar)), "\n", "\n"+bar), "\n")
	}
	return strings.Split(a.Wrap(l.Value, width), "\n")
}

// bar begins a row that continues a foreign value.
const bar = "│ "

func drawScrollbar(a grid.Area, top, tall int) {
	size := max(1, a.H*a.H/tall)
	at := top * (a.H - size) / max(1, tall-a.H)
	a.Sub(a.W-1, 0, 1, a.H).Fill('│', grid.Line)
	a.Sub(a.W-1, at, 1, size).Fill('┃', grid.Dim)
}
