package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// help shows what can be pressed here, from the same bindings, to search and to
// run.
func (a *App) help() tea.Cmd {
	verbs := map[keys.ID]Verb{}
	for _, verb := range a.verbs() {
		if _, first := verbs[verb.ID]; !first {
			verbs[verb.ID] = verb
		}
	}
	headings := map[keys.Scope]string{keys.List: "in lists", keys.Text: "in texts", keys.Global: "everywhere"}
	var items []widget.Item
	for _, binding := range a.keys.All() {
		verb, here := verbs[binding.ID]
		if !here {
			continue
		}
		if heading, ok := headings[binding.Scope]; ok {
			items = append(items, widget.Item{Label: heading, Head: true})
			delete(headings, binding.Scope)
		}
		items = append(items, widget.Item{
			Key: a.keys.Labels(binding.ID), Label: binding.Help, Why: verb.Why, Run: verb.Run,
		})
	}
	a.overlay = widget.NewMenu("help", true, append(items, a.helpOnActs()...))
	return nil
}

// helpOnActs are the acts that the screen has something for.
func (a *App) helpOnActs() []widget.Item {
	actions := a.actsHere()
	if len(actions) == 0 {
		return nil
	}
	items := []widget.Item{{Label: "acts", Head: true}}
	for _, action := range actions {
		items = append(items, widget.Item{
			Key: a.keys.Label(keys.Act) + " " + action.Key, Label: action.Name, Run: func() tea.Cmd { return a.actBy(action) },
		})
	}
	return items
}
