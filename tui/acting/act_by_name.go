package acting

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// ActBy starts an act that was chosen by name rather than from the menu: on the command
// line or in the help.
func (d *Desk) ActBy(action acts.Action) tea.Cmd {
	s, ok := d.host.Front().(screen.Actor)
	if !ok {
		return d.host.Warn("There is nothing here to act on.")
	}
	kind, targets := targetsFor(action.On, s)
	why := cmp.Or(whyNotYet(s), d.whyNoAct(kind, targets))
	switch {
	case why != "":
		return d.host.Warn(why)
	case action.On == acts.OnPool:
		targets = []acts.Target{{Pool: targets[0].Pool}}
	case action.On != kind:
		on := acts.KindOf(action.On)
		return d.host.Warn("“" + action.Name + "” is an act on " + on.Article() + " " + on.One + ": select one first.")
	}
	do := func(targets []acts.Target) tea.Cmd { return d.actByOn(action, targets) }
	if s, ok := s.(screen.Asking); ok && action.On == kind {
		return s.AskTargets(do)
	}
	return do(targets)
}

func (d *Desk) actByOn(action acts.Action, targets []acts.Target) tea.Cmd {
	return d.Describe(targets[0].Pool, func(pool admin.PoolDetail) tea.Cmd {
		for i := range targets {
			targets[i].Pool = pool
		}
		if item := d.actItem(action, targets); item.Why != "" {
			return d.host.Warn(action.Name + ": " + item.Why)
		}
		d.notes = nil
		return d.ask(action, targets)
	})
}

// ActsHere are the actions for what the screen in front shows.
func (d *Desk) ActsHere() []acts.Action {
	s, ok := d.host.Front().(screen.Actor)
	if !ok {
		return nil
	}
	kind, targets := targetsOn(s)
	if d.whyNoAct(kind, targets) != "" {
		return nil
	}
	if kind == acts.OnPool {
		return acts.ActionsOn(kind)
	}
	here := acts.ActionsOn(kind)
	if on, themed := screen.AboutOf(s); themed && on.Kind != kind {
		here = append(here, acts.ActionsOn(on.Kind)...)
	}
	return slices.Concat(here, acts.ActionsOn(acts.OnPool))
}

// ActsElsewhere are the actions for what other screens show.
func (d *Desk) ActsElsewhere() []acts.Action {
	here := map[string]bool{}
	for _, action := range d.ActsHere() {
		here[action.ID] = true
	}
	return slices.DeleteFunc(acts.Actions(), func(action acts.Action) bool { return here[action.ID] })
}

// Selection names what an act on a kind would be done to.
func (d *Desk) Selection(on acts.KindID) string {
	kind, targets := targetsFor(on, d.host.Front().(screen.Actor))
	return words.Several(kind, targets)
}
