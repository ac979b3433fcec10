package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// owed is an act that a screen behind the one in front has not read anew yet.
type owed struct {
	by  actor
	act acts.Act
}

// reread reads again what an act has changed on the screen in front, and what that is
// about. Those behind it do so when they come to the front: the next act there is judged
// by what they show.
func (a *App) reread(act acts.Act) tea.Cmd {
	kept := a.kept()
	a.owed = slices.DeleteFunc(a.owed, func(o owed) bool { return !slices.Contains(kept, o.by.(Screen)) })
	var now []tea.Cmd
	front, _ := aboutOf(a.top())
	for _, s := range kept {
		s, ok := s.(actor)
		switch {
		case !ok || !s.Concerned(act):
		case a.inFront(s), s == front.by:
			now = append(now, s.Reread(act))
		default:
			a.owe(s, act)
		}
	}
	return tea.Batch(now...)
}

func (a *App) inFront(s actor) bool { return a.top() == s.(Screen) }

// owe keeps an act for a screen. Of two on the same target the later is judged alone:
// what it made of the target hides what the one before it did.
func (a *App) owe(s actor, act acts.Act) {
	a.owed = slices.DeleteFunc(a.owed, func(o owed) bool {
		return o.by == s && sameTarget(o.act, act) && (o.act.Action.ID == act.Action.ID || o.act.Action.Tellable() && act.Action.Tellable())
	})
	a.owed = append(a.owed, owed{s, act})
}

func sameTarget(one, other acts.Act) bool {
	if one.Action.ID == "" || other.Action.ID == "" {
		return one.Action.ID == other.Action.ID
	}
	return one.Action.Ref(one.Target) == other.Action.Ref(other.Target)
}

// catchUp reads anew on the screen that came to the front what it owes; all of it at
// once where it does not know what was acted on.
func (a *App) catchUp() tea.Cmd {
	s, ok := a.top().(actor)
	if !ok {
		return nil
	}
	var mine []acts.Act
	a.owed = slices.DeleteFunc(a.owed, func(o owed) bool {
		if o.by == s {
			mine = append(mine, o.act)
		}
		return o.by == s
	})
	if slices.ContainsFunc(mine, func(act acts.Act) bool { return act.Action.ID == "" }) {
		return s.Reread(acts.Act{})
	}
	var cmds []tea.Cmd
	for _, act := range mine {
		cmds = append(cmds, s.Reread(act))
	}
	return tea.Batch(cmds...)
}
