package source

import "time"

// plan is what reading the past and following differ in.
type plan struct {
	until time.Time // where the reading ends, zero for never
	// byOwnClock: until is by this machine's clock, which may be ahead of AWS's.
	byOwnClock bool
	// inOrder: a log that fails for now is waited for. Else the others go on, and
	// what it tells comes late.
	inOrder bool
	// rereads: reads reach back, now and then far back, for what comes late.
	rereads bool
	// asksAgain: a log that is refused may be allowed or made later, which is found
	// out by asking now and then. Else it is given up for good.
	asksAgain bool
}

func history(until time.Time) plan { return plan{until: until, byOwnClock: true, inOrder: true} }

func following() plan { return plan{rereads: true, asksAgain: true} }

// plan is that of what was asked for. Who knows how far AWS's clock is ahead says
// the end by it.
func (f Following) plan() plan {
	if f.Until.IsZero() {
		return following()
	}
	p := history(f.Until)
	p.byOwnClock = f.skew == 0
	return p
}

func (p plan) ends() bool { return !p.until.IsZero() }

// goal is up to where there is something to read now.
func (p plan) goal(now time.Time) time.Time {
	if p.ends() {
		return earlier(p.until, now)
	}
	return now
}
