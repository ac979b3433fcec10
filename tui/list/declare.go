package list

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Listing declares a thing that is shown as a table. Give one to [New], and it pages,
// filters, sorts, marks, copies and survives errors as all others do.
type Listing[T any] struct {
	Name  string // of the screen, as in the crumbs: "users"
	One   string // a row: "user"
	Whole string // all rows: "users of the pool"
	// Heading stands above the rows in place of "all" and Whole; "" for those.
	Heading string

	Columns []Column[T]
	// Further are columns that can be chosen in addition, for the rows read so far, by
	// their titles; nil for none. FurtherOf makes one.
	Further   func(items []T) []string
	FurtherOf func(title string) Column[T]
	ID        func(T) string // identifies a row while rows come and go
	Source    Source[T]
	// Ask means that the source can filter, with the filters that admin.ParseFilter
	// understands.
	Ask bool
	// Match returns the test of whether a row matches what was typed, which is in lower
	// case. It and the test are called in tasks. Nil searches the columns.
	Match func(word string) func(T) bool
	// Enrich reads what the source leaves out of a row, in a task, and returns the
	// complete row. It is called for the rows on the screen, a few at a time, while an
	// Enriched column is shown; it waits only for the call budget. Nil where the source
	// has everything.
	Enrich func(ctx context.Context, item T) (T, error)

	// Along reads what cells are judged by, along with the first rows; nil for nothing.
	Along func() tea.Cmd

	Open   func(T) screen.Screen // nil when there is nothing to open but the Detail
	Run    func(T) tea.Cmd       // in place of Open, for a row that does something
	Detail func(T) []widget.Line // beside the list from splitWidth on; nil for none
	Copies func(T) []screen.Copy
	JSON   func(T) any // what the JSON view shows of a row; nil for the row
	Empty  string      // what to say when there are no rows
	// Instead is shown in place of rows that can't be read, where that is no error: nil
	// for a problem that is one.
	Instead func(*call.Problem) *Detour
	Pool    screen.PoolRef // the pool that the rows belong to
	About   screen.About   // the subject of the page, where it is not its rows
	Acts    *Acts[T]       // what can be done to a row; nil for nothing
	// Marks means that rows can be marked although there are no Acts: the screen acts on
	// them in its own way.
	Marks bool
}

// Detour is shown instead of rows, with another way to what the operator is looking for.
type Detour struct {
	Says string // why there are no rows here
	Does string // what opening does, behind its key
	Goes func() tea.Cmd
}

// Acts declares how the rows of a Listing relate to the table of actions.
type Acts[T any] struct {
	Kind   acts.KindID
	Target func(T) acts.Target
	// Reread reads one row again; nil reads the list again.
	Reread func(ctx context.Context, item T) (T, error)
	// Lists are the ids of the acts that add or remove rows.
	Lists []string
}

// Column declares a column of a Listing.
type Column[T any] struct {
	widget.Column
	Hidden bool // not shown until chosen
	Cell   func(T) widget.Cell
	Order  func(a, b T) int // how to sort by it; nil when it can't be sorted by
	// Enriched columns show what [Listing.Enrich] reads. As only some rows have it, they
	// are not searched and have no Order.
	Enriched bool
}

// json is what the JSON view shows of a row.
func (l *Listing[T]) json(item T) any {
	if l.JSON == nil {
		return item
	}
	return l.JSON(item)
}
