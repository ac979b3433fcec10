package list

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/pages"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// reader reads the pages of a listing one after the other.
type reader[T any] struct {
	declared *Listing[T]
	tasks    *screen.Tasks
	arrived  func(call.Page[T], error) tea.Cmd // is called with each answer that is still wanted

	asking
	turn   int          // answers to an earlier request are dropped
	read   time.Time    // when the current rows were last read
	rowsOf admin.Filter // the filter that AWS applied to the current rows
	anew   bool         // the next rows replace all others
}

// asking is a request to the source, and how far its answer has been read.
type asking struct {
	filter  admin.Filter // asked of AWS
	next    string
	started bool
	done    bool
	loading bool
	all     bool // read to the end without being asked again
	urged   bool // the page being read is one that the operator has asked for
	stopped bool // by the operator: coming near the end is no reason to read on
	problem *call.Problem
	bound   pages.Bound // finds a listing that leads back to a page that was read
}

// fetch reads the next page, or the first.
func (r *reader[T]) fetch() tea.Cmd {
	r.loading, r.started, r.stopped, r.problem = true, true, false, nil
	turn, filter, token, read := r.turn, r.filter, r.next, r.declared.Source.Aim()
	return screen.Get(r.tasks, func(ctx context.Context) (call.Page[T], error) {
		return read(ctx, filter, token)
	}, func(page call.Page[T], err error) tea.Cmd {
		if turn != r.turn {
			return nil
		}
		return r.arrived(page, err)
	})
}

// restart reads from the first page, with a filter for AWS. The current rows stay on the
// screen until the first page of the new ones is there.
func (r *reader[T]) restart(filter admin.Filter) tea.Cmd {
	r.turn++
	r.asking, r.anew = asking{filter: filter}, true
	return r.fetch()
}

// take records how far an answer came. The problem is nil if there was none.
func (r *reader[T]) take(page call.Page[T], err error, now time.Time) *call.Problem {
	r.loading, r.urged = false, false
	if err == nil {
		err = r.bound.Page(len(page.Items), page.Next)
	}
	if err == nil {
		r.read, r.next, r.done = now, page.Next, page.Next == ""
		r.all = r.all && !r.done
		return nil
	}
	r.problem, r.all = call.Explain(err), false
	switch {
	case r.repeats():
		r.read = now
	case r.problem.Kind == call.KindIgnored:
		r.next, r.read = page.Next, now
	}
	return r.problem
}

// repeats reports whether reading ended at a page that leads back to one already read. Its
// rows are shown like the others.
func (r *reader[T]) repeats() bool { return r.problem != nil && errors.Is(r.problem, call.ErrRepeats) }

// goesOn reports whether reading can continue from where an error stopped it. After a
// page token has expired it must start again.
func (r *reader[T]) goesOn() bool {
	switch {
	case r.problem == nil, r.problem.Kind == call.KindPageToken, r.repeats():
		return false
	case r.problem.Kind == call.KindIgnored: // that page was read
		return r.next != ""
	}
	return true
}

// ready reports whether a next page could be requested now.
func (r *reader[T]) ready() bool {
	return r.started && !r.loading && !r.done && r.problem == nil
}

// stoppable reports whether pages are being read that the operator has asked for. The
// first page is not: without it there is nothing to show.
func (r *reader[T]) stoppable() bool {
	return r.loading && !r.anew && r.next != "" && (r.all || r.urged)
}

// stop drops the page that is being read, and reads no more.
func (r *reader[T]) stop() {
	r.turn++
	r.loading, r.all, r.urged, r.stopped = false, false, false, true
}

func (r *reader[T]) whyNotReadAll() string {
	switch {
	case r.done:
		return "All are read."
	case r.problem != nil:
		return "Reading stopped at an error."
	}
	return ""
}

// arrived handles an answer of the source.
func (l *List[T]) arrived(page call.Page[T], err error) tea.Cmd {
	problem := l.reader.take(page, err, l.Host.Now())
	switch {
	case problem == nil:
		return tea.Batch(l.add(page.Items), l.readOn(), l.markWhenRead(), l.goFrom())
	case problem.Kind == call.KindIgnored, l.reader.repeats():
		// The rows shown match a filter that the endpoint ignored, or the next page was
		// read before. There may be more rows, so reading stops here.
		l.marks.all = false
		return tea.Batch(l.add(page.Items), l.goFrom())
	}
	l.marks.all = false
	return tea.Batch(l.keepWhatFits(), l.goFrom())
}

// add appends rows that were read, or starts again with them.
func (l *List[T]) add(items []T) tea.Cmd {
	r, v := &l.reader, &l.view
	seen := l.unseen.shownBy(items)
	if !r.anew {
		v.add(items)
		l.marks.takeUp(items)
		if v.plain() {
			return tea.Batch(seen, l.keepLost())
		}
		return tea.Batch(seen, v.arrange())
	}
	asked, before, keep := r.rowsOf, v.chunks, l.chosenRow()
	r.anew, r.rowsOf = false, r.filter
	v.begin(items)
	l.enrichment.forget()
	l.marks.keepOver(before, asked == r.filter)
	return tea.Batch(seen, v.arrange(), l.keepOn(keep, asked != r.filter))
}

// goFrom runs what waits for the first answer, even if that is a denial: what it goes to
// need not be among the rows. It also waits for a sign-in.
func (l *List[T]) goFrom() tea.Cmd {
	then := l.Then
	if then == nil || screen.WaitedForSignIn(l.reader.problem) {
		return nil
	}
	l.Then = nil
	return then()
}

// keepWhatFits keeps the rows that were read when reading fails, so that refresh
// continues from here; but not the rows of another filter than the one that failed.
func (l *List[T]) keepWhatFits() tea.Cmd {
	r := &l.reader
	if r.rowsOf == r.filter {
		return nil
	}
	r.rowsOf, r.read = r.filter, time.Time{}
	l.view.begin(nil)
	return l.view.arrange()
}

// readOn requests what the rows on the screen lack, and the next page when the cursor
// comes near the end, when all is wanted, or while the rows do not fill the screen.
func (l *List[T]) readOn() tea.Cmd {
	more := l.enrichment.follow()
	if !l.reader.ready() {
		return more
	}
	near := l.table.Cursor() >= l.view.Len()-prefetch*l.table.Height()
	if l.reader.all || near && l.view.word == "" && !l.reader.stopped {
		return tea.Batch(more, l.reader.fetch())
	}
	return more
}

// Refresh continues from where an error stopped the reading, and otherwise reads again
// from the first page.
func (l *List[T]) Refresh() tea.Cmd {
	if l.reader.goesOn() {
		return l.reader.fetch()
	}
	return l.restart(l.reader.filter)
}

// restart reads again; marking all that was under way is dropped, as it meant other
// rows.
func (l *List[T]) restart(filter admin.Filter) tea.Cmd {
	l.marks.all = false
	return l.reader.restart(filter)
}

func (l *List[T]) readAll() tea.Cmd {
	l.reader.all = !l.reader.all
	if !l.reader.all {
		return l.Host.Say("Reading stopped.")
	}
	return l.readOn()
}

// stopReading stops at the rows read so far. All are then not marked.
func (l *List[T]) stopReading() tea.Cmd {
	l.reader.stop()
	said := "Reading stopped at " + words.Counting(l.view.total(), l.Declared.One) + "; " + l.Host.Keys().Label(keys.ReadAll) + " reads all."
	if l.marks.all {
		l.marks.all = false
		said += " Nothing was marked."
	}
	return l.Host.Say(said)
}
