package list

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
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
	// Ask means that Fetch can filter, by what admin.ParseFilter understands.
	Ask bool
	// Match reports whether a row holds a word, which is in lower case. Nil looks
	// into the columns.
	Match func(item T, word string) bool

	Open   func(T) screen.Screen // nil when a row leads nowhere but to its Detail
	Run    func(T) tea.Cmd       // in place of Open, for a row that does something
	Detail func(T) []widget.Line // beside the list from splitWidth on; nil for none
	Copies func(T) []screen.Copy
	Empty  string // what to say when there are none
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

// prefetch is how many screens before the end of what was read the next page is
// asked for: far enough that one who scrolls does not wait, near enough that one
// who does not scroll spends no calls.
const prefetch = 1

// List is the screen of a Listing.
type List[T any] struct {
	screen.Tasks
	Declared Listing[T]
	table    widget.Table
	lost     string // the id of the row that the table has lost
	columns  []int  // indexes of the columns shown

	reader   reader[T]
	View     view[T]
	marks    map[string]struct{}
	unread   map[string]struct{} // marks of rows that are to be read again; nothing is done to them until they are
	dropped  map[string]struct{} // the marks that were dropped last
	lastMark string
	marking  bool                     // all rows are marked once all are read
	unseen   map[string]screen.Unseen // by id, acts that the list does not show yet

	input   *widget.Input // the filter being typed, nil when none is
	before  string        // the filter text before typing began
	refused error         // why what is typed can't be asked; nil when it can
	noSplit bool
	Then    func() tea.Cmd // done once, after the first answer
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

// New is the screen of a listing, not read yet.
func New[T any](host screen.Host, declared Listing[T]) *List[T] {
	l := &List[T]{Tasks: screen.NewTasks(host), Declared: declared, marks: map[string]struct{}{}, unseen: map[string]screen.Unseen{}}
	for i, c := range declared.Columns {
		if !c.Hidden {
			l.columns = append(l.columns, i)
		}
	}
	l.View.sort = -1
	l.table.ShowCursor = host.Settings().Cursor
	l.showColumns()
	return l
}

func (l *List[T]) showColumns() {
	l.table.Columns = l.table.Columns[:0]
	l.table.Sorted, l.table.Reverse = -1, l.View.reverse
	for i, c := range l.columns {
		l.table.Columns = append(l.table.Columns, l.Declared.Columns[c].Column)
		if c == l.View.sort {
			l.table.Sorted = i
		}
	}
}

// Crumb names the screen in the header.
func (l *List[T]) Crumb() string { return l.Declared.Name }

// Start begins reading, unless what is shown was read.
func (l *List[T]) Start() tea.Cmd {
	if l.reader.started && !screen.WaitedForSignIn(l.reader.problem) {
		return nil
	}
	return l.fetch()
}

// Pool is the pool that it is of.
func (l *List[T]) Pool() screen.PoolRef { return l.Declared.Pool }

// About is what the rows are of.
func (l *List[T]) About() screen.About { return l.Declared.About }

// Selected is the row under the cursor.
func (l *List[T]) Selected() (item T, ok bool) {
	if l.table.Lost() {
		return item, false
	}
	return l.View.at(l.table.Cursor())
}

// Subject is what is under the cursor, as JSON shows it.
func (l *List[T]) Subject() (name string, value any) {
	if item, ok := l.Selected(); ok {
		return l.Declared.One, item
	}
	return l.Declared.One, nil
}

// Copies are what can be copied here.
func (l *List[T]) Copies() []screen.Copy {
	item, ok := l.Selected()
	if !ok {
		return nil
	}
	return copiesOf(l.Declared, item)
}

// Verbs are what can be done here.
func (l *List[T]) Verbs() []screen.Verb {
	verbs := []screen.Verb{{ID: keys.Open, Run: l.open, Why: l.whyNotOpen()}}
	if l.Declared.Acts != nil || l.Declared.Marks {
		verbs = append(verbs,
			screen.Verb{ID: keys.Mark, Run: l.mark},
			screen.Verb{ID: keys.MarkRange, Run: l.markRange},
			screen.Verb{ID: keys.MarkAll, Run: l.markAll},
			screen.Verb{ID: keys.Unmark, Run: l.unmark})
	}
	verbs = append(verbs, []screen.Verb{
		{ID: keys.Filter, Run: l.beginFilter, Help: l.filterHelp()},
		{ID: keys.Sort, Run: l.chooseSort},
		{ID: keys.Columns, Run: l.chooseColumns},
		{ID: keys.Split, Run: l.toggleSplit},
		{ID: keys.ReadAll, Run: l.readAll, Why: l.whyNotReadAll()},
		{ID: keys.Refresh, Run: l.Refresh},
	}...)
	switch {
	case len(l.marks)+len(l.unread) > 0:
		verbs = append(verbs, screen.Verb{ID: keys.Back, Run: l.unmark})
	case l.filtered():
		verbs = append(verbs, screen.Verb{ID: keys.Back, Run: l.dropFilter})
	}
	return append(verbs, l.moves()...)
}

func (l *List[T]) moves() []screen.Verb {
	move := func(id keys.ID, to func() int) screen.Verb {
		return screen.Verb{ID: id, Run: func() tea.Cmd { return l.moveTo(to()) }}
	}
	at := l.table.Cursor
	return []screen.Verb{
		move(keys.Up, func() int { return at() - 1 }),
		move(keys.Down, func() int { return at() + 1 }),
		move(keys.PageUp, func() int { return at() - l.table.Height() }),
		move(keys.PageDown, func() int { return at() + l.table.Height() }),
		move(keys.Top, func() int { return 0 }),
		move(keys.Bottom, func() int { return l.View.Len() - 1 }),
	}
}

// moveTo puts the cursor on a row, and reads on when the end is near.
func (l *List[T]) moveTo(row int) tea.Cmd {
	l.table.MoveTo(row, l.View.Len())
	return l.readOn()
}

// Wheel moves by so many rows.
func (l *List[T]) Wheel(by int) tea.Cmd { return l.moveTo(l.table.Cursor() + by) }

// Click moves the cursor to a row.
func (l *List[T]) Click(x, y int) tea.Cmd {
	if !l.area.Contains(x, y) {
		return nil
	}
	_, top := l.area.Origin()
	row, ok := l.table.RowAt(y-top, l.View.Len())
	if !ok {
		return nil
	}
	if row == l.table.Cursor() && l.whyNotOpen() == "" {
		return l.open()
	}
	return l.moveTo(row)
}

func (l *List[T]) open() tea.Cmd {
	if d := l.detour(); d != nil {
		return d.Goes()
	}
	item, ok := l.Selected()
	if !ok {
		return nil
	}
	switch {
	case l.Declared.Run != nil:
		return l.Declared.Run(item)
	case l.Declared.Open != nil:
		return l.Host.Push(l.Declared.Open(item))
	}
	return l.Host.Push(newDetail(l, item))
}

// detour is what there is in place of the rows, nil while there may be some.
func (l *List[T]) detour() *Detour {
	if l.reader.problem == nil || l.Declared.Instead == nil || l.View.total() > 0 {
		return nil
	}
	return l.Declared.Instead(l.reader.problem)
}

func (l *List[T]) whyNotOpen() string {
	if l.detour() != nil {
		return ""
	}
	if _, ok := l.Selected(); !ok {
		return "There is nothing to open."
	}
	if l.Declared.Open == nil && l.Declared.Run == nil && l.Declared.Detail == nil {
		return "There is nothing more to show of this " + l.Declared.One + "."
	}
	return ""
}

func (l *List[T]) toggleSplit() tea.Cmd {
	if l.Host.Width() < screen.SplitWidth {
		said := "The detail needs a terminal of 120 columns."
		if l.whyNotOpen() == "" {
			said += " " + l.Host.Keys().Label(keys.Open) + " opens the " + l.Declared.One + "."
		}
		return l.Host.Say(said)
	}
	l.noSplit = !l.noSplit
	return nil
}

// Len, Cell, Marked and Unsure make the list the rows of its table.
func (l *List[T]) Len() int { return l.View.Len() }

// Cell is one cell of the table.
func (l *List[T]) Cell(row, column int) widget.Cell {
	item, _ := l.View.at(row)
	return l.Declared.Columns[l.columns[column]].Cell(item)
}

// Marked reports whether a row is marked.
func (l *List[T]) Marked(row int) bool {
	if len(l.marks) == 0 {
		return false
	}
	item, _ := l.View.at(row)
	_, marked := l.marks[l.Declared.ID(item)]
	return marked
}

// Unsure reports whether a row may be out of date.
func (l *List[T]) Unsure(row int) bool {
	if len(l.unseen) == 0 {
		return false
	}
	item, _ := l.View.at(row)
	_, waits := l.unseen[l.Declared.ID(item)]
	return waits
}
