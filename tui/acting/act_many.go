package acting

import (
	"context"
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// mostSkipped is how many of the targets left out a plan names.
const mostSkipped = 5

// confirmMany reads what the targets share, freezes the plan of an act on all of them,
// shows it and asks for confirmation.
func (k *Bulks) confirmMany(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd {
	if action.Survey == nil {
		return k.freeze(action, targets, in)
	}
	session := k.host.Session()
	return screen.Await(k.host, words.Counted(action.On, len(targets)), func(ctx context.Context) ([]acts.Target, error) {
		return acts.SurveyAll(ctx, session, action, targets, in)
	}, func(known []acts.Target, _ error) tea.Cmd { return k.freeze(action, known, in) }) // what stays unknown refuses nothing
}

func (k *Bulks) freeze(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd {
	plan, err := bulk.Freeze(k.host.Session(), action, in, targets)
	if err != nil {
		return k.host.Warn(words.Sentence(err))
	}
	return k.confirmPlan(plan, nil, k.desk.notes...)
}

// confirmPlan shows a frozen plan and asks for confirmation. Careful acts are confirmed
// by typing the number of targets. The plans of then are shown by undo once the bulk has
// started. The notes say who is left out.
func (k *Bulks) confirmPlan(plan *bulk.Plan, then []*bulk.Plan, notes ...string) tea.Cmd {
	if k.Running() {
		return k.host.Warn("A bulk is under way; " + k.host.Keys().Label(keys.Bulk) + " shows it.")
	}
	action, sample := plan.Action, plan.Sample(k.host.Session())
	dialog := widget.Confirm{
		Title: fmt.Sprintf("%s · %s", action.Name, words.Counted(action.On, len(plan.Targets))),
		Lines: append(manyLines(plan, sample, append(plan.LookAlikes(), notes...)), k.thenLines(then)...),
		Yes:   action.Name,
		Run:   func() tea.Cmd { return k.startBulk(plan, then) },
		Copy:  k.copyAll(plan, sample),
	}
	if len(plan.Targets) > 1 {
		dialog.Copies = "copy the commands"
	}
	if len(plan.Targets) == 0 {
		dialog.Why = "It can't be done to any of them."
	}
	if acts.DangerOf(k.host.Session(), action) != acts.Safe {
		dialog.Word = strconv.Itoa(len(plan.Targets))
	}
	return k.host.Show(widget.NewConfirm(dialog))
}

// copyAll copies the commands for all targets, or for as many as a clipboard takes, and
// says for how many; nil where there are none.
func (k *Bulks) copyAll(plan *bulk.Plan, sample acts.Plan) func() tea.Cmd {
	if len(plan.Targets) < 2 || len(sample.Commands) == 0 {
		return screen.CopyCommands(k.host, sample.Commands)
	}
	return func() tea.Cmd {
		commands, n := plan.Commands(k.host.Session(), screen.MostCopied)
		label := "the aws commands for all " + words.Counted(plan.Action.On, n)
		if all := len(plan.Targets); n < all {
			label = fmt.Sprintf("the aws commands for the first %s of %s: a clipboard takes no more, and do --dry-run writes all",
				words.Thousands(n), words.Counted(plan.Action.On, all))
		}
		return k.host.Copy(screen.CommandCopy("", label, commands...))
	}
}

// manyLines say how many, who is left out and why, and show the plan of the first as a
// sample of all.
func manyLines(plan *bulk.Plan, sample acts.Plan, notes []string) []widget.Line {
	lines := []widget.Line{{Label: "who", Value: words.Counted(plan.Action.On, len(plan.Targets)) + ", fixed now", Style: grid.Bold}}
	for _, note := range notes {
		lines = append(lines, widget.Line{Value: "! " + note, Style: grid.Care, Foreign: true})
	}
	for i, o := range plan.Skipped {
		if i == mostSkipped {
			lines = append(lines, widget.Line{Label: "left out", Value: fmt.Sprintf("and %d more", len(plan.Skipped)-i)})
			break
		}
		lines = append(lines, widget.Line{Label: "left out", Value: o.Subject + ": " + o.Reason, Style: grid.Care, Foreign: true})
	}
	if sample.Subject == "" {
		return lines
	}
	lines = append(lines, widget.Line{Value: "The first; the others likewise:", Style: grid.Dim})
	return append(lines, planLines(sample)...)
}

// thenLines say that some targets had other values before, and are restored separately.
func (k *Bulks) thenLines(then []*bulk.Plan) []widget.Line {
	n := 0
	for _, p := range then {
		n += len(p.Targets)
	}
	if n == 0 {
		return nil
	}
	return []widget.Line{{Value: fmt.Sprintf("! %s had other values before; %s again restores those.",
		words.Counted(then[0].Action.On, n), k.host.Keys().Label(keys.Undo)), Style: grid.Care}}
}

// startBulk runs a frozen plan while the console stays usable.
func (k *Bulks) startBulk(plan *bulk.Plan, then []*bulk.Plan) tea.Cmd {
	session, dir := k.host.Session(), k.host.Settings().Journals
	return screen.Get(k.host.Lasting(), func(ctx context.Context) (*bulk.Bulk, error) {
		return bulk.Start(ctx, session, plan, bulk.Options{Dir: dir})
	}, func(b *bulk.Bulk, err error) tea.Cmd {
		begun := k.begin(session, b, err)
		if err == nil && len(then) > 0 && screen.IsHere(k.host, session) {
			k.desk.visit.undo = func() tea.Cmd { return k.confirmPlan(then[0], then[1:]) }
		}
		return begun
	})
}

// begin runs a bulk that was started or resumed in a session. Undo then reverts it.
func (k *Bulks) begin(session *call.Session, b *bulk.Bulk, err error) tea.Cmd {
	if err != nil {
		return k.host.Warn(words.Sentence(err))
	}
	k.last, k.in, k.halted = b, session, false
	if screen.IsHere(k.host, session) {
		k.desk.visit.undo = func() tea.Cmd { return k.undoBulk(b) }
	}
	return tea.Batch(k.runBulk(session, b), k.watchBulk(b))
}

// undoBulk shows the plan that reverts a bulk, or says why that is impossible.
func (k *Bulks) undoBulk(b *bulk.Bulk) tea.Cmd {
	plans, err := b.Undo()
	if err != nil {
		return k.host.Warn(words.Sentence(err))
	}
	return k.confirmPlan(plans[0], plans[1:])
}
