package bulk

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// Options of a bulk. The zero value lacks only Dir.
type Options struct {
	Dir     string // where journals are; made when it is missing
	Workers int    // how many acts run at once, 0 for 4

	// Lag is how long AWS's lists may not show what was done, 0 for 3 minutes. AWS
	// says only that they are eventually consistent.
	Lag time.Duration

	// StopWhenPaused makes Run return the reason for a pause, for programs without
	// an operator to resume it.
	StopWhenPaused bool

	// Secret gets each result that holds a secret, such as a password that was
	// generated, before the act counts as done. An error pauses the bulk. It is
	// called by many goroutines.
	Secret func(acts.Result) error
}

const (
	defaultWorkers = 4
	defaultLag     = 3 * time.Minute
	// grace is how long a running act may take when Run's context ends: an act that
	// is answered need not be checked later.
	grace = 5 * time.Second
)

// Bulk is a plan in progress. It is safe for use by many goroutines, but runs
// once at a time.
type Bulk struct {
	session *call.Session
	plan    *Plan
	options Options
	journal *journal
	pace    *pace
	started time.Time

	mu       sync.Mutex
	wake     *sync.Cond // something changed that a worker may wait for
	items    []item
	queue    []int // indices of items that are not started, in order
	running  int
	waiting  int // items that wait until a list shows them
	counts   map[State]int
	streak   map[call.ProblemKind]int // problems of a kind since the last success
	pause    *Pause
	canceled bool
	ended    time.Time
	meter    meter
}

// Pause is why a bulk is paused. It is the error of Run under
// [Options.StopWhenPaused].
type Pause struct {
	Reason  string
	Problem *call.Problem // nil when the operator asked for it
}

func (p *Pause) Error() string { return "paused: " + p.Reason }

// stopped is a pause because of a problem, with the same words as the record of a failed act.
func stopped(p *call.Problem) *Pause { return &Pause{Reason: p.Reason(), Problem: p} }

// Unwrap is the problem behind the pause.
func (p *Pause) Unwrap() error {
	if p.Problem == nil {
		return nil
	}
	return p.Problem
}

// ErrCanceled is Run's error after Cancel.
var ErrCanceled = errors.New("the bulk was cancelled")

// Start writes the journal of a plan, and records in the audit who is left out.
// No act is done before Run.
func Start(ctx context.Context, session *call.Session, plan *Plan, options Options) (*Bulk, error) {
	if err := session.Ready(ctx); err != nil {
		return nil, err
	}
	b := newBulk(session, plan, options)
	for i, t := range plan.Targets {
		b.items = append(b.items, item{Outcome: newOutcome(plan.Action, t, Left, ""), target: t, stale: plan.Stale})
		b.queue = append(b.queue, i)
	}
	b.counts[Left] = len(b.items)
	b.counts[Skipped] = len(plan.Skipped)
	j, err := createJournal(options.Dir, newHeader(ctx, session, plan), plan)
	if err != nil {
		return nil, err
	}
	b.journal = j
	if err := plan.SetAside(ctx, session); err != nil {
		return nil, errors.Join(err, j.remove())
	}
	return b, nil
}

func newBulk(session *call.Session, plan *Plan, options Options) *Bulk {
	options.Workers, options.Lag = cmp.Or(options.Workers, defaultWorkers), cmp.Or(options.Lag, defaultLag)
	b := &Bulk{
		session: session, plan: plan, options: options, started: time.Now(),
		pace:   newPace(session.Options().MaxBackoff),
		counts: map[State]int{}, streak: map[call.ProblemKind]int{},
	}
	b.wake = sync.NewCond(&b.mu)
	return b
}

// Plan is what the bulk does.
func (b *Bulk) Plan() *Plan { return b.plan }

// Journal is the path of the journal, from which Open resumes.
func (b *Bulk) Journal() string { return b.journal.path }

// Kept reports whether the journal still exists to resume from.
func (b *Bulk) Kept() bool { return b.journal.inPlace() }

// Run does what is left and returns when nothing is: nil, whatever the outcome of
// the single acts, and the journal is gone. A pause does not end it, except under
// StopWhenPaused, when it returns the [Pause]. The end of the context leaves the
// journal for [Open]; Cancel removes it. A worker's panic stops the others and is
// rethrown by Run; the journal stays.
func (b *Bulk) Run(ctx context.Context) error {
	b.mu.Lock()
	b.meter.start(time.Now())
	b.mu.Unlock()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	defer context.AfterFunc(ctx, b.wakeAll)()
	var workers sync.WaitGroup
	for range min(b.options.Workers, max(1, len(b.items))) {
		workers.Go(func() {
			if err := panics.Try(func() error { b.work(ctx); return nil }); err != nil {
				stop(err)
			}
		})
	}
	workers.Wait()
	panics.Rethrow(context.Cause(ctx))
	return b.finish(ctx)
}

func (b *Bulk) finish(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.canceled || len(b.queue) == 0:
		b.ended = time.Now()
		b.leave()
		err := b.journal.remove()
		if b.canceled {
			err = errors.Join(ErrCanceled, err)
		}
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	default:
		return b.pause
	}
}

// leave gives up what is left, of which some may have been done; the lock must be
// held.
func (b *Bulk) leave() {
	for i := range b.items {
		it := &b.items[i]
		switch {
		case it.State != Left:
		case it.doubted != nil:
			b.conclude(it, *it.doubted)
		case !it.begun.IsZero() && !b.plan.Action.Repeats:
			b.conclude(it, Outcome{State: Unknown, Reason: lostAt(it.begun)})
		}
		it.waits = false
	}
	b.waiting = 0
}

// Pause lets running acts end and starts no more.
func (b *Bulk) Pause() { b.halt(&Pause{Reason: "paused"}) }

func (b *Bulk) halt(p *Pause) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.pause == nil {
		b.pause = p
	}
	b.wake.Broadcast()
}

// Resume ends a pause. If its cause persists, the bulk pauses again.
func (b *Bulk) Resume() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pause = nil
	clear(b.streak)
	b.meter.start(time.Now())
	b.wake.Broadcast()
}

// Cancel lets running acts end and gives up the rest, for good.
func (b *Bulk) Cancel() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.canceled = true
	b.wake.Broadcast()
}

// Close gives up a bulk that is not running and leaves its journal for [Open].
func (b *Bulk) Close() error { return b.journal.close() }

func (b *Bulk) wakeAll() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.wake.Broadcast()
}
