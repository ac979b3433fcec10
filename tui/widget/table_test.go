package widget

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// rows are n rows of a table.
type rows int

func (r rows) Len() int         { return int(r) }
func (rows) Cell(_, _ int) Cell { return Cell{Text: "row"} }
func (rows) Marked(int) bool    { return false }
func (rows) Unsure(int) bool    { return false }

// A terminal may be too low for a single row; then no row beyond the last is visible.
func TestWhatIsVisibleIsAmongTheRows(t *testing.T) {
	for height := range 6 {
		for n := range 6 {
			for cursor := range n + 1 {
				table := Table{Columns: []Column{{Title: "ROW", Min: 4}}}
				table.MoveTo(cursor, n)
				var sheet grid.Grid
				sheet.Reset(20, 6, 0)
				table.Draw(sheet.Area().Sub(0, 0, 20, height), rows(n))
				if from, to := table.Visible(n); from < 0 || from > to || to > n || to-from > height {
					t.Errorf("of %d rows in %d lines, %d to %d are visible", n, height, from, to)
				}
			}
		}
	}
}
