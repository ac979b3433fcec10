package acting

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// ask reads what lists don't have of a single target, and then asks for the action's
// inputs. What can't be read stays unknown.
func (d *Desk) ask(action acts.Action, targets []acts.Target) tea.Cmd {
	if len(targets) > 1 || action.Look == nil {
		return d.fillIn(action, targets)
	}
	session := d.host.Session()
	return screen.Await(d.host, words.Several(action.On, targets), func(ctx context.Context) (acts.Target, error) {
		return acts.LookAt(ctx, session, action, targets[0])
	}, func(t acts.Target, _ error) tea.Cmd { return d.fillIn(action, []acts.Target{t}) })
}

// fillIn asks for the inputs, starting from what is set now, and then for confirmation.
func (d *Desk) fillIn(action acts.Action, targets []acts.Target) tea.Cmd {
	if len(action.Inputs) == 0 {
		return d.Confirm(action, targets, nil)
	}
	var form *widget.Form
	form = widget.NewForm(widget.Form{
		Title:  action.Name + " · " + words.Several(action.On, targets),
		Fields: d.inputFields(action, targets),
		Refusal: func(values map[string]string) string {
			in, err := answersOf(action, targets, values)
			if err != nil {
				return err.Error() + "."
			}
			return action.Refusal(targets[0], in)
		},
		Done: func(values map[string]string) tea.Cmd {
			in, _ := answersOf(action, targets, values) // there is nothing wrong with them
			return d.checkNames(form, action, targets, in)
		},
	})
	return tea.Batch(d.host.Show(form), form.Begin())
}

func (d *Desk) inputFields(action acts.Action, targets []acts.Target) []widget.Field {
	var fields []widget.Field
	for _, input := range action.Inputs {
		added := inputFields(input, targets)
		if input.Names != nil {
			added[0].Options = optionsFor(d.host, input.Names, targets)
		}
		fields = append(fields, added...)
	}
	return fields
}

// answersOf returns what was typed into a form as inputs: a field has one line, where an
// input of several values has one line each.
func answersOf(action acts.Action, targets []acts.Target, values map[string]string) (acts.Inputs, error) {
	in := acts.Inputs{}
	for _, input := range action.Inputs {
		value, given := values[input.Name]
		parts := partsOf(input, targets)
		var err error
		switch {
		case len(parts) > 0:
			value = joined(input, parts, values)
			given = value != ""
		case input.Kind == acts.InputPairs:
			value, err = typedPairs(value)
		case input.Kind == acts.InputNames:
			value = strings.ReplaceAll(value, ";", "\n")
		}
		if err != nil {
			return nil, err
		}
		if given && !stays(input, targets, value) {
			in[input.Name] = value
		}
	}
	return in, nil
}

// stays reports whether an answer is what is set now.
func stays(input acts.Input, targets []acts.Target, value string) bool {
	return input.Now != nil && len(targets) == 1 && input.Now(targets[0]) == value
}

// typedPairs are the pairs of one line, separated by semicolons and escaped.
func typedPairs(line string) (string, error) {
	var pairs []string
	for piece := range strings.SplitSeq(line, ";") {
		pair, err := plain.Unescape(piece)
		if err != nil {
			return "", err
		}
		pairs = append(pairs, pair)
	}
	return acts.PairLines(pairs...), nil
}

// partsOf are the parts that an input is asked for in: those of a single target.
func partsOf(input acts.Input, targets []acts.Target) []acts.Part {
	if input.Parts == nil || len(targets) != 1 {
		return nil
	}
	return input.Parts(targets[0])
}

// joined are the pairs of the parts that were changed.
func joined(input acts.Input, parts []acts.Part, values map[string]string) string {
	var pairs []string
	for _, part := range parts {
		if value := values[partField(input, part)]; value != part.Value {
			pairs = append(pairs, part.Name+"="+value)
		}
	}
	return acts.PairLines(pairs...)
}

func partField(input acts.Input, part acts.Part) string { return input.Name + " " + part.Name }

func inputFields(input acts.Input, targets []acts.Target) []widget.Field {
	parts := partsOf(input, targets)
	if len(parts) == 0 {
		return []widget.Field{inputField(input, targets)}
	}
	fields := make([]widget.Field, len(parts))
	for i, part := range parts {
		fields[i] = widget.Field{
			Name: partField(input, part), Label: part.Label, Help: linesHelp(part.Help, part.Lines), Value: part.Value, Choices: part.Choices,
			Escaped: part.Lines || !plain.Safe(part.Value),
		}
	}
	return fields
}

// linesHelp is the help of a field that may take line breaks.
func linesHelp(help string, lines bool) string {
	if !lines {
		return help
	}
	return strings.Join(words.NonEmpty(help, `\n is a new line`), " · ")
}

// mostSeveral is how many characters several values have at most that stand in one line.
const mostSeveral = 32 << 10

func inputField(input acts.Input, targets []acts.Target) widget.Field {
	value := offered(input, targets)
	field := widget.Field{
		Name: input.Name, Label: input.Label, Value: value, Choices: input.Choices, Secret: input.Kind == acts.InputSecret,
		Escaped: input.Lines || !plain.Safe(value), Several: input.Kind == acts.InputPairs || input.Kind == acts.InputNames,
	}
	if field.Several {
		field.Most = mostSeveral
	}
	switch {
	case input.Kind == acts.InputYesNo:
		field.Choices = []string{"no", "yes"}
	case input.Generates:
		field.Help = "Leave empty to generate one that meets the pool's policy."
	case input.Kind == acts.InputPairs:
		field.Help = `name=value, several separated by semicolons · \n is a new line`
	case input.Kind == acts.InputNames:
		field.Help = "names, separated by semicolons"
	case !input.Required:
		field.Help = linesHelp("may be left empty", input.Lines)
	}
	if len(field.Choices) > 0 && !input.Required && field.Value == "" && input.Kind == acts.InputChoice {
		field.Choices = append([]string{""}, field.Choices...)
	}
	return field
}

// offered is the initial value: what is offered for all targets alike, or the default.
// What is set now on many is left as it is on each.
func offered(input acts.Input, targets []acts.Target) string {
	if input.Now != nil && len(targets) > 1 {
		return input.Default
	}
	value := input.Offered(targets[0])
	for _, t := range targets[1:] {
		if input.Offered(t) != value {
			return input.Default
		}
	}
	return value
}
