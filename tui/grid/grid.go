// Package grid is the sheet that screens draw on: a matrix of terminal cells
// that is cleared, drawn on, and turned into the text of one frame.
//
// Drawing is plain text at a place in a [Style]; colours are chosen only when
// the frame is written, by a [Palette]. A grid takes printable text and nothing
// else: a control character that gets here is drawn as U+FFFD, so no way of
// drawing can steer the terminal.
//
// The sheet is reused from frame to frame and a frame costs no allocation per
// cell, which is why this is not lipgloss: at 120×40 it is some 20 times
// cheaper than styled strings joined together (see the benchmark).
package grid

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Style says what kind of text it is, in the low byte, and how it is set off, in the
// high one. What it looks like is the [Palette]'s business.
type Style uint16

// The kinds of text.
const (
	Text   Style = iota
	Dim          // secondary: labels, units, hints
	Accent       // where you are, and keys that can be pressed
	Good         // fine
	Care         // needs care
	Bad          // stops a sign-in, or failed
	Line         // rules and borders
	styles
)

// How a text can be set off. The flags combine with every style.
const (
	Bold     Style = 0x100 << iota
	Selected       // the row or button that a key acts on
	Marked         // rows chosen for an act
	Under
	allFlags = Bold | Selected | Marked | Under
)

// Base is the style without the flags.
func (s Style) Base() Style { return s &^ allFlags }

// Width is how a terminal measures text: [ansi.WcWidth] until the terminal has reported
// that it supports graphemes, as in Bubble Tea's renderer.
type Width = ansi.Method

// Grid is a matrix of cells. The zero Grid has no cells; call Reset.
type Grid struct {
	width, height int
	cells         []cell
	clusters      []string // graphemes of several code points, at index -(rune+first)
	method        Width
	ascii         bool
	cursor        *Position
	out           strings.Builder
}

// Position is a cell of a grid, counted from the upper left corner.
type Position struct{ X, Y int }

// cell contains one code point, or a negative number: covered for the right part of a
// wide character, and from firstCluster down an index into clusters.
type cell struct {
	r     rune
	style Style
}

const (
	covered      rune = -1
	firstCluster rune = -2
)

// maxCluster bounds the bytes kept of one grapheme, so that a letter under a
// thousand accents costs no more than a family of emoji.
const maxCluster = 64

// Reset makes g width × height blank cells, measured by method.
func (g *Grid) Reset(width, height int, method Width) {
	width, height = max(width, 0), max(height, 0)
	g.width, g.height, g.method = width, height, method
	if n := width * height; cap(g.cells) < n {
		g.cells = make([]cell, n)
	} else {
		g.cells = g.cells[:n]
	}
	blank := cell{r: ' '}
	for i := range g.cells {
		g.cells[i] = blank
	}
	g.clusters = g.clusters[:0]
	g.cursor = nil
}

// ASCII has what is drawn from now on spelt with [plain.ASCII], or not. It is measured as
// it is spelt.
func (g *Grid) ASCII(on bool) { g.ascii = on }

// spelt is s as it is drawn.
func (g *Grid) spelt(s string) string {
	if g.ascii {
		return plain.ASCII(s)
	}
	return s
}

// Cursor is where the terminal's cursor belongs, nil for nowhere.
func (g *Grid) Cursor() *Position { return g.cursor }

// Area is the whole grid, to draw on.
func (g *Grid) Area() Area { return Area{grid: g, W: g.width, H: g.height} }

// put draws s from column x of row y up to column end, and returns the column after it.
// A character that does not fit is left out.
func (g *Grid) put(x, y, end int, s string, style Style) int {
	row := g.cells[y*g.width : (y+1)*g.width]
	uncover(row, x)
	x = g.write(row, x, end, s, style)
	blankCovered(row, x)
	return x
}

func (g *Grid) write(row []cell, x, end int, s string, style Style) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
			if x >= end {
				return x
			}
			row[x] = cell{printable(rune(c)), style}
			x, i = x+1, i+1
			continue
		}
		cluster, width := ansi.FirstGraphemeCluster(s[i:], g.method)
		i += len(cluster)
		if width == 0 {
			continue // a mark without a base character
		}
		if x+width > end {
			return x
		}
		row[x] = cell{g.intern(cluster), style}
		for k := 1; k < width; k++ {
			row[x+k] = cell{covered, style}
		}
		x += width
	}
	return x
}

// uncover blanks a wide character that would be cut in two at column x.
func uncover(row []cell, x int) {
	if x >= len(row) || row[x].r != covered {
		return
	}
	blankCovered(row, x)
	for i := x - 1; i >= 0; i-- {
		was := row[i].r
		row[i].r = ' '
		if was != covered {
			return
		}
	}
}

// blankCovered blanks the rest, from column x on, of a wide character whose beginning
// was overwritten.
func blankCovered(row []cell, x int) {
	for ; x < len(row) && row[x].r == covered; x++ {
		row[x].r = ' '
	}
}

// intern returns the rune that represents a grapheme in a cell.
func (g *Grid) intern(cluster string) rune {
	r, size := utf8.DecodeRuneInString(cluster)
	if size == len(cluster) {
		return printable(r)
	}
	if len(cluster) > maxCluster {
		cut := maxCluster
		for !utf8.RuneStart(cluster[cut]) {
			cut--
		}
		cluster = cluster[:cut]
	}
	g.clusters = append(g.clusters, strings.Map(printable, cluster))
	return firstCluster - rune(len(g.clusters)-1)
}

// printable is r, or U+FFFD for a control character.
func printable(r rune) rune {
	if r < 0x20 || (r >= 0x7f && r < 0xa0) {
		return utf8.RuneError
	}
	return r
}

// Frame writes the grid as the text of one frame: lines joined by newlines, without
// trailing blanks that have no style.
func (g *Grid) Frame(p *Palette) string {
	g.out.Reset()
	g.out.Grow(len(g.cells) + len(g.cells)/2)
	for y := range g.height {
		if y > 0 {
			g.out.WriteByte('\n')
		}
		g.writeRow(p, g.cells[y*g.width:(y+1)*g.width])
	}
	return g.out.String()
}

func (g *Grid) writeRow(p *Palette, row []cell) {
	end := len(row)
	for end > 0 && row[end-1] == (cell{r: ' '}) {
		end--
	}
	current := Text
	for _, c := range row[:end] {
		if c.r == covered {
			continue
		}
		if c.style != current {
			g.out.WriteString(p.change(current, c.style))
			current = c.style
		}
		switch {
		case c.r < 0:
			g.out.WriteString(g.clusters[firstCluster-c.r])
		case c.r < utf8.RuneSelf:
			g.out.WriteByte(byte(c.r))
		default:
			g.out.WriteRune(c.r)
		}
	}
	if current != Text {
		g.out.WriteString(p.change(current, Text))
	}
}

// Lines is the text of the grid without any style, for tests and exports.
func (g *Grid) Lines() []string {
	return strings.Split(g.Frame(&Palette{}), "\n")
}
