package acting

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// owed is an act that a screen behind the one in front has still to read.
type owed struct {
	by  screen.Actor
	act acts.Act
}

// reread reads again what an act has changed on the screen in front and its subject.
// Screens behind it do so when they come to the front: the next act there is judged by
// what they show.
func (d *Desk) reread(act acts.Act) tea.Cmd {
	kept := d.host.Kept()
	d.owed = slices.DeleteFunc(d.owed, func(o owed) bool { return !slices.Contains(kept, o.by.(screen.Screen)) })
	var now []tea.Cmd
	front, _ := screen.AboutOf(d.host.Front())
	for _, s := range kept {
		s, ok := s.(screen.Actor)
		switch {
		case !ok || !s.Concerned(act):
		case d.InFront(s), s == front.By:
			now = append(now, s.Reread(act))
		default:
			d.Owe(s, act)
		}
	}
	return tea.Batch(now...)
}

// InFront reports whether a screen is the one in front.
func (d *Desk) InFront(s screen.Actor) bool { return d.host.Front() == s.(screen.Screen) }

// Owe keeps an act for a screen. Of two on the same target only the later is judged:
// what it made of the target hides what the earlier one did.
func (d *Desk) Owe(s screen.Actor, act acts.Act) {
	d.owed = slices.DeleteFunc(d.owed, func(o owed) bool {
		return o.by == s && sameTarget(o.act, act) && (o.act.Action.ID == act.Action.ID || o.act.Action.Tellable() && act.Action.Tellable())
	})
	d.owed = append(d.owed, owed{s, act})
}

func sameTarget(one, other acts.Act) bool {
	if one.Action.ID == "" || other.Action.ID == "" {
		return one.Action.ID == other.Action.ID
	}
	return one.Action.Ref(one.Target) == other.Action.Ref(other.Target)
}

// CatchUp reads what is owed on the screen that came to the front; everything at once
// where it is not known what was acted on.
func (d *Desk) CatchUp() tea.Cmd {
	s, ok := d.host.Front().(screen.Actor)
	if !ok {
		return nil
	}
	var mine []acts.Act
	d.owed = slices.DeleteFunc(d.owed, func(o owed) bool {
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
