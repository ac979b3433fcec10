package tui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// help shows what can be pressed here, from the same bindings, then the commands, and
// then the keys of other screens: to search and to run.
func (a *App) help() tea.Cmd {
	verbs := map[keys.ID]screen.Verb{}
	for _, verb := range a.verbs() {
		if _, first := verbs[verb.ID]; !first {
			verbs[verb.ID] = verb
		}
	}
	entries := helpHere(a.keys, verbs)
	entries = append(entries, helpOnActs(a.keys, a.desk, "acts", a.desk.ActsHere())...)
	entries = append(entries, helpOnCommands(a)...)
	entries = append(entries, helpElsewhere(a.keys, verbs)...)
	entries = append(entries, helpOnActs(a.keys, a.desk, "acts on other screens", a.desk.ActsElsewhere())...)
	entries = append(entries, a.doubt.help()...)
	return a.over.show(widget.NewManual("help", entries))
}

// helpHere are the keys that the screen has.
func helpHere(all *keys.Map, verbs map[keys.ID]screen.Verb) []widget.Entry {
	headings := map[keys.Scope]string{keys.List: "in lists", keys.Text: "in texts", keys.Global: "everywhere"}
	var entries []widget.Entry
	for _, binding := range all.All() {
		verb, here := verbs[binding.ID]
		if !here {
			continue
		}
		if heading, ok := headings[binding.Scope]; ok {
			entries = append(entries, widget.Entry{Text: heading, Head: true})
			delete(headings, binding.Scope)
		}
		entry := helpOnKey(all, binding)
		entry.Text = cmp.Or(verb.Help, entry.Text)
		if entry.Run = verb.Run; verb.Why != "" {
			entry.Text, entry.Dim, entry.Run = entry.Text+" · "+verb.Why, true, nil
		}
		entries = append(entries, entry)
	}
	return entries
}

// helpElsewhere are the keys that only other screens have.
func helpElsewhere(all *keys.Map, verbs map[keys.ID]screen.Verb) []widget.Entry {
	entries := []widget.Entry{{Text: "keys on other screens", Head: true}}
	for _, binding := range all.All() {
		if _, here := verbs[binding.ID]; !here {
			entry := helpOnKey(all, binding)
			entry.Dim = true
			entries = append(entries, entry)
		}
	}
	return entries
}

// helpOnKey can also be found by the binding's name, which the config uses.
func helpOnKey(all *keys.Map, b keys.Binding) widget.Entry {
	return widget.Entry{Key: all.Labels(b.ID), Text: b.Help, Also: string(b.ID) + " " + b.Short + " " + b.Also}
}

// helpOnCommands are the commands. One that takes an argument is typed into the command
// line, to be completed.
func helpOnCommands(a *App) []widget.Entry {
	label := a.keys.Label(keys.Command)
	entries := []widget.Entry{{Text: "commands", Head: true}}
	for _, c := range commands() {
		run := func() tea.Cmd { return c.run(a, "") }
		if c.argument != "" {
			run = func() tea.Cmd { return a.openCommand(c.names[0] + " ") }
		}
		entries = append(entries, widget.Entry{
			Key: label + c.names[0], Text: strings.TrimPrefix(c.argument+" · "+c.help, " · "), Also: strings.Join(c.names[1:], " ") + " " + c.also, Run: run,
		})
	}
	return entries
}

// helpOnActs are acts with their keys.
func helpOnActs(all *keys.Map, desk *acting.Desk, heading string, actions []acts.Action) []widget.Entry {
	if len(actions) == 0 {
		return nil
	}
	entries := []widget.Entry{{Text: heading, Head: true}}
	for _, action := range actions {
		entries = append(entries, widget.Entry{
			Key: all.Label(keys.Act) + " " + action.Key, Text: action.Name, Also: action.ID + " " + action.Also,
			Run: func() tea.Cmd { return desk.ActBy(action) },
		})
	}
	return entries
}
