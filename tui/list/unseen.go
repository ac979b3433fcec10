package list

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// judge keeps an act that a row, read again, does not show yet, and looks again
// later. An act that lists tell nothing of leaves the one before it to wait for.
func (l *List[T]) judge(id string, act acts.Act, fresh T, err error) tea.Cmd {
	problem := call.Explain(err)
	gone := problem != nil && problem.Kind == call.KindNotFound
	u := l.unseen[id]
	if act.Action.Tellable() {
		u.Act = act
	}
	switch {
	case err != nil && !gone:
		return nil // nothing was seen
	case l.told(u.Act, fresh, gone) != acts.ShowsNotDone:
		return l.confirmed(id)
	}
	wait := u.Look()
	l.unseen[id] = u
	return tea.Batch(l.tell(u), l.Later(wait, func() tea.Cmd {
		if _, still := l.unseen[id]; !still {
			return nil
		}
		if !l.Host.Acting().InFront(l) {
			l.Host.Acting().Owe(l, u.Act)
			return nil
		}
		return l.Reread(u.Act)
	}))
}

// tell says it once, where the row is to be seen.
func (l *List[T]) tell(u screen.Unseen) tea.Cmd {
	if u.Looks > 1 || !l.Host.Acting().InFront(l) {
		return nil
	}
	return l.Host.Tell(u.Text(), grid.Care)
}

func (l *List[T]) told(act acts.Act, fresh T, gone bool) acts.Verdict {
	target := act.Target
	if !gone {
		target = l.Declared.Acts.Target(fresh)
		target.Pool = act.Target.Pool
	}
	return act.Action.Told(target, gone, act.Inputs)
}

// seen forgets the acts that rows show by now.
func (l *List[T]) seen(items []T) (said tea.Cmd) {
	if len(l.unseen) == 0 {
		return nil
	}
	for _, item := range items {
		id := l.Declared.ID(item)
		if u, waits := l.unseen[id]; waits && l.told(u.Act, item, false) != acts.ShowsNotDone {
			said = l.confirmed(id)
		}
	}
	return said
}

// confirmed says that what was not shown is shown now.
func (l *List[T]) confirmed(id string) tea.Cmd {
	u, waited := l.unseen[id]
	if !waited {
		return nil
	}
	delete(l.unseen, id)
	return l.Host.Tell("✓ "+u.Act.Action.Name+", "+id+": AWS's list shows it now.", grid.Good)
}

// unseenLines say of a row what its list does not show yet.
func (l *List[T]) unseenLines(item T) []widget.Line {
	u, waits := l.unseen[l.Declared.ID(item)]
	if !waits {
		return nil
	}
	return []widget.Line{{Value: u.Text(), Style: grid.Care}, {}}
}
