package tui

import (
	"context"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// ask looks at what lists don't tell of a single target, and then asks for what
// the action needs to know. What can't be read stays unknown.
func (a *App) ask(action admin.Action, targets []admin.Target) tea.Cmd {
	if len(targets) > 1 || action.Look == nil {
		return a.fillIn(action, targets)
	}
	session := a.session
	return Get(&a.tasks, func(ctx context.Context) (admin.Target, error) {
		return session.Look(ctx, action, targets[0])
	}, func(t admin.Target, _ error) tea.Cmd { return a.fillIn(action, []admin.Target{t}) })
}

// fillIn asks for the inputs, with what is there to begin with, and then for
// the word to go.
func (a *App) fillIn(action admin.Action, targets []admin.Target) tea.Cmd {
	if len(action.Inputs) == 0 {
		return a.confirm(action, targets, nil)
	}
	fields := make([]widget.Field, len(action.Inputs))
	for i, input := range action.Inputs {
		fields[i] = inputField(input, targets)
	}
	a.overlay = widget.NewForm(widget.Form{
		Title:  action.Name + " · " + several(action.On, targets),
		Fields: fields,
		Refusal: func(values map[string]string) string {
			return action.Refusal(targets[0], answers(action, values))
		},
		Done: func(values map[string]string) tea.Cmd { return a.confirm(action, targets, answers(action, values)) },
	})
	return nil
}

// answers are what was typed into a form as inputs: a field has one line, where
// an input of several values has one for each.
func answers(action admin.Action, values map[string]string) admin.Inputs {
	in := admin.Inputs(maps.Clone(values))
	for _, input := range action.Inputs {
		if input.Kind == admin.InputPairs || input.Kind == admin.InputNames {
			in[input.Name] = strings.ReplaceAll(in[input.Name], ";", "\n")
		}
	}
	return in
}

func inputField(input admin.Input, targets []admin.Target) widget.Field {
	value := input.Default
	if len(targets) == 1 {
		value = input.Offered(targets[0])
	}
	field := widget.Field{
		Name: input.Name, Label: input.Label, Value: strings.ReplaceAll(value, "\n", ";"),
		Choices: input.Choices, Secret: input.Kind == admin.InputSecret,
	}
	switch {
	case input.Kind == admin.InputYesNo:
		field.Choices = []string{"no", "yes"}
	case input.Generates:
		field.Help = "Empty: one is made to the pool's policy."
	case input.Kind == admin.InputPairs:
		field.Help = "name=value, several apart by semicolons"
	case input.Kind == admin.InputNames:
		field.Help = "names, apart by semicolons"
	case !input.Required:
		field.Help = "may be left empty"
	}
	if len(field.Choices) > 0 && !input.Required && field.Value == "" && input.Kind == admin.InputChoice {
		field.Choices = append([]string{""}, field.Choices...)
	}
	return field
}
