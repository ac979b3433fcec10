package screen

import (
	"strconv"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Draw shows the row of tabs and the current one below.
func (t *Tabs) Draw(a grid.Area) {
	row := a.Row(0)
	row.Fill('─', grid.Line)
	t.drawRow(row.Sub(tabMargin, 0, row.W-2*tabMargin, 1))
	t.Current().Draw(t.Inside(a))
}

// Inside is below the row of tabs.
func (t *Tabs) Inside(a grid.Area) grid.Area { return a.Sub(0, 1, a.W, a.H-1) }

const (
	tabMargin   = 2
	betweenTabs = 2
	moreTabs    = 3 // columns for the sign that there are more tabs on one side
)

// drawRow shows as many tabs as fit, including the current one, and signs for those that
// don't fit on either side.
func (t *Tabs) drawRow(row grid.Area) {
	first, last := t.window(row)
	x, end := 0, row.W
	if first > 0 {
		x = row.Put(0, 0, "‹ ", grid.Dim) + betweenTabs - 1
	}
	if last < len(t.tabs)-1 {
		end -= moreTabs
		row.Put(row.W-2, 0, " ›", grid.Dim)
	}
	for i := first; i <= last; i++ {
		style := grid.Dim
		if i == t.current {
			style = grid.Accent | grid.Bold
		}
		label := t.label(i)
		row.Fit(x, 0, end-x, label, style)
		x += row.Measure(label) + betweenTabs
	}
}

// window returns the indexes of the first and the last tab shown. The row scrolls no
// further than the current tab needs.
func (t *Tabs) window(row grid.Area) (first, last int) {
	if t.width(row, 0, len(t.tabs)-1) <= row.W {
		return 0, len(t.tabs) - 1
	}
	for first < t.current && t.width(row, first, t.current) > t.room(row, first, t.current) {
		first++
	}
	for last = t.current; last+1 < len(t.tabs) && t.width(row, first, last+1) <= t.room(row, first, last+1); {
		last++
	}
	return first, last
}

// room is how many columns tabs have beside the signs for hidden tabs.
func (t *Tabs) room(row grid.Area, first, last int) int {
	room := row.W
	if first > 0 {
		room -= moreTabs
	}
	if last < len(t.tabs)-1 {
		room -= moreTabs
	}
	return room
}

func (t *Tabs) width(row grid.Area, first, last int) int {
	w := betweenTabs * (last - first)
	for i := first; i <= last; i++ {
		w += row.Measure(t.label(i))
	}
	return w
}

// label is a tab's title with the digit of its key, if it has one.
func (t *Tabs) label(i int) string {
	if i >= len(tabKeys) {
		return " " + t.tabs[i].Title + " "
	}
	return " " + strconv.Itoa(i+1) + " " + t.tabs[i].Title + " "
}
