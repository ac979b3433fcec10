package list

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// Targets are the marked rows, in the order of the list, or the one under the
// cursor.
func (l *List[T]) Targets() (kind acts.KindID, targets []acts.Target) {
	acts := l.Declared.Acts
	if acts == nil {
		return "", nil
	}
	for _, item := range l.Chosen() {
		targets = append(targets, acts.Target(item))
	}
	return acts.Kind, targets
}

// Bare reports whether there is no row to act on and none is still to come: acts are
// then on what the page is about, or in its pool.
func (l *List[T]) Bare() bool {
	_, themed := screen.AboutOf(l)
	read := l.reader.done || themed && l.reader.problem != nil
	return read && l.view.Len() == 0 && l.Declared.Pool != (screen.PoolRef{})
}

// Reread reads again the row that an act was done to, or the whole list where a row
// can't be read alone, is gone or may be new.
func (l *List[T]) Reread(act acts.Act) tea.Cmd {
	acts := l.Declared.Acts
	switch {
	case act.Action.ID == "", acts == nil, acts.Reread == nil, slices.Contains(acts.Lists, act.Action.ID):
		return l.restart(l.reader.filter)
	}
	id := string(act.Action.Exact(act.Target))
	at := l.view.find(id)
	switch {
	case at < 0 && l.reader.done:
		return l.restart(l.reader.filter)
	case at < 0:
		return nil // it comes with a page that is not read yet
	}
	item := l.view.chunks.at(at)
	return screen.Get(&l.Tasks, func(ctx context.Context) (T, error) {
		return acts.Reread(ctx, item)
	}, func(fresh T, err error) tea.Cmd { return l.reread(id, act, fresh, err) })
}

// reread shows a row that was read again.
func (l *List[T]) reread(id string, act acts.Act, fresh T, err error) tea.Cmd {
	waiting := l.unseen.judge(id, act, fresh, err)
	switch problem := call.Explain(err); {
	case problem == nil:
		return tea.Batch(l.replace(id, fresh), waiting)
	case problem.Kind == call.KindNotFound:
		return tea.Batch(l.drop(id), waiting)
	}
	return l.restart(l.reader.filter)
}

// Concerned reports whether an act may have changed rows, or which rows there are. Other
// pools have users and groups of the same names; the zero act may have been on anything.
func (l *List[T]) Concerned(act acts.Act) bool {
	its, on := l.Declared.Acts, act.Target
	switch {
	case !l.reader.started:
		return false
	case its == nil:
		return true
	case its.Kind == acts.OnPool: // an act in a pool leaves the pool's row as it is
		return false
	case act.Action.ID == "":
		return true
	case on.Pool.ID != l.Declared.Pool.ID:
		return false
	case !l.Declared.About.Concerns(act):
		return false
	}
	return act.Action.On == its.Kind || slices.Contains(its.Lists, act.Action.ID)
}

// drop removes a row that is gone.
func (l *List[T]) drop(id string) tea.Cmd {
	if l.view.find(id) < 0 {
		return nil
	}
	keep := l.chosenRow()
	l.view.take(id)
	delete(l.marks.on, id)
	return tea.Batch(l.view.arrange(), l.keepOn(keep, false))
}

// replace replaces the row of that id.
func (l *List[T]) replace(id string, fresh T) tea.Cmd {
	at := l.view.find(id)
	if at < 0 {
		return nil
	}
	l.view.replace(at, fresh)
	l.enrichment.forgetRow(id)
	if l.view.plain() {
		return l.enrichment.follow()
	}
	return l.view.arrange()
}
