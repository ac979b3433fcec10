package acting

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
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// mostSkipped is how many of those left out a plan names.
const mostSkipped = 5

// confirmMany looks at what the targets share, freezes the plan of an act on all
// of them, shows it and asks.
func (k *batch) confirmMany(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd {
	if action.Survey == nil {
		return k.freeze(action, targets, in)
	}
	session := k.desk.host.Session()
	return screen.Await(k.desk.host, words.Counted(action.On, len(targets)), func(ctx context.Context) ([]acts.Target, error) {
		return acts.SurveyAll(ctx, session, action, targets, in)
	}, func(known []acts.Target, _ error) tea.Cmd { return k.freeze(action, known, in) }) // what stays unknown refuses nothing
}

func (k *batch) freeze(action acts.Action, targets []acts.Target, in acts.Inputs) tea.Cmd {
	plan, err := bulk.Freeze(k.desk.host.Session(), action, in, targets)
	if err != nil {
		return k.desk.host.Warn(words.Sentence(err))
	}
	return k.confirmPlan(plan, nil, k.desk.notes...)
}

// confirmPlan shows a frozen plan and asks. What needs care is confirmed by
// typing the number. The plans of then come up with undo once it is on its way.
// The notes say who is not in it.
func (k *batch) confirmPlan(plan *bulk.Plan, then []*bulk.Plan, notes ...string) tea.Cmd {
	if k.BulkRunning() {
		return k.desk.host.Warn("A bulk is under way; " + k.desk.host.Keys().Label(keys.Bulk) + " shows it.")
	}
	action, sample := plan.Action, plan.Sample(k.desk.host.Session())
	dialog := widget.Confirm{
		Title: fmt.Sprintf("%s · %s", action.Name, words.Counted(action.On, len(plan.Targets))),
		Lines: append(manyLines(plan, sample, append(plan.LookAlikes(), notes...)), k.thenLines(then)...),
		Yes:   action.Name,
		Run:   func() tea.Cmd { return k.startBulk(plan, then) },
		Copy:  screen.CopyCommands(k.desk.host, sample.Commands),
	}
	if len(plan.Targets) == 0 {
		dialog.Why = "It can be done to none of them."
	}
	if acts.DangerOf(k.desk.host.Session(), action) != acts.Safe {
		dialog.Word = strconv.Itoa(len(plan.Targets))
	}
	return k.desk.host.Show(widget.NewConfirm(dialog))
}

// manyLines tell how many, who is left out and why, and the plan of the first
// as a sample of all.
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
	lines = append(lines, widget.Line{Value: "For each, as for the first:", Style: grid.Dim})
	return append(lines, planLines(sample)...)
}

// thenLines say that some were different before, and come later.
func (k *batch) thenLines(then []*bulk.Plan) []widget.Line {
	n := 0
	for _, p := range then {
		n += len(p.Targets)
	}
	if n == 0 {
		return nil
	}
	return []widget.Line{{Value: fmt.Sprintf("! %s had something else before; %s again takes those back.",
		words.Counted(then[0].Action.On, n), k.desk.host.Keys().Label(keys.Undo)), Style: grid.Care}}
}

// startBulk runs a frozen plan while the console stays usable.
func (k *batch) startBulk(plan *bulk.Plan, then []*bulk.Plan) tea.Cmd {
	session, dir := k.desk.host.Session(), k.desk.host.Settings().Journals
	return screen.Get(k.desk.host.Lasting(), func(ctx context.Context) (*bulk.Bulk, error) {
		return bulk.Start(ctx, session, plan, bulk.Options{Dir: dir})
	}, func(b *bulk.Bulk, err error) tea.Cmd {
		begun := k.begin(session, b, err)
		if err == nil && len(then) > 0 && screen.IsHere(k.desk.host, session) {
			k.desk.visit.undo = func() tea.Cmd { return k.confirmPlan(then[0], then[1:]) }
		}
		return begun
	})
}

// begin runs a bulk that was started or opened again in a session. It is what u
// takes back there.
func (k *batch) begin(session *call.Session, b *bulk.Bulk, err error) tea.Cmd {
	if err != nil {
		return k.desk.host.Warn(words.Sentence(err))
	}
	k.Current, k.in, k.Halted = b, session, false
	if screen.IsHere(k.desk.host, session) {
		k.desk.visit.undo = func() tea.Cmd { return k.undoBulk(b) }
	}
	return tea.Batch(k.runBulk(session, b), k.watchBulk(b))
}

// undoBulk shows the plan of taking a bulk back, or says why it can't be.
func (k *batch) undoBulk(b *bulk.Bulk) tea.Cmd {
	plans, err := b.Undo()
	if err != nil {
		return k.desk.host.Warn(words.Sentence(err))
	}
	return k.confirmPlan(plans[0], plans[1:])
}

// runBulk outlives every screen, and ends with the program or the bulk.
func (k *batch) runBulk(session *call.Session, b *bulk.Bulk) tea.Cmd {
	k.desk.host.Begun()
	ended := make(chan error, 1)
	k.Under.Go(func() {
		defer func() {
			if value := recover(); value != nil {
				k.desk.host.Send(panics.Recovered(value))
			}
		}()
		err := b.Run(k.desk.host.Life())
		if errors.Is(err, context.Canceled) {
			err = b.Close() // the program ends; another may go on with it
		}
		ended <- err
	})
	return func() tea.Msg {
		err := <-ended
		return screen.Finished{Tasks: k.desk.host.Lasting(), Apply: func() tea.Cmd { return k.bulkEnded(session, b, err) }}
	}
}

func (k *batch) bulkEnded(session *call.Session, b *bulk.Bulk, err error) tea.Cmd {
	here := screen.IsHere(k.desk.host, session)
	if here {
		k.desk.visit.deeds.NoteBulk(b, k.desk.host.Now())
		if k.desk.visit.undo == nil && session != k.desk.host.Session() { // somebody left and came back
			k.desk.visit.undo = func() tea.Cmd { return k.undoBulk(b) }
		}
	}
	if err != nil && !errors.Is(err, bulk.ErrCanceled) {
		return k.desk.host.Warn(words.Sentence(err))
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
		left = ", " + words.Thousands(p.Left) + " given up"
	}
	said := k.desk.host.Tell(how+bulkCounts(p)+left+". "+k.desk.host.Keys().Label(keys.Bulk)+" shows the report.", style)
	if !here {
		return said
	}
	return tea.Batch(said, k.desk.reread(acts.Act{}))
}

// bulkTick is how often the progress line is drawn anew.
const bulkTick = 250 * time.Millisecond

// BulkMoved draws the progress of a bulk anew.
type BulkMoved struct{ bulk *bulk.Bulk }

func (k *batch) watchBulk(b *bulk.Bulk) tea.Cmd {
	return func() tea.Msg {
		timer := time.NewTimer(bulkTick)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-k.desk.host.Life().Done():
		}
		return BulkMoved{b}
	}
}

func (k *batch) BulkMoved(m BulkMoved) tea.Cmd {
	p := m.bulk.Progress()
	if m.bulk != k.Current || p.Ended || k.desk.host.Life().Err() != nil {
		return nil
	}
	k.Halted = p.Pause != nil
	return k.watchBulk(m.bulk)
}

// ProgressBar is the progress for the terminal's own bar or tab.
func (k *batch) ProgressBar() *tea.ProgressBar {
	p := k.Current.Progress()
	state := tea.ProgressBarDefault
	if p.Pause != nil {
		state = tea.ProgressBarWarning
	}
	return tea.NewProgressBar(state, 100*(p.Total-p.Left)/max(p.Total, 1))
}

// BulkRunning reports whether a bulk is under way.
func (k *batch) BulkRunning() bool { return k.Current != nil && !k.Current.Progress().Ended }
