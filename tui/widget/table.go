// Package widget holds the parts that screens are made of: table, input line,
// menu, text. They know no Cognito.
package widget

import (
	"cmp"
	"slices"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Column is one column of a table.
type Column struct {
	Title string
	Min   int  // least width
	Max   int  // greatest width; 0 means no limit
	Right bool // aligned to the right edge
	// Hidden columns have nothing to show.
	Hidden bool
	// Rank decides which columns are dropped when there is no room: the highest first.
	Rank int
}

// Cell is the content of one row and column.
type Cell struct {
	Text  string
	Style grid.Style
}

// Rows are what a table shows. Only the rows on the screen are asked for.
type Rows interface {
	Len() int
	Cell(row, column int) Cell
	Marked(row int) bool
	Unsure(row int) bool // the row may not be up to date
}

// Table is a window on rows with a cursor. Its cost depends on the rows on the screen,
// not on how many there are.
type Table struct {
	Columns []Column
	Sorted  int  // the column that the rows are sorted by, -1 for none
	Reverse bool // sorted from high to low
	// ShowCursor puts the terminal's cursor on the selected row, where screen
	// readers look.
	ShowCursor bool
	// Quiet keeps the selected row from being highlighted, while another table has the
	// keys.
	Quiet bool

	cursor, top, height int
	lost                bool // the cursor is on no row
}

// gap is between columns, and margin before the first, for cursor and mark.
const (
	gap    = 2
	margin = 3
)

// Cursor is the row of the cursor, 0 when there are no rows. If that row is
// [Table.Lost], the cursor moves on from this position.
func (t *Table) Cursor() int { return t.cursor }

// Height is how many rows fitted into the last drawing.
func (t *Table) Height() int { return max(t.height, 1) }

// Visible are the rows of n that the next drawing shows, from one up to but not
// including another, if it has as much room as the last.
func (t *Table) Visible(n int) (from, to int) {
	next := *t
	next.scroll(n)
	from = min(next.top, n) // a terminal may be too low for any row
	return from, max(from, min(n, from+next.height))
}

// MoveTo puts the cursor on a row of n, or on the nearest.
func (t *Table) MoveTo(row, n int) {
	t.lost = false
	t.clamp(row, n)
}

func (t *Table) clamp(row, n int) { t.cursor = max(0, min(row, n-1)) }

// Lose removes the cursor until it is moved, as its row is gone: another row is at that
// position now, which nobody chose.
func (t *Table) Lose() { t.lost = true }

// Lost reports whether the row of the cursor is gone.
func (t *Table) Lost() bool { return t.lost }

// RowAt is the row drawn at line y of the table's area, including its heading; ok is
// false where there is none.
func (t *Table) RowAt(y, n int) (row int, ok bool) {
	row = t.top + y - 1
	return row, y >= 1 && y <= t.height && row < n
}

// Draw shows a heading and as many rows as the area has room for.
func (t *Table) Draw(a grid.Area, rows Rows) {
	t.height = a.H - 1
	n := rows.Len()
	t.scroll(n)
	places := t.layout(a.W)
	t.drawHeading(a, places)
	for y := 0; y < t.height && t.top+y < n; y++ {
		t.drawRow(a.Row(y+1), places, rows, t.top+y)
	}
}

// scroll keeps the cursor in the window, with a row of context where it can.
func (t *Table) scroll(n int) {
	t.clamp(t.cursor, n)
	context := min(1, max(0, (t.height-1)/2))
	t.top = min(t.top, t.cursor-context)
	t.top = max(t.top, t.cursor-t.height+1+context)
	t.top = max(0, min(t.top, n-t.height))
}

func (t *Table) drawHeading(a grid.Area, places []place) {
	for _, p := range places {
		title := t.Columns[p.column].Title
		if p.column == t.Sorted {
			title += map[bool]string{false: " ↑", true: " ↓"}[t.Reverse]
		}
		p.draw(a, 0, Cell{title, grid.Dim}, t.Columns[p.column].Right)
	}
}

func (t *Table) drawRow(a grid.Area, places []place, rows Rows, row int) {
	for _, p := range places {
		p.draw(a, 0, rows.Cell(row, p.column), t.Columns[p.column].Right)
	}
	if rows.Unsure(row) {
		a.Put(1, 0, "~", grid.Care)
	}
	if rows.Marked(row) {
		a.Put(1, 0, "●", grid.Accent)
		a.SetOff(grid.Marked)
	}
	if row == t.cursor && !t.lost {
		a.Put(0, 0, "›", grid.Accent)
		if t.Quiet {
			return
		}
		a.SetOff(grid.Selected)
		if t.ShowCursor {
			a.Cursor(0, 0)
		}
	}
}

// place is the position of a column.
type place struct{ column, x, w int }

func (p place) draw(a grid.Area, y int, c Cell, right bool) {
	if right {
		a.FitRight(p.x, y, p.w, c.Text, c.Style)
		return
	}
	a.Fit(p.x, y, p.w, c.Text, c.Style)
}

// layout gives every column its least width, drops the highest ranks while there is no
// room, and distributes the rest in turns.
func (t *Table) layout(width int) []place {
	places := make([]place, 0, len(t.Columns))
	need := margin - gap
	for i, c := range t.Columns {
		if !c.Hidden {
			places = append(places, place{column: i, w: c.Min})
			need += c.Min + gap
		}
	}
	for need > width && len(places) > 1 {
		least := slices.MaxFunc(places, func(a, b place) int {
			return cmp.Compare(t.Columns[a.column].Rank, t.Columns[b.column].Rank)
		})
		need -= least.w + gap
		places = slices.DeleteFunc(places, func(p place) bool { return p.column == least.column })
	}
	t.share(places, width-need)
	x := margin
	for i := range places {
		places[i].x = x
		x += places[i].w + gap
	}
	return places
}

// Room is how many columns one of the table's has in an area that wide, 0 where
// there is no room for it.
func (t *Table) Room(column, width int) int {
	for _, p := range t.layout(width) {
		if p.column == column {
			return p.w
		}
	}
	return 0
}

// share distributes free columns one at a time among those that may still grow, so that
// columns of equal need get equal widths.
func (t *Table) share(places []place, free int) {
	for free > 0 {
		grown := false
		for i := range places {
			limit := t.Columns[places[i].column].Max
			if free > 0 && (limit == 0 || places[i].w < limit) {
				places[i].w++
				free--
				grown = true
			}
		}
		if !grown {
			return
		}
	}
}
