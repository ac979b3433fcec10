package bulk

import (
	"context"
	"fmt"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// refresh reads a target again where that is needed, and reports whether the act
// is to be done.
func (b *Bulk) refresh(ctx context.Context, n int) bool {
	b.mu.Lock()
	it := b.items[n]
	b.mu.Unlock()
	if !it.stale {
		return true
	}
	target, gone, err := acts.Reread(ctx, b.session, b.plan.Action.On, it.target)
	if problem := call.Explain(err); problem != nil {
		b.unread(n, problem)
		return false
	}
	if o := b.judge(it, target.User, gone); o.State != Left {
		b.end(n, o)
		return false
	}
	return b.renew(n, target, b.told(it, target.User, gone))
}

// unread handles an item that can't be read again. What AWS refuses, such as the
// users of a pool that is gone, it refuses for all.
func (b *Bulk) unread(n int, problem *call.Problem) {
	answer := responses[problem.Kind]
	b.bear(time.Now(), problem, answer)
	b.putBack(n)
	if answer.sure == refused {
		b.halt(stopped(problem))
	}
}

// renew takes a target as it is now for the act, unless it is too soon to say that
// an act begun before did not come to it. One that did not has changed nothing.
func (b *Bulk) renew(n int, target acts.Target, said acts.Shown) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	it := &b.items[n]
	switch {
	case said == acts.ShowsNotDone:
		it.before = nil
	case !it.begun.IsZero() && it.before == nil:
		before := it.target
		it.before = &before
	}
	it.target = target
	if due := b.surely(it); time.Now().Before(due) {
		it.due, it.waits = due, true
		b.waiting++
		b.queue = append(b.queue, n)
		return false
	}
	it.stale = false
	return true
}

// surely is when a target that does not show an act can be believed. An act that
// may be repeated can be repeated at once, and nobody can be deleted twice.
func (b *Bulk) surely(it *item) time.Time {
	if it.begun.IsZero() || !awaitsLists(b.todo(it).Action) {
		return time.Time{}
	}
	return it.begun.Add(b.options.Lag)
}

// awaitsLists reports whether an action is not done again before lists would show it.
func awaitsLists(a acts.Action) bool { return !a.Repeats && !a.Removes }

// judge decides an item from its target as it is now: Left when the act is to
// be done.
func (b *Bulk) judge(it item, u admin.User, gone bool) Outcome {
	said := b.told(it, u, gone)
	switch {
	case it.doubted != nil && said != acts.ShowsDone:
		return *it.doubted
	case !it.begun.IsZero() && said == acts.ShowsDone:
		return Outcome{State: Done, Reason: "The answer was lost; reading again showed it was done."}
	case !it.begun.IsZero() && said == acts.CantTell && !b.plan.Action.Repeats:
		return Outcome{State: Unknown, Reason: lostAt(it.begun)}
	case gone:
		return Outcome{State: Skipped, Reason: "It no longer exists."}
	default:
		return Outcome{State: Left}
	}
}

func lostAt(begun time.Time) string {
	return fmt.Sprintf("It began at %s and the answer was lost; check whether it was done.", begun.UTC().Format(time.RFC3339))
}

// told is what a target, read again, tells of an item's act. A secret that nobody
// was given makes an act as good as not done. Where only a change since the act
// began tells, what looks done without one may have looked so before, and what
// does not with one may have been done and gone on from there.
func (b *Bulk) told(it item, u admin.User, gone bool) acts.Shown {
	if b.plan.Action.MakesSecret(b.plan.Inputs) {
		return acts.CantTell
	}
	fresh := it.target
	fresh.User = u
	said := b.plan.Action.Told(fresh, gone, b.plan.Inputs)
	changed := !u.Modified.Before(it.begun.Truncate(time.Second))
	if b.plan.Action.ShowedBefore && !gone && u.Modified.IsZero() {
		return acts.CantTell // the endpoint does not tell when the user was changed
	}
	if b.plan.Action.ShowedBefore && changed != (said == acts.ShowsDone) {
		return acts.CantTell
	}
	return said
}

// doubt gives an act that failed a second look: the SDK tries again by itself
// when an answer is lost, and what was refused may be only the second try.
func (b *Bulk) doubt(n int, o Outcome) {
	b.mu.Lock()
	it := &b.items[n]
	it.doubted = &o
	b.mu.Unlock()
	b.putBack(n)
}
