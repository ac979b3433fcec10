package list

import (
	"fmt"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// mark marks the row under the cursor, or unmarks it, and goes on to the next.
func (l *List[T]) mark() tea.Cmd {
	id := l.under()
	if id == "" {
		return nil
	}
	if _, marked := l.marks[id]; marked {
		delete(l.marks, id)
	} else {
		l.marks[id] = struct{}{}
	}
	l.lastMark = id
	return l.moveTo(l.table.Cursor() + 1)
}

// markRange marks from the row that was marked last to the one under the cursor.
func (l *List[T]) markRange() tea.Cmd {
	if l.table.Lost() {
		return nil
	}
	to := l.table.Cursor()
	from := to
	for row := range l.View.Len() {
		if item, _ := l.View.at(row); l.Declared.ID(item) == l.lastMark {
			from = row
			break
		}
	}
	for row := min(from, to); row <= max(from, to); row++ {
		if item, ok := l.View.at(row); ok {
			l.marks[l.Declared.ID(item)] = struct{}{}
		}
	}
	l.lastMark = l.under()
	return nil
}

// unmark drops all marks; the same again brings them back.
func (l *List[T]) unmark() tea.Cmd {
	l.lastMark, l.marking = "", false
	if len(l.marks)+len(l.unread) == 0 {
		return l.remark()
	}
	l.dropped = l.marks
	maps.Copy(l.dropped, l.unread)
	l.marks, l.unread = map[string]struct{}{}, nil
	return SayDropped(l.Host, len(l.dropped))
}

// SayDropped tells of marks that one may want back.
func SayDropped(host screen.Host, n int) tea.Cmd {
	said := words.Counting(n, "mark") + " dropped."
	if key := host.Keys().Label(keys.Unmark); key != "" {
		said += " " + key + " brings them back."
	}
	return host.Say(said)
}

func (l *List[T]) remark() tea.Cmd {
	if len(l.dropped) == 0 {
		return l.Host.Say("Nothing is marked.")
	}
	l.marks, l.dropped = l.dropped, nil
	l.putAside()
	l.marks = l.marked(l.marks)
	if len(l.marks)+len(l.unread) == 0 {
		return l.Host.Say("Nothing is marked.")
	}
	return l.Host.Say(words.Thousands(len(l.marks)) + " marked again" + l.unreadMarks() + ".")
}

// keepMarks drops the marks of rows that are shown no more: nobody can see them, and
// an act is on what one sees. A filter that is being typed may be given up yet.
func (l *List[T]) keepMarks() {
	if l.input == nil && !l.View.busy {
		l.marks = l.marked(l.marks)
	}
}

// keepUnread keeps the marks over a reading from the first page on, but for those of
// rows that stood before one that is there: they are gone. Another question than the
// one asked before is of other rows.
func (l *List[T]) keepUnread(asked admin.Filter, before []T) {
	if asked != l.reader.filter {
		l.unread = nil
		return
	}
	if len(l.marks)+len(l.unread) == 0 {
		return
	}
	there := make(map[string]struct{}, len(l.View.Items))
	for _, item := range l.View.Items {
		there[l.Declared.ID(item)] = struct{}{}
	}
	passed := false
	for _, item := range slices.Backward(before) {
		id := l.Declared.ID(item)
		if _, ok := there[id]; ok {
			passed = true
		} else if passed {
			delete(l.marks, id)
		}
	}
	maps.Copy(l.marks, l.unread)
	l.putAside()
}

// putAside keeps the marks of rows that are not among those read so far, until they
// are read or turn out to be gone.
func (l *List[T]) putAside() {
	l.unread = nil
	if l.reader.done {
		return
	}
	l.unread = l.marks
	l.marks = map[string]struct{}{}
	l.takeUp(l.View.Items)
}

// takeUp marks those rows again that were marked before they were read again.
func (l *List[T]) takeUp(items []T) {
	for i := 0; i < len(items) && len(l.unread) > 0; i++ {
		id := l.Declared.ID(items[i])
		if _, marked := l.unread[id]; marked {
			delete(l.unread, id)
			l.marks[id] = struct{}{}
		}
	}
	if l.reader.done {
		l.unread = nil
	}
}

// unreadMarks tells of the marks that no act is on, as their rows are to be read first.
func (l *List[T]) unreadMarks() string {
	if len(l.unread) == 0 {
		return ""
	}
	return ", " + words.Thousands(len(l.unread)) + " more not read again yet"
}

// marked are those of the marks that are on rows shown.
func (l *List[T]) marked(marks map[string]struct{}) map[string]struct{} {
	left := make(map[string]struct{}, len(marks))
	if len(marks) == 0 {
		return left
	}
	for row := range l.View.Len() {
		item, _ := l.View.at(row)
		id := l.Declared.ID(item)
		if _, marked := marks[id]; marked {
			left[id] = struct{}{}
		}
	}
	return left
}

// markAll marks all rows that the filter selects. What was not read yet is read
// first, as an act on many needs to know who they are; the same again stops it.
func (l *List[T]) markAll() tea.Cmd {
	if l.marking {
		l.marking, l.reader.all = false, false
		return l.Host.Say("Nothing more is read or marked.")
	}
	if p := l.reader.problem; p != nil && p.Kind == call.KindIgnored {
		return l.Host.Warn("Nothing is marked: who matches is not known. " + p.Meaning)
	}
	l.marking = true
	l.reader.all = !l.reader.done
	return tea.Batch(l.markWhenRead(), l.readOn())
}

// WhyNotYet says why there is nobody to act on yet: the row that was selected is not
// there, or all are meant, who are not marked yet.
func (l *List[T]) WhyNotYet() string {
	if l.table.Lost() && len(l.marks) == 0 {
		return "Select one first: " + l.lostText() + "."
	}
	if !l.marking {
		return ""
	}
	if l.View.replace { // the rows there are answer an earlier question
		return "Still reading to mark all: none so far."
	}
	return "Still reading to mark all: " + words.Thousands(l.View.total()) + " so far."
}

// markWhenRead marks all rows that are shown, once they are all there are.
func (l *List[T]) markWhenRead() tea.Cmd {
	if !l.marking || !l.reader.done || l.View.busy {
		return nil
	}
	l.marking = false
	for row := range l.View.Len() {
		item, _ := l.View.at(row)
		l.marks[l.Declared.ID(item)] = struct{}{}
	}
	return l.Host.Say(words.Thousands(l.View.Len()) + " marked: " + l.whatIsShown() + ".")
}

// whatIsShown says which rows these are.
func (l *List[T]) whatIsShown() string {
	if l.filtered() {
		return "all that match " + l.filterText()
	}
	return "all " + l.Declared.Whole
}

func (l *List[T]) chooseSort() tea.Cmd {
	var items []widget.Item
	for i, c := range l.Declared.Columns {
		if c.Order == nil {
			continue
		}
		items = append(items, widget.Item{Key: screen.MenuKey(len(items)), Label: c.Title, Note: l.sortNote(i), Run: func() tea.Cmd { return l.sortBy(i) }})
	}
	items = append(items, widget.Item{Key: "0", Label: "as AWS gives them", Run: func() tea.Cmd { return l.sortBy(-1) }})
	return screen.OpenMenu(l.Host, "sort "+l.Declared.Name+" by", items)
}

func (l *List[T]) sortNote(column int) string {
	if column != l.View.sort {
		return ""
	}
	return map[bool]string{false: "↑ now", true: "↓ now"}[l.View.reverse]
}

func (l *List[T]) sortBy(column int) tea.Cmd {
	l.View.reverse = column == l.View.sort && !l.View.reverse
	l.View.sort = column
	l.showColumns()
	arranged := l.arrange()
	if l.reader.done || column < 0 {
		return arranged
	}
	return tea.Batch(arranged, l.Host.Say(fmt.Sprintf("Sorted among the %d read; %s reads all.", l.View.total(), l.Host.Keys().Label("read-all"))))
}

func (l *List[T]) chooseColumns() tea.Cmd {
	items := make([]widget.Item, len(l.Declared.Columns))
	for i, c := range l.Declared.Columns {
		label := "[ ] " + c.Title
		if slices.Contains(l.columns, i) {
			label = "[x] " + c.Title
		}
		items[i] = widget.Item{Key: screen.MenuKey(i), Label: label, Run: func() tea.Cmd { return l.toggleColumn(i) }}
	}
	return screen.OpenMenu(l.Host, "columns of "+l.Declared.Name, items)
}

// toggleColumn shows or hides a column; the last one stays.
func (l *List[T]) toggleColumn(column int) tea.Cmd {
	switch {
	case !slices.Contains(l.columns, column):
		l.columns = append(l.columns, column)
		slices.Sort(l.columns)
	case len(l.columns) > 1:
		l.columns = slices.DeleteFunc(l.columns, func(c int) bool { return c == column })
	}
	l.showColumns()
	return l.chooseColumns()
}
