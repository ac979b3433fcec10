package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Listing declares a thing that is shown as a table. Declare one, give it to
// newList, and it pages, filters, sorts, marks, copies and survives errors as
// all others do.
type Listing[T any] struct {
	Name  string // of the screen, as in the crumbs: "users"
	One   string // a row: "user"
	Whole string // all rows: "users of the pool"

	Columns []Column[T]
	ID      func(T) string // what a row is known by while rows come and go
	// Fetch reads the page that token names, "" for the first. filter is zero
	// unless Ask is set. It may read nothing of the App that changes, such as its
	// session.
	Fetch Fetch[T]
	// Aim gives a Fetch for one reading, of a listing whose rows are in memory that
	// may be replaced: it is called in the Update loop, where Fetch is not. Nil for
	// Fetch.
	Aim func() Fetch[T]
	// Ask tells that Fetch can filter, by what admin.ParseFilter understands.
	Ask bool
	// Match tells whether a row holds a word, which is in lower case. Nil looks
	// into the columns.
	Match func(item T, word string) bool

	Open   func(T) Screen        // nil when a row leads nowhere but to its Detail
	Run    func(T) tea.Cmd       // in place of Open, for a row that does something
	Detail func(T) []widget.Line // beside the list from splitWidth on; nil for none
	Copies func(T) []Copy
	Empty  string // what to say when there are none
	// Instead is what there is in place of rows that can't be read, where that is
	// no trouble: nil for a problem that is one.
	Instead func(*call.Problem) *Detour
	Pool    poolRef  // the pool that the rows belong to
	About   about    // what the page is about, where that is not its rows
	Acts    *Acts[T] // what can be done to a row; nil for nothing
	// Marks tells that rows are marked all the same where there are no Acts: the
	// screen acts on them in its own way.
	Marks bool
}

// Detour is another way to what somebody came for.
type Detour struct {
	Says string // why there are no rows here
	Does string // what opening does, behind its key
	Goes func() tea.Cmd
}

// Fetch reads a page. It is called in a task and may touch no screen.
type Fetch[T any] func(ctx context.Context, filter admin.Filter, token string) (call.Page[T], error)

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
}

// splitWidth is how wide the terminal must be for a detail beside the list.
const splitWidth = 120

// prefetch is how many screens before the end of what was read the next page is
// asked for: far enough that one who scrolls does not wait, near enough that one
// who does not scroll spends no calls.
const prefetch = 1

// list is the screen of a Listing.
type list[T any] struct {
	Tasks
	declared Listing[T]
	table    widget.Table
	lost     string // the id of the row that the table has lost
	columns  []int  // indexes of the columns shown

	reader   reader[T]
	view     view[T]
	marks    map[string]struct{}
	unread   map[string]struct{} // marks of rows that are to be read again; nothing is done to them until they are
	dropped  map[string]struct{} // the marks that were dropped last
	lastMark string
	marking  bool              // all rows are marked once all are read
	unseen   map[string]unseen // by id, acts that the list does not show yet

	input   *widget.Input // the filter being typed, nil when none is
	before  string        // the filter text before typing began
	refused error         // why what is typed can't be asked; nil when it can
	noSplit bool
	then    func() tea.Cmd // done once, after the first answer
	area    grid.Area      // of the table, as last drawn
}

// reader is how far the listing has been read.
type reader[T any] struct {
	filter  admin.Filter // asked of AWS
	next    string
	started bool
	done    bool
	loading bool
	all     bool      // read on to the end without being asked again
	turn    int       // answers of an earlier asking are dropped
	read    time.Time // when the rows that are there were read last
	problem *call.Problem
}

func newList[T any](app *App, declared Listing[T]) *list[T] {
	l := &list[T]{Tasks: newTasks(app), declared: declared, marks: map[string]struct{}{}, unseen: map[string]unseen{}}
	for i, c := range declared.Columns {
		if !c.Hidden {
			l.columns = append(l.columns, i)
		}
	}
	l.view.sort = -1
	l.table.ShowCursor = app.options.Cursor
	l.showColumns()
	return l
}

func (l *list[T]) showColumns() {
	l.table.Columns = l.table.Columns[:0]
	l.table.Sorted, l.table.Reverse = -1, l.view.reverse
	for i, c := range l.columns {
		l.table.Columns = append(l.table.Columns, l.declared.Columns[c].Column)
		if c == l.view.sort {
			l.table.Sorted = i
		}
	}
}

func (l *list[T]) Crumb() string { return l.declared.Name }

func (l *list[T]) Start() tea.Cmd {
	if l.reader.started && !waitedForSignIn(l.reader.problem) {
		return nil
	}
	return l.fetch()
}

func (l *list[T]) Pool() poolRef { return l.declared.Pool }
func (l *list[T]) About() about  { return l.declared.About }

// selected is the row under the cursor.
func (l *list[T]) selected() (item T, ok bool) {
	if l.table.Lost() {
		return item, false
	}
	return l.view.at(l.table.Cursor())
}

func (l *list[T]) Subject() (name string, value any) {
	if item, ok := l.selected(); ok {
		return l.declared.One, item
	}
	return l.declared.One, nil
}

func (l *list[T]) Copies() []Copy {
	item, ok := l.selected()
	if !ok {
		return nil
	}
	return copiesOf(l.declared, item)
}

func (l *list[T]) Verbs() []Verb {
	verbs := []Verb{{ID: keys.Open, Run: l.open, Why: l.whyNotOpen()}}
	if l.declared.Acts != nil || l.declared.Marks {
		verbs = append(verbs,
			Verb{ID: keys.Mark, Run: l.mark},
			Verb{ID: keys.MarkRange, Run: l.markRange},
			Verb{ID: keys.MarkAll, Run: l.markAll},
			Verb{ID: keys.Unmark, Run: l.unmark})
	}
	verbs = append(verbs, []Verb{
		{ID: keys.Filter, Run: l.beginFilter, Help: l.filterHelp()},
		{ID: keys.Sort, Run: l.chooseSort},
		{ID: keys.Columns, Run: l.chooseColumns},
		{ID: keys.Split, Run: l.toggleSplit},
		{ID: keys.ReadAll, Run: l.readAll, Why: l.whyNotReadAll()},
		{ID: keys.Refresh, Run: l.refresh},
	}...)
	switch {
	case len(l.marks)+len(l.unread) > 0:
		verbs = append(verbs, Verb{ID: keys.Back, Run: l.unmark})
	case l.filtered():
		verbs = append(verbs, Verb{ID: keys.Back, Run: l.dropFilter})
	}
	return append(verbs, l.moves()...)
}

func (l *list[T]) moves() []Verb {
	move := func(id keys.ID, to func() int) Verb {
		return Verb{ID: id, Run: func() tea.Cmd { return l.moveTo(to()) }}
	}
	at := l.table.Cursor
	return []Verb{
		move(keys.Up, func() int { return at() - 1 }),
		move(keys.Down, func() int { return at() + 1 }),
		move(keys.PageUp, func() int { return at() - l.table.Height() }),
		move(keys.PageDown, func() int { return at() + l.table.Height() }),
		move(keys.Top, func() int { return 0 }),
		move(keys.Bottom, func() int { return l.view.Len() - 1 }),
	}
}

// moveTo puts the cursor on a row, and reads on when the end is near.
func (l *list[T]) moveTo(row int) tea.Cmd {
	l.table.MoveTo(row, l.view.Len())
	return l.readOn()
}

func (l *list[T]) Wheel(by int) tea.Cmd { return l.moveTo(l.table.Cursor() + by) }

func (l *list[T]) Click(x, y int) tea.Cmd {
	if !l.area.Contains(x, y) {
		return nil
	}
	_, top := l.area.Origin()
	row, ok := l.table.RowAt(y-top, l.view.Len())
	if !ok {
		return nil
	}
	if row == l.table.Cursor() && l.whyNotOpen() == "" {
		return l.open()
	}
	return l.moveTo(row)
}

func (l *list[T]) open() tea.Cmd {
	if d := l.detour(); d != nil {
		return d.Goes()
	}
	item, ok := l.selected()
	if !ok {
		return nil
	}
	switch {
	case l.declared.Run != nil:
		return l.declared.Run(item)
	case l.declared.Open != nil:
		return l.app.push(l.declared.Open(item))
	}
	return l.app.push(newDetail(l, item))
}

// detour is what there is in place of the rows, nil while there may be some.
func (l *list[T]) detour() *Detour {
	if l.reader.problem == nil || l.declared.Instead == nil || l.view.total() > 0 {
		return nil
	}
	return l.declared.Instead(l.reader.problem)
}

func (l *list[T]) whyNotOpen() string {
	if l.detour() != nil {
		return ""
	}
	if _, ok := l.selected(); !ok {
		return "There is nothing to open."
	}
	if l.declared.Open == nil && l.declared.Run == nil && l.declared.Detail == nil {
		return "There is nothing more to show of this " + l.declared.One + "."
	}
	return ""
}

func (l *list[T]) toggleSplit() tea.Cmd {
	if l.app.width < splitWidth {
		said := "The detail needs a terminal of 120 columns."
		if l.whyNotOpen() == "" {
			said += " " + l.app.keys.Label(keys.Open) + " opens the " + l.declared.One + "."
		}
		return l.app.say(said)
	}
	l.noSplit = !l.noSplit
	return nil
}

// Len, Cell, Marked and Unsure make the list the rows of its table.
func (l *list[T]) Len() int { return l.view.Len() }

func (l *list[T]) Cell(row, column int) widget.Cell {
	item, _ := l.view.at(row)
	return l.declared.Columns[l.columns[column]].Cell(item)
}

func (l *list[T]) Marked(row int) bool {
	if len(l.marks) == 0 {
		return false
	}
	item, _ := l.view.at(row)
	_, marked := l.marks[l.declared.ID(item)]
	return marked
}

func (l *list[T]) Unsure(row int) bool {
	if len(l.unseen) == 0 {
		return false
	}
	item, _ := l.view.at(row)
	_, waits := l.unseen[l.declared.ID(item)]
	return waits
}
