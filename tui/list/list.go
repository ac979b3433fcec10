package list

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// prefetch is how many screens before the end of what was read the next page is
// requested: far enough that scrolling does not wait, near enough that no calls are
// spent without scrolling.
const prefetch = 1

// List is the screen of a Listing.
type List[T any] struct {
	screen.Tasks
	Declared Listing[T]
	Then     func() tea.Cmd // done once, after the first answer

	reader     reader[T]
	view       view[T]
	columns    columns[T]
	marks      marks[T]
	unseen     unseen[T]
	enrichment enrichment[T]
	filter     filterLine

	table   widget.Table
	lost    string // the id of the row that the cursor has lost
	noSplit bool
}

// New makes the screen of a listing, which is not read yet.
func New[T any](host screen.Host, declared Listing[T]) *List[T] {
	l := &List[T]{Tasks: screen.NewTasks(host), Declared: declared, filter: filterLine{asks: declared.Ask}}
	l.columns = newColumns(&l.Declared)
	l.columns.choose(host.Settings().Columns.Of(declared.Pool.ID, declared.One))
	l.reader = reader[T]{declared: &l.Declared, tasks: &l.Tasks, arrived: l.arrived}
	l.view = view[T]{rows: newRows(declared.ID), tasks: &l.Tasks, columns: &l.columns, ordered: l.arranged, sort: -1}
	l.marks = newMarks(&l.view, &l.reader)
	l.unseen = newUnseen(l)
	l.enrichment = newEnrichment(l)
	l.table.ShowCursor = host.Settings().Cursor
	chooser[T]{l}.showColumns()
	return l
}

// Crumb names the screen in the header.
func (l *List[T]) Crumb() string { return l.Declared.Name }

// Start begins reading, unless the rows were read.
func (l *List[T]) Start() tea.Cmd {
	if l.reader.started && !screen.WaitedForSignIn(l.reader.problem) {
		return l.enrichment.retry()
	}
	if l.Declared.Along == nil {
		return l.reader.fetch()
	}
	return tea.Batch(l.reader.fetch(), l.Declared.Along())
}

// Pool is the pool that the list belongs to.
func (l *List[T]) Pool() screen.PoolRef { return l.Declared.Pool }

// About is the subject of the rows.
func (l *List[T]) About() screen.About { return l.Declared.About }

// Selected is the row under the cursor.
func (l *List[T]) Selected() (item T, ok bool) {
	if l.table.Lost() {
		return item, false
	}
	return l.view.at(l.table.Cursor())
}

// Subject is the row under the cursor, as the JSON view shows it.
func (l *List[T]) Subject() (name string, value any) {
	if item, ok := l.Selected(); ok {
		return l.Declared.One, l.Declared.json(item)
	}
	return l.Declared.One, nil
}

// Copies are what can be copied here: of the marked rows, or of the one under the
// cursor.
func (l *List[T]) Copies() []screen.Copy {
	if len(l.marks.on) > 0 {
		return l.copiesOfMarked()
	}
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
			screen.Verb{ID: keys.Mark, Run: marker[T]{l}.mark},
			screen.Verb{ID: keys.MarkRange, Run: func() tea.Cmd { marker[T]{l}.markRange(); return nil }},
			screen.Verb{ID: keys.MarkAll, Run: marker[T]{l}.markAll},
			screen.Verb{ID: keys.Unmark, Run: marker[T]{l}.unmark})
	}
	verbs = append(verbs, []screen.Verb{
		{ID: keys.Filter, Run: func() tea.Cmd { l.beginFilter(); return nil }, Help: l.filterHelp()},
		{ID: keys.Sort, Run: chooser[T]{l}.chooseSort},
		{ID: keys.Columns, Run: chooser[T]{l}.chooseColumns},
		{ID: keys.Split, Run: l.toggleSplit},
		{ID: keys.ReadAll, Run: l.readAll, Why: l.reader.whyNotReadAll()},
		{ID: keys.Refresh, Run: l.Refresh},
	}...)
	switch {
	case l.reader.stoppable():
		verbs = append(verbs, screen.Verb{ID: keys.Back, Run: l.stopReading, Short: "stop reading"})
	case l.marks.any():
		verbs = append(verbs, screen.Verb{ID: keys.Back, Run: marker[T]{l}.unmark})
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
		{ID: keys.Bottom, Run: l.goToEnd},
	}
}

// goToEnd puts the cursor on the last row read. Where more rows follow, it says so, and
// whether they are being read.
func (l *List[T]) goToEnd() tea.Cmd {
	moved := l.moveTo(l.view.Len())
	if l.reader.done || !l.reader.started {
		return moved
	}
	l.reader.urged = l.reader.loading
	return tea.Batch(moved, l.Host.Say(l.says().end()))
}

// moveTo puts the cursor on a row, and reads on near the end, or where a row beyond the
// end is asked for.
func (l *List[T]) moveTo(row int) tea.Cmd {
	l.reader.stopped = l.reader.stopped && row < l.view.Len()
	l.table.MoveTo(row, l.view.Len())
	return l.readOn()
}

// Wheel moves by n rows.
func (l *List[T]) Wheel(by int) tea.Cmd { return l.moveTo(l.table.Cursor() + by) }

// Click moves the cursor to a row.
func (l *List[T]) Click(in grid.Area, x, y int) tea.Cmd {
	table := picture[T]{l}.layout(in).table
	if !table.Contains(x, y) {
		return nil
	}
	_, top := table.Origin()
	row, ok := l.table.RowAt(y-top, l.view.Len())
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

// detour is what is shown in place of the rows, nil while there may be some.
func (l *List[T]) detour() *Detour {
	if l.reader.problem == nil || l.Declared.Instead == nil || l.view.total() > 0 {
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

// Items are the rows that were read, in the order of the source.
func (l *List[T]) Items() []T { return l.view.items() }

// under is the id of the row under the cursor.
func (l *List[T]) under() string {
	if l.table.Lost() {
		return ""
	}
	return l.view.idAt(l.table.Cursor())
}

// chosenRow is the id of the row under the cursor, or of the row that the cursor has
// lost.
func (l *List[T]) chosenRow() string {
	if l.table.Lost() {
		return l.lost
	}
	return l.under()
}

// keepLost puts the cursor back on the row that it lost, once that is read.
func (l *List[T]) keepLost() tea.Cmd {
	if !l.table.Lost() {
		return nil
	}
	return l.keepOn(l.lost, false)
}

// keepOn puts the cursor back on the row with that id. Where it is not shown, the cursor
// goes to a row nearby if other rows were requested, and otherwise to none: an act is
// never on a row that took another's place.
func (l *List[T]) keepOn(id string, otherRows bool) tea.Cmd {
	if id == "" {
		return nil
	}
	if row := l.view.row(id); row >= 0 {
		return l.moveTo(row)
	}
	empty := l.view.Len() == 0 && l.reader.done // then no other row can be mistaken for it
	if otherRows || empty {
		return l.moveTo(l.table.Cursor())
	}
	l.lost = id
	l.table.Lose()
	return nil
}

// arranged shows a new order with the cursor on the same row.
func (l *List[T]) arranged(order []int32) tea.Cmd {
	v := &l.view
	keep, otherRows := l.chosenRow(), v.held != v.word
	v.order, v.held = order, v.word
	l.keepMarks()
	return tea.Batch(l.keepOn(keep, otherRows), l.readOn(), l.markWhenRead())
}
