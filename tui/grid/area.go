package grid

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Area is a rectangle of a grid. What is drawn on it is cut at its edges, and characters
// that could steer the terminal are made visible, whoever wrote them.
type Area struct {
	grid *Grid
	x, y int // of the upper left corner, on the grid
	W, H int
}

// Sub is the part of a that begins at column x and row y, cut to a.
func (a Area) Sub(x, y, w, h int) Area {
	x, y = within(x, a.W), within(y, a.H)
	return Area{grid: a.grid, x: a.x + x, y: a.y + y, W: within(w, a.W-x), H: within(h, a.H-y)}
}

// Row is line y of a.
func (a Area) Row(y int) Area { return a.Sub(0, y, a.W, 1) }

// Center is an area of w × h in the middle of a.
func (a Area) Center(w, h int) Area {
	w, h = min(w, a.W), min(h, a.H)
	return a.Sub((a.W-w)/2, (a.H-h)/2, w, h)
}

// Origin is the upper left corner of a on the grid.
func (a Area) Origin() (x, y int) { return a.x, a.y }

// Contains reports whether the cell x, y of the grid is in a.
func (a Area) Contains(x, y int) bool {
	return x >= a.x && x < a.x+a.W && y >= a.y && y < a.y+a.H
}

// Put draws s at column x of row y, cut at the right edge, and returns the
// column after it.
func (a Area) Put(x, y int, s string, style Style) int {
	if y < 0 || y >= a.H || x < 0 || x >= a.W {
		return x
	}
	return a.grid.put(a.x+x, a.y+y, a.x+a.W, a.text(s), style) - a.x
}

// text is s as it is drawn.
func (a Area) text(s string) string { return a.grid.spelt(plain.Text(s)) }

// Fit draws s in the w columns from x of row y; a text that does not fit ends in "…", or
// in dots.
func (a Area) Fit(x, y, w int, s string, style Style) {
	w = min(w, a.W-x)
	if w <= 0 || y < 0 || y >= a.H || x < 0 {
		return
	}
	s = a.text(s)
	if a.Fits(s, w) {
		a.grid.put(a.x+x, a.y+y, a.x+x+w, s, style)
		return
	}
	cut := a.cutSign(w)
	end := a.grid.put(a.x+x, a.y+y, a.x+x+w-len([]rune(cut)), s, style)
	a.grid.put(end, a.y+y, a.x+x+w, cut, style)
}

// cutSign ends a text that is cut to w columns. In ASCII it is two dots, which end no
// sentence, and one where two would leave nothing of the text.
func (a Area) cutSign(w int) string {
	switch {
	case !a.grid.ascii:
		return "…"
	case w > 2:
		return ".."
	}
	return "."
}

// FitRight is Fit with s aligned to the right.
func (a Area) FitRight(x, y, w int, s string, style Style) {
	w = min(w, a.W-x)
	if width := a.Measure(s); width < w {
		x, w = x+w-width, width
	}
	a.Fit(x, y, w, s, style)
}

// Fits reports whether s takes at most w columns, without measuring it if it can.
func (a Area) Fits(s string, w int) bool {
	s = a.text(s)
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return a.grid.method.StringWidth(s) <= w
		}
	}
	return len(s) <= w
}

// Measure is how many columns s takes.
func (a Area) Measure(s string) int {
	s = a.text(s)
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return a.grid.method.StringWidth(s)
		}
	}
	return len(s)
}

// Fill draws r over the whole area.
func (a Area) Fill(r rune, style Style) {
	r, _ = utf8.DecodeRuneInString(a.grid.spelt(string(r)))
	for y := range a.H {
		line := a.grid.cells[(a.y+y)*a.grid.width : (a.y+y+1)*a.grid.width]
		uncover(line, a.x)
		uncover(line, a.x+a.W)
		row := a.row(y)
		for x := range row {
			row[x] = cell{r, style}
		}
	}
}

// SetOff adds flags to the style of every cell, whatever is drawn there.
func (a Area) SetOff(flags Style) {
	for y := range a.H {
		row := a.row(y)
		for x := range row {
			row[x].style |= flags
		}
	}
}

// Fade makes everything but lines Dim, to put it behind a dialog.
func (a Area) Fade() {
	for y := range a.H {
		row := a.row(y)
		for x := range row {
			if row[x].style = row[x].style.Base(); row[x].style != Line {
				row[x].style = Dim
			}
		}
	}
}

func (a Area) row(y int) []cell {
	start := (a.y+y)*a.grid.width + a.x
	return a.grid.cells[start : start+a.W]
}

// within is v, or the nearest value from 0 to high.
func within(v, high int) int { return max(0, min(v, high)) }

// Cursor puts the terminal's cursor at column x of row y.
func (a Area) Cursor(x, y int) {
	if x >= 0 && x < a.W && y >= 0 && y < a.H {
		a.grid.cursor = &Position{a.x + x, a.y + y}
	}
}

// Wrap breaks s into lines of at most w columns, at spaces where possible: a command
// that is broken at its hyphens can't be read. All lines have the indent of the first.
func (a Area) Wrap(s string, w int) string {
	s = a.grid.spelt(plain.Lines(s))
	text := strings.TrimLeft(s, " ")
	if in := len(s) - len(text); in > 0 && in <= w/2 {
		return s[:in] + strings.ReplaceAll(a.Wrap(text, w-in), "\n", "\n"+s[:in])
	}
	var lines []string
	line := ""
	for word := range strings.SplitSeq(s, " ") {
		switch {
		case line == "" && len(lines) == 0:
			line = word
		case a.Fits(line+" "+word, w):
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
		for {
			head, rest := a.cut(line, w)
			if head == "" || rest == "" { // a character wider than the line; or all of it fits
				break
			}
			lines = append(lines, head)
			line = rest
		}
	}
	return strings.Join(append(lines, line), "\n")
}

// cut cuts a text behind what fits in so many columns. It looks at no more of it: a text
// that is cut again and again may be very long.
func (a Area) cut(s string, w int) (head, rest string) {
	for at, width := 0, 0; at < len(s); {
		cluster, columns := ansi.FirstGraphemeCluster(s[at:], a.grid.method)
		if width += columns; width > w || cluster == "" {
			return s[:at], s[at:]
		}
		at += len(cluster)
	}
	return s, ""
}
