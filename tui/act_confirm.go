package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// confirm shows the plan and asks.
func (a *App) confirm(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd {
	if len(targets) > 1 {
		return a.confirmMany(action, targets, in)
	}
	act := acts.Act{Action: action, Target: targets[0], Inputs: in}
	plan := acts.PlanOf(a.session, act)
	dialog := widget.Confirm{
		Title: action.Name + " · " + plan.Subject,
		Lines: planLines(plan),
		Yes:   action.Name,
		Why:   plan.Refusal,
		Copy:  a.copyCommands(plan.Commands),
		Run:   func() tea.Cmd { return a.doIt(act) },
	}
	if acts.DangerOf(a.session, action) == acts.Destructive {
		dialog.Word = plan.Subject
	}
	return a.show(widget.NewConfirm(dialog))
}

// planLines tell who, what changes, what follows, what it costs, whether it can
// be undone, and the same as a command.
func planLines(p acts.Plan) []widget.Line {
	lines := []widget.Line{{Label: "who", Value: p.Subject, Style: grid.Bold, Foreign: true}, {Label: "where", Value: p.Where()}}
	if p.Refusal != "" {
		lines = append(lines, widget.Line{Value: "✗ " + p.Refusal, Style: grid.Bad})
	}
	for _, c := range p.Changes {
		lines = append(lines, widget.Line{Label: c.What, Value: orNone(c.Before) + " → " + orNone(c.After), Foreign: true})
	}
	lines = append(lines, widget.Line{Label: "then", Value: p.Consequence})
	for _, w := range p.Warnings {
		lines = append(lines, widget.Line{Value: "! " + w, Style: grid.Care, Foreign: true})
	}
	for _, c := range p.Costs {
		lines = append(lines, widget.Line{Label: "costs", Value: c})
	}
	undo := "yes, with u"
	if p.NoUndo != "" {
		undo = p.NoUndo
	}
	lines = append(lines, widget.Line{Label: "undo", Value: undo}, widget.Line{})
	return append(lines, commandLines(p.Commands...)...)
}

// doIt does an act in the background and tells what came of it.
func (a *App) doIt(act acts.Act) tea.Cmd {
	session := a.session
	return Get(&a.tasks, func(ctx context.Context) (acts.Result, error) {
		return acts.Do(ctx, session, act), nil
	}, func(result acts.Result, _ error) tea.Cmd {
		if !a.isHere(session) {
			return a.tell(result, " ("+placeOf(session)+")", "")
		}
		return a.did(result)
	})
}

func (a *App) did(r acts.Result) tea.Cmd {
	a.deeds.noteResult(r, a.options.Now())
	hint := ""
	if r.OK() {
		hint = a.remember(r.Act)
	}
	return tea.Batch(a.tell(r, "", hint), a.reread(awaited(r)))
}

// tell says what came of an act, and where when that is not here.
func (a *App) tell(r acts.Result, where, hint string) tea.Cmd {
	name := r.Act.Action.Name + ", " + r.Act.Action.Subject(r.Act.Target) + where
	if !r.Secret.IsZero() { // it may be the user's now, whatever came of the act
		a.announce(newSecretBox(a, r))
	}
	switch {
	case !r.OK():
		a.announce(&notice{a.notDone(name, r), where != ""})
		return nil
	case r.Unrecorded != nil:
		return a.warn("✓ " + name + ": done. " + r.Unrecorded.Meaning)
	}
	return a.sayIn("✓ "+name+": done."+hint, grid.Good)
}

// notDone is what is shown of an act that AWS or the console refused.
func (a *App) notDone(name string, r acts.Result) *widget.Confirm {
	why := r.Refusal
	lines := []widget.Line{{Value: "✗ " + why, Style: grid.Bad}}
	if p := r.Problem; p != nil {
		why, lines = p.Meaning, problemLines(p)
	}
	if r.Unrecorded != nil {
		lines = append(lines, widget.Line{Value: "! " + r.Unrecorded.Meaning, Style: grid.Care})
	}
	title := "not done: "
	if r.Unsure {
		title = "perhaps not done: "
	}
	return widget.NewConfirm(widget.Confirm{Title: title + name, Why: why, Lines: lines})
}
