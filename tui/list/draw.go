package list

import (
	"cmp"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// problemRows is how much of the list an error may take: its meaning, what to do, the
// IAM action, how to continue, and AWS's own words.
const problemRows = 6

// picture draws a list, which it does not change.
type picture[T any] struct{ *List[T] }

// layout is where the parts of a list are drawn. A part that is not shown has no rows.
type layout struct{ status, refusal, table, detail, problem grid.Area }

func (l picture[T]) layout(a grid.Area) layout {
	body := a.Sub(0, 1, a.W, a.H-1)
	parts := layout{status: a.Row(0), refusal: body}
	if refusal := l.refusal(); refusal != "" {
		body = screen.BelowRefused(body, refusal)
	}
	if l.showsProblem() {
		body = body.Sub(0, 0, body.W, body.H-problemRows)
		parts.problem = a.Sub(0, 1+body.H, a.W, problemRows)
	}
	parts.table = body
	if w := l.tableWidth(body.W); w < body.W {
		parts.table = body.Sub(0, 0, w, body.H)
		parts.detail = body.Sub(w, 0, body.W-w, body.H)
	}
	return parts
}

// tableWidth is how many of so many columns the table has: the rest is the detail's.
func (l picture[T]) tableWidth(wide int) int {
	if l.Declared.Detail == nil || wide < screen.SplitWidth || l.noSplit {
		return wide
	}
	return wide - max(40, wide/3) - 1
}

// showsProblem reports whether the error that kept the rows from being read is shown
// below them.
func (l picture[T]) showsProblem() bool {
	p := l.reader.problem
	return p != nil && p.Kind != call.KindCredentials && l.detour() == nil
}

// refusal is why AWS can't be asked for what is typed, "" when it can.
func (l picture[T]) refusal() string {
	if l.filter.refused == nil || l.filter.input == nil {
		return ""
	}
	return "! " + words.Sentence(l.filter.refused)
}

// Draw shows it.
func (l *List[T]) Draw(a grid.Area) { picture[T]{l}.draw(a) }

// draw draws the parts of the list.
func (l picture[T]) draw(a grid.Area) {
	parts := l.layout(a)
	l.drawStatus(parts.status)
	if refusal := l.refusal(); refusal != "" {
		screen.DrawRefused(parts.refusal, refusal)
	}
	if l.showsProblem() {
		below := screen.Section(parts.problem, "")
		screen.DrawProblem(below.Sub(1, 0, below.W-2, below.H), l.reader.problem, l.Host.Keys().Label(keys.Refresh)+l.says().wayOn())
	}
	if parts.detail.W > 0 {
		l.drawDetail(parts.detail)
	}
	body := parts.table
	l.table.Draw(body, shownRows[T]{l.List})
	switch detour := l.detour(); {
	case detour != nil:
		l.drawDetour(body.Sub(3, 2, body.W-4, body.H-2), detour)
	case l.view.Len() == 0:
		for y, line := range strings.Split(body.Wrap(l.says().empty(), body.W-4), "\n") {
			body.Put(3, 2+y, line, grid.Dim)
		}
	}
}

func (l picture[T]) drawDetour(a grid.Area, d *Detour) {
	text := widget.Text{Lines: []widget.Line{
		{Value: "· " + d.Says}, {}, {Value: l.Host.Keys().Label(keys.Open) + "  " + d.Does, Style: grid.Accent},
	}}
	text.Draw(a)
}

// drawStatus draws which rows these are: the filter and who applied it on the left, the
// count on the right.
func (l picture[T]) drawStatus(row grid.Area) {
	right := l.says().count()
	end := row.W - 1 - row.Measure(right)
	row.Put(end, 0, right, grid.Dim)
	left := row.Sub(1, 0, end-2, 1)
	if l.filter.input != nil {
		line := *l.filter.input
		line.Ghost = "   " + l.says().hint()
		line.Draw(left)
		return
	}
	switch {
	case l.view.word != "":
		x := left.Put(0, 0, mask.Tokens(l.view.typed), grid.Accent|grid.Bold)
		left.Fit(x+2, 0, left.W-x-2, l.says().lookedIn(), grid.Dim)
	case !l.reader.filter.IsZero():
		x := left.Put(0, 0, "asked of AWS: ", grid.Dim)
		left.Fit(x, 0, left.W-x, mask.Tokens(l.reader.filter.String()), grid.Accent|grid.Bold)
	default:
		left.Fit(0, 0, left.W, cmp.Or(l.Declared.Heading, "all "+l.Declared.Whole), grid.Dim)
	}
}

// drawDetail shows the row under the cursor beside the list.
func (l picture[T]) drawDetail(a grid.Area) {
	a.Sub(0, 0, 1, a.H).Fill('│', grid.Line)
	if item, ok := l.Selected(); ok {
		text := widget.Text{LabelWidth: screen.DetailLabelWidth, Lines: append(l.unseen.lines(item), l.Declared.Detail(item)...)}
		text.Draw(a.Sub(2, 0, a.W-3, a.H))
	}
}

// shownRows are the rows of the list in the form its table needs.
type shownRows[T any] struct{ list *List[T] }

// Len is how many rows there are.
func (r shownRows[T]) Len() int { return r.list.view.Len() }

// Cell is the content of a row in the column-th shown column.
func (r shownRows[T]) Cell(row, column int) widget.Cell {
	item, _ := r.list.view.at(row)
	if c := r.list.columns.at(column); !c.Enriched {
		return c.Cell(item)
	}
	return r.list.enrichment.cell(item, r.list.columns.at(column))
}

// Marked reports whether a row is marked.
func (r shownRows[T]) Marked(row int) bool {
	return len(r.list.marks.on) > 0 && r.list.marks.has(r.list.view.idAt(row))
}

// Unsure reports whether AWS's list does not show an act on the row yet.
func (r shownRows[T]) Unsure(row int) bool {
	return len(r.list.unseen.acts) > 0 && r.list.unseen.of(r.list.view.idAt(row))
}
