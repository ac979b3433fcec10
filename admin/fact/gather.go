package fact

import (
	"context"
	"iter"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// usualParallel is how many facts are read at once: with more, calls would wait for
// the session's budget anyway.
const usualParallel = 6

// Terms are the limits of a gathering. The session sets the pace of its calls.
type Terms struct {
	Parallel int              // how many facts are read at once, 0 for the usual number
	Unbilled bool             // facts that need billed calls are left out
	Now      func() time.Time // the clock for the facts' times, nil for the machine's
}

// Gather reads facts in parallel, each once, and yields all of them whenever one has
// come: at first with none, then with one more each time. Yielded facts are copies
// and do not change later. It ends when no more can be read; when the context ends,
// what was being read is unread. Nothing keeps running once the loop is left.
func Gather[F any](ctx context.Context, facts F, readers []Reader[F], terms Terms) iter.Seq[F] {
	return func(yield func(F) bool) {
		g := newGathering(facts, readers, terms)
		ctx, cancel := context.WithCancel(ctx)
		defer g.wait()
		defer cancel()
		if !yield(g.facts) {
			return
		}
		for g.start(ctx) {
			g.take()
			if !yield(g.facts) {
				return
			}
		}
		if g.leaveWaiting(ctx.Err()) {
			yield(g.facts)
		}
	}
}

// All gathers facts and returns them when no more can be read.
func All[F any](ctx context.Context, facts F, readers []Reader[F], terms Terms) F {
	last := facts
	for gathered := range Gather(ctx, facts, readers, terms) {
		last = gathered
	}
	return last
}

// gathering is owned by the goroutine that ranges over it.
type gathering[F any] struct {
	facts    F
	waiting  []Reader[F]
	running  int
	parallel int
	now      func() time.Time
	back     chan outcome[F] // has room for each reader, so that none blocks
}

// outcome puts a fact into its place, or is the panic of its reader.
type outcome[F any] struct {
	put func(*F)
	err error
}

func newGathering[F any](facts F, readers []Reader[F], terms Terms) *gathering[F] {
	g := &gathering[F]{facts: facts, parallel: terms.Parallel, now: terms.Now, back: make(chan outcome[F], len(readers))}
	if g.parallel <= 0 {
		g.parallel = usualParallel
	}
	if g.now == nil {
		g.now = time.Now
	}
	for _, r := range readers {
		if terms.Unbilled && r.from.billed() {
			r.leave(&g.facts, ErrBilled)
			continue
		}
		r.wait(&g.facts)
		g.waiting = append(g.waiting, r)
	}
	return g
}

// start starts the readers that may start, and reports whether any is running.
func (g *gathering[F]) start(ctx context.Context) bool {
	for g.running < g.parallel && ctx.Err() == nil {
		i := slices.IndexFunc(g.waiting, func(r Reader[F]) bool { return r.ready(g.facts) })
		if i < 0 {
			break
		}
		g.run(ctx, g.waiting[i])
		g.waiting = slices.Delete(g.waiting, i, i+1)
	}
	return g.running > 0
}

func (g *gathering[F]) run(ctx context.Context, r Reader[F]) {
	g.running++
	known, now, back := g.facts, g.now, g.back
	go func() {
		var o outcome[F]
		o.err = panics.Try(func() error {
			o.put = r.read(ctx, known, now)
			return nil
		})
		back <- o
	}()
}

// take waits for one fact and puts it into its place.
func (g *gathering[F]) take() {
	o := <-g.back
	g.running--
	panics.Rethrow(o.err)
	o.put(&g.facts)
}

// wait returns when nothing is running any more.
func (g *gathering[F]) wait() {
	for ; g.running > 0; g.running-- {
		<-g.back
	}
}

// leaveWaiting gives up the readers that could not start, as the context ended or
// what they wait for did not come, and reports whether there were any.
func (g *gathering[F]) leaveWaiting(why error) bool {
	for _, r := range g.waiting {
		r.leave(&g.facts, why)
	}
	return len(g.waiting) > 0
}
