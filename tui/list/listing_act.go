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

// Bare reports that there is no row to act on and none on its way: acts are on what the
// page is about, or in its pool.
func (l *List[T]) Bare() bool {
	_, themed := screen.AboutOf(l)
	read := l.reader.done || themed && l.reader.problem != nil
	return read && l.View.Len() == 0 && l.Declared.Pool != (screen.PoolRef{})
}

// Chosen are the rows marked, or the one under the cursor.
func (l *List[T]) Chosen() []T {
	if len(l.marks) == 0 {
		if item, ok := l.Selected(); ok {
			return []T{item}
		}
		return nil
	}
	var items []T
	for row := range l.View.Len() {
		if l.Marked(row) {
			item, _ := l.View.at(row)
			items = append(items, item)
		}
	}
	return items
}

// Reread reads the row that an act was done to again, or the list where a row
// can't be read alone, is gone or may be new.
func (l *List[T]) Reread(act acts.Act) tea.Cmd {
	acts := l.Declared.Acts
	switch {
	case act.Action.ID == "", acts == nil, acts.Reread == nil, slices.Contains(acts.Lists, act.Action.ID):
		return l.restart(l.reader.filter)
	}
	id := string(act.Action.Exact(act.Target))
	at := l.find(id)
	switch {
	case at < 0 && l.reader.done:
		return l.restart(l.reader.filter)
	case at < 0:
		return nil // it comes with a page that is not read yet
	}
	item := l.View.Items[at]
	return screen.Get(&l.Tasks, func(ctx context.Context) (T, error) {
		return acts.Reread(ctx, item)
	}, func(fresh T, err error) tea.Cmd {
		waiting := l.judge(id, act, fresh, err)
		switch problem := call.Explain(err); {
		case problem == nil:
			return tea.Batch(l.replace(id, fresh), waiting)
		case problem.Kind == call.KindNotFound:
			return tea.Batch(l.drop(id), waiting)
		}
		return l.restart(l.reader.filter)
	})
}

// Concerned reports whether an act may have changed rows, or which there are. Other pools
// have users and groups of the same names; the zero act may have been on anything.
func (l *List[T]) Concerned(act acts.Act) bool {
	its, on := l.Declared.Acts, act.Target
	switch {
	case !l.reader.started:
		return false
	case its == nil:
		return true
	case its.Kind == acts.OnPool: // what is done in a pool leaves its row as it is
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

// find is where the row of an id is among those read, -1 for nowhere.
func (l *List[T]) find(id string) int {
	return slices.IndexFunc(l.View.Items, func(item T) bool { return l.Declared.ID(item) == id })
}

// drop takes a row away that is gone. The rows are copied, as a task may be going
// over them, and the order is of what is left from now on.
func (l *List[T]) drop(id string) tea.Cmd {
	at := l.find(id)
	if at < 0 {
		return nil
	}
	keep, v := l.chosenRow(), &l.View
	v.Items = slices.Delete(slices.Clone(v.Items), at, at+1)
	delete(l.marks, id)
	if v.order != nil {
		left := make([]int32, 0, len(v.order))
		for _, i := range v.order {
			switch {
			case int(i) < at:
				left = append(left, i)
			case int(i) > at:
				left = append(left, i-1)
			}
		}
		v.order = left
	}
	return tea.Batch(l.arrange(), l.keepOn(keep, false))
}

// replace puts a row in the place of the one of that id. The rows are copied,
// as a task may be going over them.
func (l *List[T]) replace(id string, fresh T) tea.Cmd {
	at := l.find(id)
	if at < 0 {
		return nil
	}
	l.View.Items = slices.Clone(l.View.Items)
	l.View.Items[at] = fresh
	if l.View.plain() {
		return nil
	}
	return l.arrange()
}
