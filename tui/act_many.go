package tui

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/panics"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// mostSkipped is how many of those left out a plan names.
const mostSkipped = 5

// confirmMany looks at what the targets share, freezes the plan of an act on all
// of them, shows it and asks.
func (a *App) confirmMany(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd {
	if action.Survey == nil {
		return a.freeze(action, targets, in)
	}
	session := a.session
	return await(a, counted(action.On, len(targets)), func(ctx context.Context) ([]acts.Target, error) {
		return acts.SurveyAll(ctx, session, action, targets, in)
	}, func(known []acts.Target, _ error) tea.Cmd { return a.freeze(action, known, in) }) // what stays unknown refuses nothing
}

func (a *App) freeze(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd {
	plan, err := bulk.Freeze(a.session, action, in, targets)
	if err != nil {
		return a.warn(sentence(err))
	}
	return a.confirmPlan(plan, nil, a.notes...)
}

// confirmPlan shows a frozen plan and asks. What needs care is confirmed by
// typing the number. The plans of then come up with undo once it is on its way.
// The notes say who is not in it.
func (a *App) confirmPlan(plan *bulk.Plan, then []*bulk.Plan, notes ...string) tea.Cmd {
	if a.bulkRunning() {
		return a.warn("A bulk is under way; " + a.keys.Label(keys.Bulk) + " shows it.")
	}
	action, sample := plan.Action, plan.Sample(a.session)
	dialog := widget.Confirm{
		Title: fmt.Sprintf("%s · %s", action.Name, counted(action.On, len(plan.Targets))),
		Lines: append(manyLines(plan, sample, append(plan.LookAlikes(), notes...)), a.thenLines(then)...),
		Yes:   action.Name,
		Run:   func() tea.Cmd { return a.startBulk(plan, then) },
		Copy:  a.copyCommands(sample.Commands),
	}
	if len(plan.Targets) == 0 {
		dialog.Why = "It can be done to none of them."
	}
	if acts.DangerOf(a.session, action) != acts.Safe {
		dialog.Word = strconv.Itoa(len(plan.Targets))
	}
	return a.show(widget.NewConfirm(dialog))
}

// manyLines tell how many, who is left out and why, and the plan of the first
// as a sample of all.
func manyLines(plan *bulk.Plan, sample acts.Plan, notes []string) []widget.Line {
	lines := []widget.Line{{Label: "who", Value: counted(plan.Action.On, len(plan.Targets)) + ", fixed now", Style: grid.Bold}}
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
	lines = append(lines, widget.Line{Value: "For each, as for the first:", Style: grid.Dim})
	return append(lines, planLines(sample)...)
}

// thenLines say that some were different before, and come later.
func (a *App) thenLines(then []*bulk.Plan) []widget.Line {
	n := 0
	for _, p := range then {
		n += len(p.Targets)
	}
	if n == 0 {
		return nil
	}
	return []widget.Line{{Value: fmt.Sprintf("! %s had something else before; %s again takes those back.",
		counted(then[0].Action.On, n), a.keys.Label(keys.Undo)), Style: grid.Care}}
}

// startBulk runs a frozen plan while the console stays usable.
func (a *App) startBulk(plan *bulk.Plan, then []*bulk.Plan) tea.Cmd {
	session, dir := a.session, a.options.Journals
	return Get(&a.tasks, func(ctx context.Context) (*bulk.Bulk, error) {
		return bulk.Start(ctx, session, plan, bulk.Options{Dir: dir})
	}, func(b *bulk.Bulk, err error) tea.Cmd {
		begun := a.begin(session, b, err)
		if err == nil && len(then) > 0 && a.isHere(session) {
			a.undo = func() tea.Cmd { return a.confirmPlan(then[0], then[1:]) }
		}
		return begun
	})
}

// begin runs a bulk that was started or opened again in a session. It is what u
// takes back there.
func (a *App) begin(session *call.Session, b *bulk.Bulk, err error) tea.Cmd {
	if err != nil {
		return a.warn(sentence(err))
	}
	a.bulk, a.bulkIn, a.halted = b, session, false
	if a.isHere(session) {
		a.undo = func() tea.Cmd { return a.undoBulk(b) }
	}
	return tea.Batch(a.runBulk(session, b), a.watchBulk(b))
}

// undoBulk shows the plan of taking a bulk back, or says why it can't be.
func (a *App) undoBulk(b *bulk.Bulk) tea.Cmd {
	plans, err := b.Undo()
	if err != nil {
		return a.warn(sentence(err))
	}
	return a.confirmPlan(plans[0], plans[1:])
}

// runBulk outlives every screen, and ends with the program or the bulk.
func (a *App) runBulk(session *call.Session, b *bulk.Bulk) tea.Cmd {
	a.working++
	ended := make(chan error, 1)
	a.bulks.Go(func() {
		defer func() {
			if value := recover(); value != nil {
				a.send(panics.Recovered(value))
			}
		}()
		err := b.Run(a.ctx)
		if errors.Is(err, context.Canceled) {
			err = b.Close() // the program ends; another may go on with it
		}
		ended <- err
	})
	return func() tea.Msg {
		err := <-ended
		return finished{&a.tasks, func() tea.Cmd { return a.bulkEnded(session, b, err) }}
	}
}

func (a *App) bulkEnded(session *call.Session, b *bulk.Bulk, err error) tea.Cmd {
	here := a.isHere(session)
	if here {
		a.deeds.noteBulk(b, a.options.Now())
		if a.undo == nil && session != a.session { // somebody left and came back
			a.undo = func() tea.Cmd { return a.undoBulk(b) }
		}
	}
	if err != nil && !errors.Is(err, bulk.ErrCanceled) {
		return a.warn(sentence(err))
	}
	p := b.Progress()
	style, how := grid.Good, ""
	if p.Failed+p.Unknown > 0 || p.Canceled {
		style = grid.Care
	}
	left := ""
	if p.Canceled {
		how = "Stopped: "
	}
	if p.Left > 0 {
		left = ", " + thousands(p.Left) + " given up"
	}
	said := a.sayIn(how+bulkCounts(p)+left+". "+a.keys.Label(keys.Bulk)+" shows the report.", style)
	if !here {
		return said
	}
	return tea.Batch(said, a.reread(acts.Act{}))
}

// bulkTick is how often the progress line is drawn anew.
const bulkTick = 250 * time.Millisecond

// bulkMoved draws the progress of a bulk anew.
type bulkMoved struct{ bulk *bulk.Bulk }

func (a *App) watchBulk(b *bulk.Bulk) tea.Cmd {
	return func() tea.Msg {
		timer := time.NewTimer(bulkTick)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-a.ctx.Done():
		}
		return bulkMoved{b}
	}
}

func (a *App) bulkMoved(m bulkMoved) tea.Cmd {
	p := m.bulk.Progress()
	if m.bulk != a.bulk || p.Ended || a.ctx.Err() != nil {
		return nil
	}
	a.halted = p.Pause != nil
	return a.watchBulk(m.bulk)
}

// progressBar is the progress for the terminal's own bar or tab.
func (a *App) progressBar() *tea.ProgressBar {
	p := a.bulk.Progress()
	state := tea.ProgressBarDefault
	if p.Pause != nil {
		state = tea.ProgressBarWarning
	}
	return tea.NewProgressBar(state, 100*(p.Total-p.Left)/max(p.Total, 1))
}

// bulkRunning tells whether a bulk is under way.
func (a *App) bulkRunning() bool { return a.bulk != nil && !a.bulk.Progress().Ended }
