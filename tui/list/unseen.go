package list

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// unseen are the acts that the list does not show yet, by the ids of their rows.
type unseen[T any] struct {
	declared *Listing[T]
	tasks    *screen.Tasks
	list     screen.Actor // reads its rows again
	acts     map[string]screen.Unseen
}

func newUnseen[T any](l *List[T]) unseen[T] {
	return unseen[T]{declared: &l.Declared, tasks: &l.Tasks, list: l, acts: map[string]screen.Unseen{}}
}

// judge keeps an act that a row, read again, does not show yet, and looks again later.
// An act that lists can't show does not replace the one waited for.
func (w *unseen[T]) judge(id string, act acts.Act, fresh T, err error) tea.Cmd {
	problem := call.Explain(err)
	gone := problem != nil && problem.Kind == call.KindNotFound
	u := w.acts[id]
	if act.Action.Tellable() {
		u.Act = act
	}
	switch {
	case err != nil && !gone:
		return nil // nothing was seen
	case w.told(u.Act, fresh, gone) != acts.ShowsNotDone:
		return w.confirmed(id)
	}
	wait := u.Look()
	w.acts[id] = u
	return tea.Batch(w.tell(u), w.tasks.Later(wait, func() tea.Cmd { return w.lookAgain(id, u.Act) }))
}

// lookAgain reads the row once more, or marks it as owed if the list is not in front.
func (w *unseen[T]) lookAgain(id string, act acts.Act) tea.Cmd {
	if _, still := w.acts[id]; !still {
		return nil
	}
	if acting := w.tasks.Host.Acting(); !acting.InFront(w.list) {
		acting.Owe(w.list, act)
		return nil
	}
	return w.list.Reread(act)
}

// tell says it once, where the row can be seen.
func (w *unseen[T]) tell(u screen.Unseen) tea.Cmd {
	if u.Looks > 1 || !w.tasks.Host.Acting().InFront(w.list) {
		return nil
	}
	return w.tasks.Host.Tell(u.Text(), grid.Care)
}

func (w *unseen[T]) told(act acts.Act, fresh T, gone bool) acts.Shown {
	target := act.Target
	if !gone {
		target = w.declared.Acts.Target(fresh)
		target.Pool = act.Target.Pool
	}
	return act.Action.Told(target, gone, act.Inputs)
}

// shownBy drops the acts that rows show by now.
func (w *unseen[T]) shownBy(items []T) (said tea.Cmd) {
	if len(w.acts) == 0 {
		return nil
	}
	for _, item := range items {
		id := w.declared.ID(item)
		if u, waits := w.acts[id]; waits && w.told(u.Act, item, false) != acts.ShowsNotDone {
			said = w.confirmed(id)
		}
	}
	return said
}

// confirmed says that an act that was awaited is shown now.
func (w *unseen[T]) confirmed(id string) tea.Cmd {
	u, waited := w.acts[id]
	if !waited {
		return nil
	}
	delete(w.acts, id)
	return w.tasks.Host.Tell("✓ "+u.Act.Action.Name+", "+id+": AWS's list shows it now.", grid.Good)
}

// of reports whether AWS's list does not show an act on the row yet.
func (w *unseen[T]) of(id string) bool {
	_, waits := w.acts[id]
	return waits
}

// lines say what AWS's list does not show of a row yet.
func (w *unseen[T]) lines(item T) []widget.Line {
	u, waits := w.acts[w.declared.ID(item)]
	if !waits {
		return nil
	}
	return []widget.Line{{Value: u.Text(), Style: grid.Care}, {}}
}
