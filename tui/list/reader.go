package list

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// fetch reads the next page, or the first.
func (l *List[T]) fetch() tea.Cmd {
	r := &l.reader
	r.loading, r.started, r.problem = true, true, nil
	turn, filter, token := r.turn, r.filter, r.next
	read := l.Declared.Fetch
	if l.Declared.Aim != nil {
		read = l.Declared.Aim()
	}
	return screen.Get(&l.Tasks, func(ctx context.Context) (call.Page[T], error) {
		return read(ctx, filter, token)
	}, func(page call.Page[T], err error) tea.Cmd {
		if turn != l.reader.turn {
			return nil
		}
		return l.arrived(page, err)
	})
}

func (l *List[T]) arrived(page call.Page[T], err error) tea.Cmd {
	r := &l.reader
	r.loading = false
	if err == nil && page.Next != "" && page.Next == r.next {
		err = call.ErrRepeats
	}
	if err != nil {
		r.problem, r.all, l.marking = call.Explain(err), false, false
		if r.problem.Kind == call.KindIgnored {
			return tea.Batch(l.takeMatching(page), l.goFrom())
		}
		return tea.Batch(l.keepWhatFits(), l.goFrom())
	}
	r.read = l.Host.Now()
	r.next, r.done = page.Next, page.Next == ""
	if r.done {
		r.all = false
	}
	return tea.Batch(l.add(page.Items), l.readOn(), l.markWhenRead(), l.goFrom())
}

// takeMatching shows the rows of an answer that match a filter which the endpoint
// ignored. They are not all that match, so reading stops here.
func (l *List[T]) takeMatching(page call.Page[T]) tea.Cmd {
	l.reader.next, l.reader.read = page.Next, l.Host.Now()
	return l.add(page.Items)
}

// goFrom does what waits for the first answer, though it be a denial: what is gone
// to need not be among the rows. A sign-in it waits for as well.
func (l *List[T]) goFrom() tea.Cmd {
	then := l.Then
	if then == nil || screen.WaitedForSignIn(l.reader.problem) {
		return nil
	}
	l.Then = nil
	return then()
}

// keepWhatFits keeps the rows that were read when reading fails, so that refresh
// goes on from here; but not those of another question than the one that failed.
func (l *List[T]) keepWhatFits() tea.Cmd {
	if l.View.filter == l.reader.filter {
		return nil
	}
	l.View.Items, l.View.filter, l.reader.read = nil, l.reader.filter, time.Time{}
	return l.arrange()
}

// readOn asks for the next page when the reader comes near the end of what is
// there, when all is wanted, or while the rows do not fill the screen.
func (l *List[T]) readOn() tea.Cmd {
	r := &l.reader
	if r.loading || r.done || !r.started || r.problem != nil {
		return nil
	}
	near := l.table.Cursor() >= l.View.Len()-prefetch*l.table.Height()
	if r.all || (near && l.View.word == "") {
		return l.fetch()
	}
	return nil
}

// Refresh goes on from where an error stopped the reading, and otherwise reads
// again from the first page. A page token that has died leaves no other way
// than to begin again.
func (l *List[T]) Refresh() tea.Cmd {
	if l.goesOn() {
		return l.fetch()
	}
	return l.restart(l.reader.filter)
}

func (l *List[T]) goesOn() bool {
	problem := l.reader.problem
	switch {
	case problem == nil, problem.Kind == call.KindPageToken:
		return false
	case problem.Kind == call.KindIgnored: // that page was read
		return l.reader.next != ""
	}
	return true
}

// restart reads from the first page, with a filter asked of AWS. The rows there
// are stay on the screen until the first page of the new ones is there.
func (l *List[T]) restart(filter admin.Filter) tea.Cmd {
	turn := l.reader.turn + 1
	l.reader, l.marking = reader[T]{filter: filter, turn: turn, read: l.reader.read}, false
	l.View.replace = true
	return l.fetch()
}

func (l *List[T]) readAll() tea.Cmd {
	l.reader.all = !l.reader.all
	if !l.reader.all {
		return l.Host.Say("Reading stopped.")
	}
	return l.readOn()
}

func (l *List[T]) whyNotReadAll() string {
	switch {
	case l.reader.done:
		return "All are read."
	case l.reader.problem != nil:
		return "Reading stopped at an error."
	}
	return ""
}
