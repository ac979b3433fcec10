package list

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// marks are the rows to act on, by their ids.
type marks[T any] struct {
	view   *view[T]
	reader *reader[T]

	on      map[string]struct{}
	unread  map[string]struct{} // marks of rows that must be read again; no act is done to them until then
	dropped map[string]struct{} // the marks that were dropped last
	last    string
	all     bool // all rows are marked once all are read
}

func newMarks[T any](v *view[T], r *reader[T]) marks[T] {
	return marks[T]{view: v, reader: r, on: map[string]struct{}{}}
}

// any reports whether rows are marked, read or not.
func (m *marks[T]) any() bool { return len(m.on)+len(m.unread) > 0 }

func (m *marks[T]) has(id string) bool {
	_, marked := m.on[id]
	return marked
}

func (m *marks[T]) toggle(id string) {
	if m.has(id) {
		delete(m.on, id)
	} else {
		m.on[id] = struct{}{}
	}
	m.last = id
}

// through marks from the row that was marked last to this one.
func (m *marks[T]) through(to int) {
	from := to
	if last := m.view.row(m.last); last >= 0 {
		from = last
	}
	for row := min(from, to); row <= max(from, to); row++ {
		if item, ok := m.view.at(row); ok {
			m.on[m.view.id(item)] = struct{}{}
		}
	}
	m.last = m.view.idAt(to)
}

// drop removes all marks, and returns how many there were.
func (m *marks[T]) drop() int {
	m.dropped = m.on
	maps.Copy(m.dropped, m.unread)
	m.on, m.unread = map[string]struct{}{}, nil
	return len(m.dropped)
}

// bringBack restores the marks dropped last, for rows that are still there.
func (m *marks[T]) bringBack() {
	m.on, m.dropped = m.dropped, nil
	m.putAside()
	m.keepShown()
}

// keepShown drops the marks of rows that are not shown.
func (m *marks[T]) keepShown() {
	left := make(map[string]struct{}, len(m.on))
	switch {
	case len(m.on) == 0:
	case m.view.order == nil:
		for id := range m.on {
			if m.view.find(id) >= 0 {
				left[id] = struct{}{}
			}
		}
	default:
		for id := range m.view.ids() {
			if m.has(id) {
				left[id] = struct{}{}
			}
		}
	}
	m.on = left
}

// keepOver keeps the marks when the list is read again from the first page, except for
// rows that came before one that has been read and are thus gone. Another filter asks
// for other rows, so there are no marks to wait for.
func (m *marks[T]) keepOver(before chunks[T], same bool) {
	if !same {
		m.unread = nil
		return
	}
	if !m.any() {
		return
	}
	passed := false
	for i := before.len() - 1; i >= 0; i-- {
		id := m.view.id(before.at(i))
		if m.view.find(id) >= 0 {
			passed = true
		} else if passed {
			delete(m.on, id)
		}
	}
	maps.Copy(m.on, m.unread)
	m.putAside()
}

// putAside keeps the marks of rows that are not among those read so far, until they are
// read or turn out to be gone.
func (m *marks[T]) putAside() {
	m.unread = nil
	if m.reader.done {
		return
	}
	m.unread, m.on = m.on, map[string]struct{}{}
	for id := range m.unread {
		if m.view.find(id) >= 0 {
			delete(m.unread, id)
			m.on[id] = struct{}{}
		}
	}
}

// takeUp restores the marks of rows that have been read again.
func (m *marks[T]) takeUp(items []T) {
	for i := 0; i < len(items) && len(m.unread) > 0; i++ {
		id := m.view.id(items[i])
		if _, marked := m.unread[id]; marked {
			delete(m.unread, id)
			m.on[id] = struct{}{}
		}
	}
	if m.reader.done {
		m.unread = nil
	}
}

// markShown marks all rows that are shown.
func (m *marks[T]) markShown() {
	for id := range m.view.ids() {
		m.on[id] = struct{}{}
	}
}

// unreadText says how many marks no act is on, as their rows must be read first.
func (m *marks[T]) unreadText() string {
	if len(m.unread) == 0 {
		return ""
	}
	return ", " + words.Thousands(len(m.unread)) + " more not read again yet"
}

// mark marks the row under the cursor, or unmarks it, and moves to the next.
func (l marker[T]) mark() tea.Cmd {
	id := l.under()
	if id == "" {
		return nil
	}
	l.marks.toggle(id)
	return l.moveTo(l.table.Cursor() + 1)
}

// markRange marks from the row that was marked last to the one under the cursor.
func (l marker[T]) markRange() {
	if !l.table.Lost() {
		l.marks.through(l.table.Cursor())
	}
}

// unmark drops all marks; a second time it restores them.
func (l marker[T]) unmark() tea.Cmd {
	l.marks.last, l.marks.all = "", false
	if l.marks.any() {
		return SayDropped(l.Host, l.marks.drop())
	}
	if len(l.marks.dropped) > 0 {
		l.marks.bringBack()
	}
	if !l.marks.any() {
		return l.Host.Say("Nothing is marked.")
	}
	return l.Host.Say(words.Thousands(len(l.marks.on)) + " marked again" + l.marks.unreadText() + ".")
}

// SayDropped reports dropped marks, which the operator may want back.
func SayDropped(host screen.Host, n int) tea.Cmd {
	said := words.Counting(n, "mark") + " dropped."
	if key := host.Keys().Label(keys.Unmark); key != "" {
		said += " " + key + " brings them back."
	}
	return host.Say(said)
}

// keepMarks drops the marks of rows that are no longer shown: nobody can see them, and
// an act is on what is seen. Not while a filter is being typed, as that may be
// cancelled.
func (l *List[T]) keepMarks() {
	if !l.Typing() && !l.view.busy {
		l.marks.keepShown()
	}
}

// markAll marks all rows that match the filter. It reads the remaining pages first, as
// an act on many needs to know who they are; a second time it stops.
func (l marker[T]) markAll() tea.Cmd {
	if l.marks.all {
		l.marks.all, l.reader.all = false, false
		return l.Host.Say("Stopped reading; nothing was marked.")
	}
	if p := l.reader.problem; p != nil && p.Kind == call.KindIgnored {
		return l.Host.Warn("Nothing was marked: not all matches are known. " + p.Meaning)
	}
	l.marks.all = true
	l.reader.all = !l.reader.done
	return tea.Batch(l.markWhenRead(), l.readOn())
}

// markWhenRead marks all shown rows, once all have been read.
func (l *List[T]) markWhenRead() tea.Cmd {
	if !l.marks.all || !l.reader.done || l.view.busy {
		return nil
	}
	l.marks.all = false
	l.marks.markShown()
	return l.Host.Say(words.Thousands(l.view.Len()) + " marked: " + l.says().whatIsShown() + ".")
}

// WhyNotYet says why there is nobody to act on yet: the selected row is gone, or all are
// to be marked and have not been read yet.
func (l *List[T]) WhyNotYet() string {
	if l.table.Lost() && len(l.marks.on) == 0 {
		return "Select one first: " + l.says().lost() + "."
	}
	if !l.marks.all {
		return ""
	}
	if l.reader.anew { // the rows shown answer an earlier filter
		return "Still reading to mark all: none so far."
	}
	return "Still reading to mark all: " + words.Thousands(l.view.total()) + " so far."
}

// Chosen are the marked rows, or the one under the cursor.
func (l *List[T]) Chosen() []T {
	if len(l.marks.on) == 0 {
		if item, ok := l.Selected(); ok {
			return []T{item}
		}
		return nil
	}
	var items []T
	for row := range l.view.Len() {
		if item, _ := l.view.at(row); l.marks.has(l.Declared.ID(item)) {
			items = append(items, item)
		}
	}
	return items
}

// marker has the keys that mark the rows of a list.
type marker[T any] struct{ *List[T] }
