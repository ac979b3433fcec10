package acting

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
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
	return k.confirmPlan(plan, nil, nil, k.desk.notes...)
}

// confirmPlan shows a frozen plan and asks for confirmation. The plans of then are shown by
// undo once the bulk has started. The notes say who is left out. A plan of undo reverts a
// step.
func (k *Bulks) confirmPlan(plan *bulk.Plan, then []*bulk.Plan, reverts *step, notes ...string) tea.Cmd {
	p := &planning{bulks: k, whole: plan, out: map[admin.Exact]bool{}, then: then, notes: notes, reverts: reverts}
	return p.confirm()
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
func (k *Bulks) startBulk(plan *bulk.Plan, p *planning) tea.Cmd {
	session, dir := k.host.Session(), k.host.Settings().Journals
	return screen.Get(k.host.Lasting(), func(ctx context.Context) (*bulk.Bulk, error) {
		return bulk.Start(ctx, session, plan, bulk.Options{Dir: dir})
	}, func(b *bulk.Bulk, err error) tea.Cmd { return k.begin(session, b, p, err) })
}

// begin runs a bulk that was started or resumed in a session. Undo then reverts it.
func (k *Bulks) begin(session *call.Session, b *bulk.Bulk, p *planning, err error) tea.Cmd {
	if err != nil {
		return k.host.Warn(words.Sentence(err))
	}
	k.last, k.in, k.halted, k.reverts, k.then = b, session, false, p.reverts, p.then
	if p.reverts == nil && screen.IsHere(k.host, session) {
		k.noteBulk(b)
	}
	return tea.Batch(k.runBulk(session, b), k.watchBulk(b))
}

// noteBulk keeps a bulk as a step of the session.
func (k *Bulks) noteBulk(b *bulk.Bulk) {
	s := &step{
		what: b.Plan().Action.Name + ", " + words.Counted(b.Plan().Action.On, len(b.Plan().Targets)), at: k.host.Now(),
		why: b.Plan().Action.NoUndo, many: b,
	}
	s.back = func(stale bool) tea.Cmd { return k.undoBulk(b, s, stale) }
	k.desk.note(s)
}

// noted reports whether a bulk is a step of the session.
func (k *Bulks) noted(b *bulk.Bulk) bool {
	return slices.ContainsFunc(k.desk.visit.steps, func(s *step) bool { return s.many == b })
}

// reverted records that a bulk has reverted a step, or some of it: then undo shows the
// plan for the others.
func (k *Bulks) reverted(b *bulk.Bulk, s *step) {
	switch then := k.then; {
	case b.Progress().Done == 0:
	case len(then) > 0:
		s.back = func(bool) tea.Cmd { return k.confirmPlan(then[0], then[1:], s) }
	default:
		s.turned(k.host.Now(), func(stale bool) tea.Cmd { return k.undoBulk(b, s, stale) })
	}
}

// underWay says that one bulk runs at a time.
func (k *Bulks) underWay() tea.Cmd {
	return k.host.Warn("A bulk is under way; " + k.host.Keys().Label(keys.Bulk) + " shows it.")
}

// undoBulk shows the plan that reverts a bulk, or what was done, with why it can't be
// reverted. Where more
// was done since, each target is read again before its act.
func (k *Bulks) undoBulk(b *bulk.Bulk, s *step, stale bool) tea.Cmd {
	if k.Running() {
		return k.underWay()
	}
	plans, err := b.Undo()
	if err != nil {
		s.why = words.Sentence(err)
		return k.desk.UndoLast()
	}
	for _, p := range plans {
		p.Stale = p.Stale || stale
	}
	return k.confirmPlan(plans[0], plans[1:], s)
}
