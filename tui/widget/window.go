package widget

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// window is the visible part of a list. Where there is more above or below, its first or
// last row says how much, so the cursor keeps off those.
type window struct{ top, rows, all int }

// leastSigned is the least height of a window that has rows for signs.
const leastSigned = 4

// scroll moves the window so that it contains the cursor.
func (w *window) scroll(cursor, all, rows int) {
	w.all, w.rows = all, rows
	sign := 0
	if rows >= leastSigned {
		sign = 1
	}
	w.top = min(w.top, cursor-sign)
	w.top = max(w.top, cursor-rows+1+sign)
	w.top = max(0, min(w.top, all-rows))
}

func (w *window) scrolls() bool { return w.all > w.rows }

// page is how far a page goes: one row stays visible.
func (w *window) page() int { return max(1, w.rows-3) }

// above and below are how many rows of the list are not visible, including those behind
// the signs.
func (w *window) above() int {
	if w.top == 0 || w.rows < leastSigned {
		return 0
	}
	return w.top + 1
}

func (w *window) below() int {
	end := w.top + w.rows
	if end >= w.all || w.rows < leastSigned {
		return 0
	}
	return w.all - end + 1
}

// drawMore says on a row that there is more.
func drawMore(row grid.Area, arrow string, n int) {
	if n == 0 {
		return
	}
	row.Fill(' ', grid.Text)
	row.Put(1, 0, fmt.Sprintf("%s %d more", arrow, n), grid.Dim)
}
