package acting

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// optionsFor are what an input may name for targets, to pick from: those that the targets
// are known to have, or pages of AWS's, read as the operator comes to need them.
func optionsFor(host screen.Host, names *acts.Naming, targets []acts.Target) *widget.Options {
	options := &widget.Options{One: names.One}
	if names.Page == nil {
		options.Add(asOptions(names.Own(targets)), true)
		return options
	}
	session, next := host.Session(), ""
	options.More = func() tea.Cmd {
		return screen.Get(host.Staying(), func(ctx context.Context) (call.Page[acts.Option], error) {
			return names.Page(ctx, session, targets, next)
		}, func(page call.Page[acts.Option], err error) tea.Cmd {
			if err == nil && page.Next != "" && page.Next == next {
				err = call.ErrRepeats
			}
			if err != nil {
				options.Fail(call.Explain(err).Meaning)
				return nil
			}
			next = page.Next
			return options.Add(asOptions(page.Items), next == "")
		})
	}
	return options
}

func asOptions(options []acts.Option) []widget.Option {
	out := make([]widget.Option, len(options))
	for i, o := range options {
		out[i] = widget.Option{Value: o.Value, Note: o.Note}
	}
	return out
}

// checkNames finds out whether there is what the inputs name, and then shows the plan.
// What is among the options needs no call. Otherwise the form says what there is not, and
// stays open.
func (d *Desk) checkNames(form *widget.Form, action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd {
	if !unchecked(form, action, in) {
		return d.Confirm(action, targets, in)
	}
	session := d.host.Session()
	return screen.Await(d.host, "what the act names", func(ctx context.Context) (string, error) {
		return acts.Unnamed(ctx, session, action, targets, in), nil
	}, func(why string, _ error) tea.Cmd {
		if why == "" {
			return d.Confirm(action, targets, in)
		}
		form.Refuse(why)
		return tea.Batch(d.host.Show(form), form.Begin())
	})
}

// unchecked reports whether an input names something that is not among the options read.
func unchecked(form *widget.Form, action acts.Action, in acts.Inputs) bool {
	for _, input := range action.Inputs {
		if input.Names == nil || input.Names.Has == nil || in[input.Name] == "" {
			continue
		}
		if options := form.OptionsOf(input.Name); options == nil || !options.Has(in[input.Name]) {
			return true
		}
	}
	return false
}
