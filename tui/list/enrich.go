package list

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// enrichedAtOnce is how many rows are enriched at a time: enough to use a call budget,
// few enough that those of a screen that was scrolled away are soon done.
const enrichedAtOnce = 4

// enrichment reads what the source leaves out of the rows on the screen.
type enrichment[T any] struct {
	list  *List[T]
	rows  map[string]enriched // by id; rows that were not requested are not in it
	asked int                 // how many rows were requested in all
	under int                 // how many are being read
	due   bool                // follow is scheduled
	said  bool                // a failed row was reported
}

// enriched is how far the enriching of a row has come.
type enriched struct {
	asked  int // tells the requests for one row apart
	done   bool
	failed bool
}

func newEnrichment[T any](l *List[T]) enrichment[T] {
	return enrichment[T]{list: l, rows: map[string]enriched{}}
}

// follow continues with the rows on the screen, once those are drawn.
func (e *enrichment[T]) follow() tea.Cmd {
	if e.due || !e.wanted() {
		return nil
	}
	e.due = true
	return e.list.Go(func(context.Context) func() tea.Cmd { return e.begin })
}

func (e *enrichment[T]) wanted() bool {
	l := e.list
	return l.Declared.Enrich != nil && l.columns.enriched() && l.view.total() > 0 && l.Host.Acting().InFront(l)
}

// begin requests as many of the rows on the screen as may be read at once.
func (e *enrichment[T]) begin() tea.Cmd {
	e.due = false
	if !e.wanted() {
		return nil
	}
	var begun []tea.Cmd
	from, to := e.list.table.Visible(e.list.view.Len())
	for row := from; row < to && e.under < enrichedAtOnce; row++ {
		item, ok := e.list.view.at(row)
		if !ok {
			break
		}
		if id := e.list.Declared.ID(item); e.rows[id] == (enriched{}) {
			begun = append(begun, e.read(id, item))
		}
	}
	return tea.Batch(begun...)
}

func (e *enrichment[T]) read(id string, item T) tea.Cmd {
	e.asked++
	e.under++
	asked := enriched{asked: e.asked}
	e.rows[id] = asked
	enrich := e.list.Declared.Enrich
	return screen.Get(&e.list.Tasks, func(ctx context.Context) (T, error) {
		return enrich(ctx, item)
	}, func(fresh T, err error) tea.Cmd {
		e.under--
		if e.rows[id] != asked { // the row was read again in the meantime
			return e.begin()
		}
		return tea.Batch(e.take(id, fresh, err), e.begin())
	})
}

// take shows what was read. Only the first row that could not be read is reported; the
// others show it themselves.
func (e *enrichment[T]) take(id string, fresh T, err error) tea.Cmd {
	row := e.rows[id]
	row.done, row.failed = err == nil, err != nil
	e.rows[id] = row
	if err == nil {
		if at := e.list.view.find(id); at >= 0 {
			e.list.view.replace(at, fresh)
		}
		return nil
	}
	if e.said {
		return nil
	}
	e.said = true
	return e.list.Host.Warn("Not all columns could be read for each " + e.list.Declared.One + ": " + call.Explain(err).Meaning)
}

// forget enriches all rows again, as they were read again.
func (e *enrichment[T]) forget() { e.rows, e.said = map[string]enriched{}, false }

// forgetRow enriches a row again.
func (e *enrichment[T]) forgetRow(id string) { delete(e.rows, id) }

// retry tries again what could not be read.
func (e *enrichment[T]) retry() tea.Cmd {
	for id, row := range e.rows {
		if row.failed {
			delete(e.rows, id)
		}
	}
	e.said = false
	return e.follow()
}

// cell is the content of an enriched column of a row.
func (e *enrichment[T]) cell(item T, column Column[T]) widget.Cell {
	switch row := e.rows[e.list.Declared.ID(item)]; {
	case row.done:
		return column.Cell(item)
	case row.failed:
		return widget.Cell{Text: "not read", Style: grid.Care}
	}
	return widget.Cell{Text: "…", Style: grid.Dim}
}

// Resized enriches the rows that a larger screen shows in addition.
func (l *List[T]) Resized() tea.Cmd { return l.enrichment.follow() }
