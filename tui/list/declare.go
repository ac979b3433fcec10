package list

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Listing declares a thing that is shown as a table. Declare one, give it to
// [New], and it pages, filters, sorts, marks, copies and survives errors as
// all others do.
type Listing[T any] struct {
	Name  string // of the screen, as in the crumbs: "users"
	One   string // a row: "user"
	Whole string // all rows: "users of the pool"

	Columns []Column[T]
	ID      func(T) string // what a row is known by while rows come and go
	Source  Source[T]
	// Ask means that the source can filter, by what admin.ParseFilter understands.
	Ask bool
	// Match gives the test of whether a row holds what was typed, which is in lower case.
	// It and the test are called in tasks. Nil looks into the columns.
	Match func(word string) func(T) bool
	// Enrich reads what the source leaves out of a row, in a task, and returns the row
	// with it. It is called for the rows on the screen, a few at a time, while a column
	// that is Enriched is shown; what it waits for besides is the call budget. Nil where
	// the source tells everything.
	Enrich func(ctx context.Context, item T) (T, error)

	Open   func(T) screen.Screen // nil when a row leads nowhere but to its Detail
	Run    func(T) tea.Cmd       // in place of Open, for a row that does something
	Detail func(T) []widget.Line // beside the list from splitWidth on; nil for none
	Copies func(T) []screen.Copy
	JSON   func(T) any // what is shown of a row as JSON; nil for the row
	Empty  string      // what to say when there are none
	// Instead is what there is in place of rows that can't be read, where that is
	// no trouble: nil for a problem that is one.
	Instead func(*call.Problem) *Detour
	Pool    screen.PoolRef // the pool that the rows belong to
	About   screen.About   // what the page is about, where that is not its rows
	Acts    *Acts[T]       // what can be done to a row; nil for nothing
	// Marks means that rows are marked all the same where there are no Acts: the
	// screen acts on them in its own way.
	Marks bool
}

// Detour is another way to what somebody came for.
type Detour struct {
	Says string // why there are no rows here
	Does string // what opening does, behind its key
	Goes func() tea.Cmd
}

// Acts declares what the rows of a Listing are to the table of actions.
type Acts[T any] struct {
	Kind   acts.KindID
	Target func(T) acts.Target
	// Reread reads one row again; nil reads the list again.
	Reread func(ctx context.Context, item T) (T, error)
	// Lists are the ids of the acts by which rows come and go.
	Lists []string
}

// Column declares a column of a Listing.
type Column[T any] struct {
	widget.Column
	Hidden bool // not shown until chosen
	Cell   func(T) widget.Cell
	Order  func(a, b T) int // how to sort by it; nil when one can't
	// Enriched columns show what [Listing.Enrich] reads. As that is known of some rows
	// alone, nothing is looked for in them, and they have no Order.
	Enriched bool
}

// json is what is shown of a row as JSON.
func (l *Listing[T]) json(item T) any {
	if l.JSON == nil {
		return item
	}
	return l.JSON(item)
}
