package logs

import (
	"hash/maphash"
	"time"
)

// twins are events of one source that another source reports as well. nil has
// none.
type twins struct{ told recent }

// TwinSpan is the time, at most twice that, within which two records may be of
// the same sign-in: both have whole seconds, and a call carries the time when
// it began.
const TwinSpan = 8 * time.Second

// twin is what two records of one event agree on, and when it was.
type twin struct {
	hash uint64
	step uint64 // of time, a span each
}

// twinOf is an event by its user.
func twinOf(seed maphash.Seed, e *Event) twin {
	outcome := e.Outcome
	if e.Kind != SignIn && outcome != Fail { // a code was sent: the sources report that either way
		outcome = Pass
	}
	return twinBy(seed, e, e.Client, e.Sub, outcome)
}

// twinAt is a sign-in by its address, however it ended.
func twinAt(seed maphash.Seed, e *Event) twin { return twinBy(seed, e, "", e.IP, NoOutcome) }

func twinBy(seed maphash.Seed, e *Event, client, who string, outcome Outcome) twin {
	return twin{
		step: uint64(e.Time.Unix()) / uint64(TwinSpan/time.Second),
		hash: maphash.Comparable(seed, struct {
			client, who string
			kind        Kind
			outcome     Outcome
		}{client, who, e.Kind, outcome}),
	}
}

// at returns its bucket and its hash that many steps later. Neighbours in time
// are neighbours in memory.
func (t twin) at(later int) (bucket, hash uint64) {
	step := t.step + uint64(later)
	const spread = 0x9e3779b97f4a7c15 // an odd number, so that no two steps collide
	return (t.hash>>recentShift + step) % (1 << (64 - recentShift)), max(1, t.hash^step*spread)
}

func (t *twins) note(one twin) *twins {
	if t == nil {
		t = new(twins)
	}
	t.told.put(one.at(0))
	return t
}

// take reports whether an event has its twin, and removes the twin: somebody may fail
// twice within seconds.
func (t *twins) take(one twin) bool {
	return t.told.drop(one.at(0)) || t.told.drop(one.at(-1)) || t.told.drop(one.at(1))
}

func (t *twins) has(one twin) bool {
	return t.told.has(one.at(0)) || t.told.has(one.at(-1)) || t.told.has(one.at(1))
}
