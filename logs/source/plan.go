package source

import "time"

// plan is how reading the past and following differ.
type plan struct {
	until time.Time // where the reading ends, zero for never
	// byOwnClock: until is by this machine's clock, which may be ahead of AWS's.
	byOwnClock bool
	// inOrder: a log that fails for now is waited for. Otherwise the others go on,
	// and its records come late.
	inOrder bool
	// rereads: reads reach back, from time to time far back, for late records.
	rereads bool
	// asksAgain: a log that is refused may be allowed or created later, so it is
	// asked from time to time. Otherwise it is given up.
	asksAgain bool
}

func history(until time.Time) plan { return plan{until: until, byOwnClock: true, inOrder: true} }

func following() plan { return plan{rereads: true, asksAgain: true} }

// plan returns the plan for what was asked for. Its end follows AWS's clock once
// that is known.
func (f Following) plan() plan {
	if f.Until.IsZero() {
		return following()
	}
	p := history(f.Until)
	p.byOwnClock = f.skew == 0
	return p
}

func (p plan) ends() bool { return !p.until.IsZero() }

// goal is the time up to which there is something to read now.
func (p plan) goal(now time.Time) time.Time {
	if p.ends() {
		return earlier(p.until, now)
	}
	return now
}
