package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// judge keeps an act that a row, read again, does not show yet, and looks again
// later. An act that lists tell nothing of leaves the one before it to wait for.
func (l *list[T]) judge(id string, act acts.Act, fresh T, err error) tea.Cmd {
	problem := call.Explain(err)
	gone := problem != nil && problem.Kind == call.KindNotFound
	u := l.unseen[id]
	if act.Action.Tellable() {
		u.act = act
	}
	switch {
	case err != nil && !gone:
		return nil // nothing was seen
	case l.told(u.act, fresh, gone) != acts.ShowsNotDone:
		return l.confirmed(id)
	}
	wait := u.look()
	l.unseen[id] = u
	return tea.Batch(l.tell(u), l.later(wait, func() tea.Cmd {
		if _, still := l.unseen[id]; !still {
			return nil
		}
		if !l.app.inFront(l) {
			l.app.owe(l, u.act)
			return nil
		}
		return l.Reread(u.act)
	}))
}

// tell says it once, where the row is to be seen.
func (l *list[T]) tell(u unseen) tea.Cmd {
	if u.looks > 1 || l.app.top() != Screen(l) {
		return nil
	}
	return l.app.sayIn(u.text(), grid.Care)
}

func (l *list[T]) told(act acts.Act, fresh T, gone bool) acts.Verdict {
	target := act.Target
	if !gone {
		target = l.declared.Acts.Target(fresh)
		target.Pool = act.Target.Pool
	}
	return act.Action.Told(target, gone, act.Inputs)
}

// seen forgets the acts that rows show by now.
func (l *list[T]) seen(items []T) (said tea.Cmd) {
	if len(l.unseen) == 0 {
		return nil
	}
	for _, item := range items {
		id := l.declared.ID(item)
		if u, waits := l.unseen[id]; waits && l.told(u.act, item, false) != acts.ShowsNotDone {
			said = l.confirmed(id)
		}
	}
	return said
}

// confirmed says that what was not shown is shown now.
func (l *list[T]) confirmed(id string) tea.Cmd {
	u, waited := l.unseen[id]
	if !waited {
		return nil
	}
	delete(l.unseen, id)
	return l.app.sayIn("✓ "+u.act.Action.Name+", "+id+": AWS's list shows it now.", grid.Good)
}

// unseenLines say of a row what its list does not show yet.
func (l *list[T]) unseenLines(item T) []widget.Line {
	u, waits := l.unseen[l.declared.ID(item)]
	if !waits {
		return nil
	}
	return []widget.Line{{Value: u.text(), Style: grid.Care}, {}}
}
