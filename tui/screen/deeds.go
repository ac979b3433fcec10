package screen

import (
	"maps"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
)

// Deeds are the outcomes of acts on users since the session was opened, so that screens
// about those users can show them.
type Deeds struct {
	of   map[somebody][]Deed // each action once, in the order of their first use
	Turn int                 // how often something was recorded
}

// somebody is a user of a pool, by sub or by username: logs have one or the other.
type somebody struct{ pool, who string }

// Deed is the outcome of the latest act of an action on a user.
type Deed struct {
	Action acts.Action
	State  bulk.State
	At     time.Time
	back   acts.Act // what reverts it; the zero act if nothing does
}

// On returns what was done to a user of a pool, by sub or by username.
func (d *Deeds) On(pool, who string) []Deed { return d.of[somebody{pool, who}] }

// note records the outcome of an act. An act that reverts another is not recorded: it
// removes the other.
func (d *Deeds) note(act acts.Act, state bulk.State, at time.Time) {
	if act.Action.On != acts.OnUser {
		return
	}
	if d.of == nil {
		d.of = map[somebody][]Deed{}
	}
	d.Turn++
	done := Deed{Action: act.Action, State: state, At: at}
	if state == bulk.Done {
		done.back, _ = act.Undo()
	}
	user := act.Target.User
	for _, who := range slices.Compact([]string{user.Sub, user.Username}) {
		if who != "" {
			key := somebody{act.Target.Pool.ID, who}
			d.of[key] = with(d.of[key], done, act)
		}
	}
}

// with returns the deeds of a user after one more.
func with(before []Deed, done Deed, act acts.Act) []Deed {
	left := slices.DeleteFunc(before, func(b Deed) bool {
		return done.State == bulk.Done && b.back.Action.ID == act.Action.ID && maps.Equal(b.back.Inputs, act.Inputs)
	})
	if len(left) < len(before) {
		return left
	}
	i := slices.IndexFunc(left, func(b Deed) bool { return b.Action.ID == act.Action.ID })
	switch {
	case i < 0:
		return append(left, done)
	case left[i].State == bulk.Done && done.State == bulk.Skipped:
		return left // there was nothing more to do
	}
	left[i] = done
	return left
}

// NoteBulk records the outcome of each act of a bulk.
func (d *Deeds) NoteBulk(b *bulk.Bulk, at time.Time) {
	plan, report := b.Plan(), b.Report()
	targets := make(map[admin.Exact]acts.Target, len(plan.Targets))
	for _, t := range plan.Targets {
		targets[plan.Action.Exact(t)] = t
	}
	for _, o := range report.Outcomes {
		target, planned := targets[o.Exact()]
		if !planned {
			target = acts.Target{Pool: plan.Pool, User: admin.UserNamed(o.Exact(), o.Sub)}
		}
		if o.State != bulk.Left { // it was stopped before its turn
			d.note(acts.Act{Action: plan.Action, Target: target, Inputs: plan.Inputs}, o.State, at)
		}
	}
}

// NoteResult records the outcome of a single act. What was refused was not done; what
// AWS did not answer is unknown.
func (d *Deeds) NoteResult(r acts.Result, at time.Time) {
	if r.OK() {
		d.note(r.Act, bulk.Done, at)
		return
	}
	if r.Problem == nil {
		return
	}
	if r.Problem.LeavesOpen() {
		d.note(r.Act, bulk.Unknown, at)
		return
	}
	d.note(r.Act, bulk.Failed, at)
}
