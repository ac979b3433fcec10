package bulk

import (
	"context"
	"errors"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// work does act after act until there are none, or none may be begun.
func (b *Bulk) work(ctx context.Context) {
	for {
		n, ok := b.next(ctx)
		if !ok {
			return
		}
		b.serve(ctx, n)
	}
}

// serve does one act when it may start.
func (b *Bulk) serve(ctx context.Context, n int) {
	defer b.release()
	if b.pace.wait(ctx) != nil {
		b.putBack(n)
		return
	}
	patient, stop := outlive(ctx, grace)
	defer stop()
	b.attempt(patient, n)
}

// next takes the item whose turn it is. It waits while the bulk is paused, and
// for those on their way, as they may be put back.
func (b *Bulk) next(ctx context.Context) (n int, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for {
		switch {
		case ctx.Err() != nil || b.canceled || len(b.queue) == 0 && b.running == 0 || b.pause != nil && b.options.StopWhenPaused:
			return 0, false
		case b.pause != nil || len(b.queue) == 0:
			b.wake.Wait()
		default:
			at, due := b.turn()
			if wait := time.Until(due); wait > 0 {
				b.waitFor(wait)
				continue
			}
			n = b.queue[at]
			b.queue[at] = b.queue[0]
			b.queue = b.queue[1:]
			b.running++
			if it := &b.items[n]; it.waits {
				it.waits = false
				b.waiting--
			}
			return n, true
		}
	}
}

// turn is the place in the queue of the first item whose turn has come, or of the
// one whose turn comes next, and when; the lock is held.
func (b *Bulk) turn() (at int, due time.Time) {
	now := time.Now()
	for i, n := range b.queue {
		if its := b.items[n].due; !its.After(now) {
			return i, its
		} else if due.IsZero() || its.Before(due) {
			at, due = i, its
		}
	}
	return at, due
}

// waitFor waits so long, or until something changes; the lock is held.
func (b *Bulk) waitFor(long time.Duration) {
	timer := time.AfterFunc(long, b.wakeAll)
	defer timer.Stop()
	b.wake.Wait()
}

func (b *Bulk) release() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.running--
	b.wake.Broadcast()
}

// outlive is a context that ends a while after ctx does.
func outlive(ctx context.Context, after time.Duration) (context.Context, func()) {
	outliving, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		select {
		case <-time.After(after):
			cancel()
		case <-outliving.Done():
		}
	})
	return outliving, func() {
		stop()
		cancel()
	}
}

// attempt does one act, and sees to what comes of it.
func (b *Bulk) attempt(ctx context.Context, n int) {
	if err := b.session.Ready(ctx); err != nil {
		b.putBack(n)
		b.halt(barred(err))
		return
	}
	if !b.refresh(ctx, n) {
		return
	}
	// Only what must not be done twice needs its beginning on the disk: the rest
	// is done again when the machine forgets it.
	if err := b.journal.begun(n, !b.plan.Action.Repeats); err != nil {
		b.putBack(n)
		b.halt(unwritten(err))
		return
	}
	began := time.Now()
	b.settle(n, began, acts.Do(ctx, b.session, b.act(n)))
}

// barred is a pause because the session no longer does acts at all: it says nothing
// about this one.
func barred(err error) *Pause {
	if errors.Is(err, call.ErrReadOnly) {
		return &Pause{Reason: "This session is read-only now."}
	}
	return stopped(call.Explain(err))
}

// unwritten is a pause because the bulk could not be resumed later.
func unwritten(err error) *Pause {
	if errors.Is(err, errGone) {
		return &Pause{Reason: "Its journal is gone: it was moved, removed or replaced."}
	}
	return &Pause{Reason: "The journal can't be written: " + err.Error() + "."}
}

func (b *Bulk) act(n int) acts.Act {
	b.mu.Lock()
	defer b.mu.Unlock()
	it := &b.items[n]
	act := b.todo(it)
	it.begun = time.Now()
	b.move(it, Begun)
	return act
}

// todo is the act on an item as its target was read last: where it had begun, what
// is left of it.
func (b *Bulk) todo(it *item) acts.Act {
	act := acts.Act{Action: b.plan.Action, Target: it.target, Inputs: b.plan.Inputs, Bulk: b.plan.ID}
	if it.begun.IsZero() {
		return act
	}
	return act.Rest()
}

func (b *Bulk) settle(n int, began time.Time, result acts.Result) {
	if p := result.Unrecorded; p != nil {
		b.halt(stopped(p))
	}
	switch {
	case result.Refusal != "":
		b.end(n, Outcome{State: Skipped, Reason: result.Refusal})
	case result.Problem == nil && b.handOver(result):
		b.succeed(n, result)
	case result.Problem == nil:
		b.putBack(n)
	default:
		b.suffer(n, began, result)
	}
}

// handOver passes the secret of a result on. One that is lost means that the
// act must be done again.
func (b *Bulk) handOver(result acts.Result) bool {
	if result.Secret.IsZero() || b.options.Secret == nil {
		return true
	}
	err := b.options.Secret(result)
	if err != nil {
		b.halt(&Pause{Reason: "The generated secret can't be delivered: " + err.Error() + "."})
	}
	return err == nil
}

func (b *Bulk) succeed(n int, result acts.Result) {
	b.pace.quicken()
	b.mu.Lock()
	clear(b.streak)
	b.mu.Unlock()
	b.end(n, Outcome{State: Done, RequestIDs: result.RequestIDs})
}

// end settles an item for good, in the journal too.
func (b *Bulk) end(n int, o Outcome) {
	b.mu.Lock()
	b.conclude(&b.items[n], o)
	b.meter.count(time.Now())
	b.mu.Unlock()
	b.note(n, o)
}

// conclude takes what came of an item for good; the lock is held.
func (b *Bulk) conclude(it *item, o Outcome) {
	it.Reason, it.Code, it.RequestIDs = o.Reason, o.Code, o.RequestIDs
	it.begun = time.Time{}
	b.move(it, o.State)
}

// note writes an item's state into the journal. One that can't be written is
// one that is looked into when the journal is opened again.
func (b *Bulk) note(n int, o Outcome) {
	if err := b.journal.note(n, o); err != nil {
		b.halt(unwritten(err))
	}
}

// putBack gives an item another turn, after all others. What it began, if
// anything, is still unknown.
func (b *Bulk) putBack(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	it := &b.items[n]
	it.stale = it.stale || !it.begun.IsZero()
	if it.State != Left {
		b.move(it, Left)
	}
	b.queue = append(b.queue, n)
}

// undone gives an item another turn of which is known that nothing was done.
func (b *Bulk) undone(n int) {
	b.mu.Lock()
	b.items[n].begun = time.Time{}
	b.mu.Unlock()
	b.note(n, Outcome{State: Left})
	b.putBack(n)
}

// move puts an item into another state; the lock is held.
func (b *Bulk) move(it *item, to State) {
	b.counts[it.State]--
	b.counts[to]++
	it.State = to
}
