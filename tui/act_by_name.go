package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
)

// actBy begins an act that was named rather than picked from the menu: on the
// command line or in the help.
func (a *App) actBy(action admin.Action) tea.Cmd {
	s, ok := a.top().(actor)
	if !ok {
		return a.warn("There is nothing here to act on.")
	}
	kind, targets := targetsFor(action.On, s)
	why := cmp.Or(whyNotYet(s), a.whyNoAct(kind, targets))
	switch {
	case why != "":
		return a.warn(why)
	case action.On == admin.OnPool:
		targets = []admin.Target{{Pool: targets[0].Pool}}
	case action.On != kind:
		on := admin.KindOf(action.On)
		return a.warn("“" + action.Name + "” is an act on " + on.Article() + " " + on.One + ": select one first.")
	}
	do := func(targets []admin.Target) tea.Cmd { return a.actByOn(action, targets) }
	if s, ok := s.(asking); ok && action.On == kind {
		return s.AskTargets(do)
	}
	return do(targets)
}

// asking is a screen that shows too little of its targets to judge an act by: they are
// read first.
type asking interface {
	AskTargets(then func([]admin.Target) tea.Cmd) tea.Cmd
}

func (a *App) actByOn(action admin.Action, targets []admin.Target) tea.Cmd {
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
func (a *App) actsHere() []admin.Action {
	s, ok := a.top().(actor)
	if !ok {
		return nil
	}
	kind, targets := targetsOn(s)
	if a.whyNoAct(kind, targets) != "" {
		return nil
	}
	if kind == admin.OnPool {
		return admin.ActionsOn(kind)
	}
	here := admin.ActionsOn(kind)
	if on, themed := aboutOf(s); themed && on.kind != kind {
		here = append(here, admin.ActionsOn(on.kind)...)
	}
	return slices.Concat(here, admin.ActionsOn(admin.OnPool))
}

// actsElsewhere are the actions for what other screens show.
func (a *App) actsElsewhere() []admin.Action {
	here := map[string]bool{}
	for _, action := range a.actsHere() {
		here[action.ID] = true
	}
	return slices.DeleteFunc(admin.Actions(), func(action admin.Action) bool { return here[action.ID] })
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
func (a *App) selection(on admin.KindID) string {
	kind, targets := targetsFor(on, a.top().(actor))
	return several(kind, targets)
}
