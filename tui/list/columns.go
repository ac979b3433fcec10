package list

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// columns are which of the declared columns are shown.
type columns[T any] struct {
	declared *Listing[T]
	shown    []int // their indexes in the declaration
}

func newColumns[T any](declared *Listing[T]) columns[T] {
	c := columns[T]{declared: declared}
	for i, column := range declared.Columns {
		if !column.Hidden {
			c.shown = append(c.shown, i)
		}
	}
	return c
}

// at returns the i-th shown column.
func (c *columns[T]) at(i int) Column[T] { return c.declared.Columns[c.shown[i]] }

// titles are those of the shown columns.
func (c *columns[T]) titles() []string {
	titles := make([]string, len(c.shown))
	for i := range c.shown {
		titles[i] = c.at(i).Title
	}
	return titles
}

// choose shows the columns of these titles, if there is one.
func (c *columns[T]) choose(titles []string) {
	var shown []int
	for _, title := range titles {
		if i := c.find(title); i >= 0 && !slices.Contains(shown, i) {
			shown = append(shown, i)
		}
	}
	if len(shown) > 0 {
		slices.Sort(shown)
		c.shown = shown
	}
}

// find is the index of the column of a title, which is declared now if it can be; -1 for
// none.
func (c *columns[T]) find(title string) int {
	for i, column := range c.declared.Columns {
		if column.Title == title {
			return i
		}
	}
	if c.declared.FurtherOf == nil {
		return -1
	}
	further := c.declared.FurtherOf(title)
	further.Hidden = true
	c.declared.Columns = append(slices.Clip(c.declared.Columns), further)
	return len(c.declared.Columns) - 1
}

// toggle shows or hides a column; the last one stays.
func (c *columns[T]) toggle(column int) {
	switch {
	case !slices.Contains(c.shown, column):
		c.shown = append(c.shown, column)
		slices.Sort(c.shown)
	case len(c.shown) > 1:
		c.shown = slices.DeleteFunc(c.shown, func(i int) bool { return i == column })
	}
}

// enriched reports whether a column is shown that [Listing.Enrich] fills.
func (c *columns[T]) enriched() bool {
	return slices.ContainsFunc(c.shown, func(i int) bool { return c.declared.Columns[i].Enriched })
}

// holding returns the test of whether a row contains a word. It is called in tasks.
func (c *columns[T]) holding(word string) func(T) bool {
	if c.declared.Match != nil {
		return c.declared.Match(word)
	}
	declared := c.declared.Columns // more may be declared while a task goes through these
	return func(item T) bool {
		return slices.ContainsFunc(declared, func(column Column[T]) bool {
			return !column.Enriched && plain.ContainsFold(column.Cell(item).Text, word)
		})
	}
}

// showColumns tells the table which columns are shown.
func (l chooser[T]) showColumns() {
	l.table.Columns = l.table.Columns[:0]
	l.table.Sorted, l.table.Reverse = -1, l.view.reverse
	for i, c := range l.columns.shown {
		l.table.Columns = append(l.table.Columns, l.columns.at(i).Column)
		if c == l.view.sort {
			l.table.Sorted = i
		}
	}
}

func (l chooser[T]) chooseSort() tea.Cmd {
	var items []widget.Item
	for i, c := range l.Declared.Columns {
		if c.Order == nil {
			continue
		}
		items = append(items, widget.Item{Key: screen.MenuKey(len(items)), Label: c.Title, Note: l.sortNote(i), Run: func() tea.Cmd { return l.sortBy(i) }})
	}
	items = append(items, widget.Item{Key: "0", Label: "AWS's own order", Run: func() tea.Cmd { return l.sortBy(-1) }})
	return screen.OpenMenu(l.Host, "sort "+l.Declared.Name+" by", items)
}

func (l chooser[T]) sortNote(column int) string {
	if column != l.view.sort {
		return ""
	}
	return map[bool]string{false: "↑ now", true: "↓ now"}[l.view.reverse]
}

func (l chooser[T]) sortBy(column int) tea.Cmd {
	l.view.reverse = column == l.view.sort && !l.view.reverse
	l.view.sort = column
	l.showColumns()
	arranged := l.view.arrange()
	if l.reader.done || column < 0 {
		return arranged
	}
	return tea.Batch(arranged, l.Host.Say(fmt.Sprintf("Only the %d read so far are sorted; %s reads all.", l.view.total(), l.Host.Keys().Label(keys.ReadAll))))
}

// chooseColumns offers the declared columns, and what else the rows have.
func (l chooser[T]) chooseColumns() tea.Cmd {
	if l.Declared.Further != nil {
		for _, title := range l.Declared.Further(l.Items()) {
			l.columns.find(title)
		}
	}
	items := make([]widget.Item, len(l.Declared.Columns))
	for i, c := range l.Declared.Columns {
		item := widget.Item{Key: screen.MenuKey(i), Label: "[ ] " + c.Title, Run: func() tea.Cmd { return l.toggleColumn(i) }}
		if at := slices.Index(l.columns.shown, i); at >= 0 {
			item.Label, item.Note = "[x] "+c.Title, l.columnNote(at)
		}
		items[i] = item
	}
	return screen.OpenMenu(l.Host, "columns of "+l.Declared.Name, items)
}

// columnNote says that a chosen column is not on the screen, and why.
func (l chooser[T]) columnNote(at int) string {
	switch wide := l.Host.Width(); {
	case l.table.Room(at, picture[T](l).tableWidth(wide)) > 0:
		return ""
	case l.table.Room(at, wide) > 0:
		return "no room beside the detail; " + l.Host.Keys().Label(keys.Split) + " hides that"
	}
	return "no room: the terminal is too narrow"
}

func (l chooser[T]) toggleColumn(column int) tea.Cmd {
	l.columns.toggle(column)
	l.showColumns()
	return tea.Batch(l.keepColumns(), l.chooseColumns(), l.enrichment.follow())
}

// keepColumns remembers the choice for the pool.
func (l chooser[T]) keepColumns() tea.Cmd {
	write := l.Host.Settings().Columns.Keep(l.Declared.Pool.ID, l.Declared.One, l.columns.titles())
	return screen.Get(l.Host.Staying(), func(context.Context) (struct{}, error) {
		return struct{}{}, write()
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return l.Host.Warn(words.Sentence(err))
		}
		return nil
	})
}

// chooser has the menus of a list's columns and order.
type chooser[T any] struct{ *List[T] }
