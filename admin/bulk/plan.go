// Package bulk does one action to many targets: the plan is frozen first, then
// done by a few workers that keep a journal, so that a bulk can be resumed
// whatever ended the program in the middle. No act that must not be done twice
// is done twice, and none is lost.
package bulk

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/shell"
)

// Plan is what a bulk will do. Its targets are fixed: users who match a filter
// later are not in it.
type Plan struct {
	ID      string // of the bulk, in the audit too
	Action  acts.Action
	Inputs  acts.Inputs
	Pool    admin.PoolDetail
	Targets []acts.Target
	Skipped []Outcome // those it can't be done to, with the reason

	// Stale means that the targets may have changed since they were read, so each
	// is read again just before its act, and what can't be done is found out then.
	Stale bool
}

// ErrSecret means that a secret was typed. A bulk must write down its inputs,
// and secrets are never written.
var ErrSecret = errors.New("a typed secret can't be used for many, as the journal would have to store it; generate one for each instead")

// Freeze plans an action with its inputs on targets of one pool, which are
// users or groups. Targets it can't be done to are set aside with the reason;
// duplicates count once. It asks AWS nothing.
func Freeze(session *call.Session, action acts.Action, inputs acts.Inputs, targets []acts.Target) (*Plan, error) {
	plan, err := newPlan(action, inputs, targets)
	if err != nil {
		return nil, err
	}
	plan.Targets = slices.DeleteFunc(plan.Targets, func(t acts.Target) bool {
		why := acts.RefusalOf(session, acts.Act{Action: action, Target: t, Inputs: inputs})
		if why != "" {
			plan.Skipped = append(plan.Skipped, newOutcome(action, t, Skipped, why))
		}
		return why != ""
	})
	return plan, nil
}

// newPlan plans without checking whether it can be done.
func newPlan(action acts.Action, inputs acts.Inputs, targets []acts.Target) (*Plan, error) {
	if kind := acts.KindOf(action.On); !kind.Bulk {
		return nil, fmt.Errorf("%s is done to one %s at a time", action.Name, kind.One)
	}
	if len(targets) == 0 {
		return nil, errors.New("there are no targets")
	}
	for _, input := range action.Inputs {
		if input.Kind == acts.InputSecret && inputs[input.Name] != "" {
			return nil, ErrSecret
		}
	}
	plan := &Plan{ID: rand.Text(), Action: action, Inputs: inputs, Pool: targets[0].Pool}
	seen := map[admin.Exact]bool{}
	for _, t := range targets {
		if t.Pool.ID != plan.Pool.ID {
			return nil, errors.New("a bulk works in one pool")
		}
		if name := action.Exact(t); !seen[name] {
			seen[name] = true
			plan.Targets = append(plan.Targets, t)
		}
	}
	return plan, nil
}

// SetAside records those that the plan leaves out in the audit, as refused.
func (p *Plan) SetAside(ctx context.Context, session *call.Session) error {
	for _, o := range p.Skipped {
		target := acts.KindOf(p.Action.On).Named(p.Pool, o.exact, o.Sub)
		if err := acts.SetAside(ctx, session, acts.Act{Action: p.Action, Target: target, Inputs: p.Inputs, Bulk: p.ID}, o.Reason); err != nil {
			return fmt.Errorf("the audit can't be written: %w", err)
		}
	}
	return nil
}

// LookAlikes are the warnings about the names of all whom the plan tells of.
func (p *Plan) LookAlikes() []string {
	names := make([]string, 0, len(p.Targets)+len(p.Skipped))
	for _, t := range p.Targets {
		names = append(names, string(p.Action.Exact(t)))
	}
	for _, o := range p.Skipped {
		names = append(names, string(o.exact))
	}
	return acts.LookAlikes(names...)
}

// Sample is what will be done to the first target, as the plan of one act; the
// zero Plan when it can be done to none.
func (p *Plan) Sample(session *call.Session) acts.Plan {
	if len(p.Targets) == 0 {
		return acts.Plan{}
	}
	return acts.PlanOf(session, acts.Act{Action: p.Action, Target: p.Targets[0], Inputs: p.Inputs})
}

// Messages says how many get a message how, "" where none is sent.
func (p *Plan) Messages() string { return p.Action.DeliveriesOf(p.Targets, p.Inputs) }

// Without is the plan without the targets that the operator takes out of it. They are
// not part of it at all: neither reported nor recorded.
func (p *Plan) Without(out map[admin.Exact]bool) *Plan {
	kept := *p
	kept.Targets = slices.DeleteFunc(slices.Clone(p.Targets), func(t acts.Target) bool { return out[p.Action.Exact(t)] })
	return &kept
}

// Commands are the commands of the acts on the first targets, as many as have at most that
// many bytes in lines, and how many targets these are: at least one.
func (p *Plan) Commands(session *call.Session, most int) (commands []shell.Command, targets int) {
	size := 0
	for _, target := range p.Targets {
		own := acts.PlanOf(session, acts.Act{Action: p.Action, Target: target, Inputs: p.Inputs}).Commands
		for _, command := range own {
			size += len(command.String()) + len("\n")
		}
		if size > most && targets > 0 {
			break
		}
		commands, targets = append(commands, own...), targets+1
	}
	return commands, targets
}
