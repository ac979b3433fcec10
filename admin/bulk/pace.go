package bulk

import (
	"context"
	"sync"
	"time"
)

// pace keeps acts apart while AWS throttles: all workers wait when one is
// throttled, and the gap between acts shrinks with every act that succeeds. The
// session's budget, which applies as well, does not know who else uses the
// quota.
type pace struct {
	most time.Duration // the widest gap

	mu     sync.Mutex
	gap    time.Duration
	next   time.Time // when the next act may start
	slowed time.Time
}

const (
	widestGap   = 5 * time.Second
	firstGap    = 50 * time.Millisecond // when the rate so far is not known
	narrowest   = time.Millisecond
	recoverBy   = 16 // each success narrows the gap by one part in so many
	atThrottled = 2  // each throttling widens it so many times
)

func newPace(most time.Duration) *pace {
	if most <= 0 || most > widestGap {
		most = widestGap
	}
	return &pace{most: most}
}

// wait waits until an act may start, or the end of ctx.
func (p *pace) wait(ctx context.Context) error {
	turn := p.turn(time.Now())
	if turn <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(turn)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *pace) turn(now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := now
	if p.next.After(now) {
		at = p.next
	}
	p.next = at.Add(p.gap)
	return at.Sub(now)
}

// slow widens the gap for an act that began at a time and was throttled. Acts
// that had begun before the last widening tell nothing new.
func (p *pace) slow(began time.Time, perSecond float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if began.Before(p.slowed) {
		return
	}
	switch {
	case p.gap > 0:
		p.gap *= atThrottled
	case perSecond > 0:
		p.gap = time.Duration(atThrottled * float64(time.Second) / perSecond)
	default:
		p.gap = firstGap
	}
	p.gap = max(min(p.gap, p.most), narrowest)
	p.slowed = time.Now()
	p.next = p.slowed.Add(p.gap)
}

// quicken narrows the gap after an act that succeeded.
func (p *pace) quicken() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.gap -= p.gap / recoverBy; p.gap < narrowest {
		p.gap = 0
	}
}
