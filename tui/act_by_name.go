package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// actBy begins an act that was named rather than picked from the menu: on the
// command line or in the help.
func (a *App) actBy(action acts.Action) tea.Cmd {
	s, ok := a.top().(actor)
	if !ok {
		return a.warn("There is nothing here to act on.")
	}
	kind, targets := targetsFor(action.On, s)
	why := cmp.Or(whyNotYet(s), a.whyNoAct(kind, targets))
	switch {
	case why != "":
		return a.warn(why)
	case action.On == acts.OnPool:
		targets = []acts.Target{{Pool: targets[0].Pool}}
	case action.On != kind:
		on := acts.KindOf(action.On)
		return a.warn("“" + action.Name + "” is an act on " + on.Article() + " " + on.One + ": select one first.")
	}
	do := func(targets []acts.Target) tea.Cmd { return a.actByOn(action, targets) }
	if s, ok := s.(asking); ok && action.On == kind {
		return s.AskTargets(do)
	}
	return do(targets)
}

// asking is a screen that shows too little of its targets to judge an act by: they are
// read first.
type asking interface {
	AskTargets(then func([]acts.Target) tea.Cmd) tea.Cmd
}

func (a *App) actByOn(action acts.Action, targets []acts.Target) tea.Cmd {
	return a.describe(targets[0].Pool, func(pool admin.PoolDetail) tea.Cmd {
		for i := range targets {
			targets[i].Pool = pool
		}
		if item := a.actItem(action, targets); item.Why != "" {
			return a.warn(action.Name + ": " + item.Why)
		}
		a.notes = nil
		return a.ask(action, targets)
	})
}

// actsHere are the actions for what the screen in front shows.
func (a *App) actsHere() []acts.Action {
	s, ok := a.top().(actor)
	if !ok {
		return nil
	}
	kind, targets := targetsOn(s)
	if a.whyNoAct(kind, targets) != "" {
		return nil
	}
	if kind == acts.OnPool {
		return acts.ActionsOn(kind)
	}
	here := acts.ActionsOn(kind)
	if on, themed := aboutOf(s); themed && on.kind != kind {
		here = append(here, acts.ActionsOn(on.kind)...)
	}
	return slices.Concat(here, acts.ActionsOn(acts.OnPool))
}

// actsElsewhere are the actions for what other screens show.
func (a *App) actsElsewhere() []acts.Action {
	here := map[string]bool{}
	for _, action := range a.actsHere() {
		here[action.ID] = true
	}
	return slices.DeleteFunc(acts.Actions(), func(action acts.Action) bool { return here[action.ID] })
}

// actChoices are the acts that what is typed may become.
func (a *App) actChoices(typed string) []choice {
	var out []choice
	for _, action := range a.actsHere() {
		if typed != "" && strings.HasPrefix(action.ID, typed) {
			out = append(out, choice{action.ID, "", action.Name + " · " + a.selection(action.On)})
		}
	}
	return out
}

// selection names what an act of a kind would be done to.
func (a *App) selection(on acts.KindID) string {
	kind, targets := targetsFor(on, a.top().(actor))
	return several(kind, targets)
}
