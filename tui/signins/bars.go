package signins

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// topNames is how many names of a dimension are at the top.
const topNames = 2

// bars are the events of the last hour, and what failed most in its last minutes.
type bars struct {
	counts   watch.Counts
	names    *knownNames
	filtered bool // the stream, which these are not
}

// draw draws the last hour as two lines of bars, and what failed most beside them: of
// all events, whatever the filter.
func (b bars) draw(a grid.Area) {
	width := min(60, a.W/3)
	for y, line := range []struct {
		name    string
		numbers []int
		style   grid.Style
	}{
		{"pass", b.counts.Pass, grid.Good},
		{"fail", b.counts.Fail, grid.Bad},
	} {
		row := a.Row(y)
		row.Put(0, 0, line.name, grid.Dim)
		row.Put(5, 0, widget.Spark(line.numbers, width, 0), line.style)
	}
	b.drawTops(a.Sub(width+7, 0, a.W-width-7, 2))
}

// drawTops names what failed most in the last ten minutes, in two rows.
func (b bars) drawTops(a grid.Area) {
	title := "failed most: "
	if b.filtered {
		title = "of all, failed most: "
	}
	rows := [2][]watch.Of{{watch.ByIP, watch.ByUser}, {watch.ByReason, watch.ByClient, watch.ByCountry}}
	if b.topLine(rows[0]) == "" {
		return
	}
	x := a.Put(0, 0, title, grid.Dim)
	for y, dimensions := range rows {
		a.Row(y).Fit(x, 0, a.W-x, b.topLine(dimensions), grid.Dim)
	}
}

// topLine is the top two of each dimension.
func (b bars) topLine(dimensions []watch.Of) string {
	var parts []string
	for _, of := range dimensions {
		for _, top := range b.counts.Top[of][:min(topNames, len(b.counts.Top[of]))] {
			name := top.Name
			switch of {
			case watch.ByClient:
				name = cmp.Or(b.names.clients[name], name)
			case watch.ByUser:
				name = b.names.nameOf(name)
			case watch.ByIP, watch.ByCountry, watch.ByReason:
			}
			parts = append(parts, fmt.Sprintf("%s (%s)", words.Clipped(name, 24), words.Thousands(top.N)))
		}
	}
	return strings.Join(parts, "  ")
}
