package acting

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// Confirm shows the plan and asks for confirmation.
func (d *Desk) Confirm(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd {
	if len(targets) > 1 {
		return d.Bulks.confirmMany(action, targets, in)
	}
	return d.confirmOne(acts.Act{Action: action, Target: targets[0], Inputs: in}, nil)
}

// confirmOne shows the plan of one act, which may revert a step, and asks for
// confirmation.
func (d *Desk) confirmOne(act acts.Act, reverts *step) tea.Cmd {
	action := act.Action
	plan := acts.PlanOf(d.host.Session(), act)
	dialog := widget.Confirm{
		Title: action.Name + " · " + plan.Subject,
		Lines: planLines(plan),
		Yes:   action.Name,
		Why:   plan.Refusal,
		Copy:  screen.CopyCommands(d.host, plan.Commands),
		Run:   func() tea.Cmd { return d.doIt(act, reverts) },
	}
	if acts.DangerOf(d.host.Session(), action) == acts.Destructive {
		dialog.Word = plan.Subject
	}
	return d.host.Show(widget.NewConfirm(dialog))
}

// planLines say who, what changes, the consequences, the cost, where messages go, whether it can be undone,
// and the same as a command.
func planLines(p acts.Plan) []widget.Line {
	lines := []widget.Line{{Label: "who", Value: p.Subject, Style: grid.Bold, Foreign: true}, {Label: "where", Value: p.Where()}}
	if p.Refusal != "" {
		lines = append(lines, widget.Line{Value: "✗ " + p.Refusal, Style: grid.Bad})
	}
	for _, c := range p.Changes {
		lines = append(lines, widget.Line{Label: c.What, Value: words.OrNone(c.Before) + " → " + words.OrNone(c.After), Foreign: true})
	}
	lines = append(lines, widget.Line{Label: "then", Value: p.Consequence})
	for _, w := range p.Warnings {
		lines = append(lines, widget.Line{Value: "! " + w, Style: grid.Care, Foreign: true})
	}
	for _, c := range p.Costs {
		lines = append(lines, widget.Line{Label: "costs", Value: c})
	}
	for _, d := range p.Messages {
		lines = append(lines, widget.Line{Label: "message", Value: d.Text(), Foreign: true})
	}
	undo := "yes, with u"
	if p.NoUndo != "" {
		undo = p.NoUndo
	}
	lines = append(lines, widget.Line{Label: "undo", Value: undo}, widget.Line{})
	return append(lines, screen.CommandLines(p.Commands...)...)
}

// doIt does an act in the background and reports the outcome.
func (d *Desk) doIt(act acts.Act, reverts *step) tea.Cmd {
	session := d.host.Session()
	return screen.Get(d.host.Lasting(), func(ctx context.Context) (acts.Result, error) {
		return acts.Do(ctx, session, act), nil
	}, func(result acts.Result, _ error) tea.Cmd {
		if !screen.IsHere(d.host, session) {
			return d.Tell(result, " ("+screen.PlaceOf(session)+")", "")
		}
		return d.did(result, reverts)
	})
}

func (d *Desk) did(r acts.Result, reverts *step) tea.Cmd {
	d.visit.deeds.NoteResult(r, d.host.Now())
	hint := ""
	if r.OK() {
		hint = d.remember(r.Act, reverts)
	}
	return tea.Batch(d.Tell(r, "", hint), d.reread(screen.Awaited(r)))
}

// Tell reports the outcome of an act, and where it was done if that is not here.
func (d *Desk) Tell(r acts.Result, where, hint string) tea.Cmd {
	name := r.Act.Action.Name + ", " + r.Act.Action.Subject(r.Act.Target) + where
	if !r.Secret.IsZero() { // the password may be set, whatever the outcome of the act
		d.host.Announce(newSecretBox(d.host, r))
	}
	switch {
	case !r.OK():
		d.host.Announce(&screen.Notice{Confirm: d.notDone(name, r), Placed: where != ""})
		return nil
	case r.Unrecorded != nil:
		return d.host.Warn("✓ " + name + ": done. " + r.Unrecorded.Meaning)
	}
	return d.host.Tell("✓ "+name+": done."+hint, grid.Good)
}

// notDone is the notice of an act that AWS or the console refused.
func (d *Desk) notDone(name string, r acts.Result) *widget.Confirm {
	why := r.Refusal
	lines := []widget.Line{{Value: "✗ " + why, Style: grid.Bad}}
	if p := r.Problem; p != nil {
		why, lines = p.Meaning, screen.ProblemLines(p)
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
