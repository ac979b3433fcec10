package tui

import (
	"context"
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
	return await(a, several(action.On, targets), func(ctx context.Context) (admin.Target, error) {
		return session.Look(ctx, action, targets[0])
	}, func(t admin.Target, _ error) tea.Cmd { return a.fillIn(action, []admin.Target{t}) })
}

// fillIn asks for the inputs, with what is there to begin with, and then for
// the word to go.
func (a *App) fillIn(action admin.Action, targets []admin.Target) tea.Cmd {
	if len(action.Inputs) == 0 {
		return a.confirm(action, targets, nil)
	}
	var fields []widget.Field
	for _, input := range action.Inputs {
		fields = append(fields, inputFields(input, targets)...)
	}
	answers := func(values map[string]string) admin.Inputs { return answersOf(action, targets, values) }
	return a.show(widget.NewForm(widget.Form{
		Title:  action.Name + " · " + several(action.On, targets),
		Fields: fields,
		Refusal: func(values map[string]string) string {
			return action.Refusal(targets[0], answers(values))
		},
		Done: func(values map[string]string) tea.Cmd { return a.confirm(action, targets, answers(values)) },
	}))
}

// answersOf are what was typed into a form as inputs: a field has one line, where
// an input of several values has one for each.
func answersOf(action admin.Action, targets []admin.Target, values map[string]string) admin.Inputs {
	in := admin.Inputs{}
	for _, input := range action.Inputs {
		value, given := values[input.Name]
		parts := partsOf(input, targets)
		switch {
		case len(parts) > 0:
			value = joined(input, parts, values)
			given = value != ""
		case input.Kind == admin.InputPairs || input.Kind == admin.InputNames:
			value = strings.ReplaceAll(value, ";", "\n")
		}
		if given {
			in[input.Name] = value
		}
	}
	return in
}

// partsOf are the parts that an input is asked for in: those of a single target.
func partsOf(input admin.Input, targets []admin.Target) []admin.Part {
	if input.Parts == nil || len(targets) != 1 {
		return nil
	}
	return input.Parts(targets[0])
}

// joined are the pairs of the parts that were changed.
func joined(input admin.Input, parts []admin.Part, values map[string]string) string {
	var pairs []string
	for _, part := range parts {
		if value := values[partField(input, part)]; value != part.Value {
			pairs = append(pairs, part.Name+"="+value)
		}
	}
	return admin.PairLines(pairs...)
}

func partField(input admin.Input, part admin.Part) string { return input.Name + " " + part.Name }

func inputFields(input admin.Input, targets []admin.Target) []widget.Field {
	parts := partsOf(input, targets)
	if len(parts) == 0 {
		return []widget.Field{inputField(input, targets)}
	}
	fields := make([]widget.Field, len(parts))
	for i, part := range parts {
		fields[i] = widget.Field{
			Name: partField(input, part), Label: part.Label, Help: part.Help, Value: part.Value, Choices: part.Choices,
		}
	}
	return fields
}

func inputField(input admin.Input, targets []admin.Target) widget.Field {
	value := offered(input, targets)
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

// offered is what to begin with: what is offered for all alike, or the default.
func offered(input admin.Input, targets []admin.Target) string {
	value := input.Offered(targets[0])
	for _, t := range targets[1:] {
		if input.Offered(t) != value {
			return input.Default
		}
	}
	return value
}
