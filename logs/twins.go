package logs

import (
	"cmp"
	"hash/maphash"
	"time"
)

// Twins tells which events of CloudTrail were told by the export of user activity
// before: the same sign-in, minutes later, with less in it and another id. The
// zero value has seen nothing; its memory is bounded.
type Twins struct {
	seed        maphash.Seed
	now, before map[uint64]struct{} // what the export told, by hashes
}

const (
	// twinSpan is within how much time, or twice that, two records are of the same
	// sign-in: both have whole seconds, and a call has its time when it began.
	twinSpan = 8 * time.Second
	// mostTwins is how many sign-ins are remembered of each of the two: at 100 a
	// second half an hour's, where CloudTrail is "typically about 5 minutes" late
	// (user guide). What is read of the past may come source by source.
	mostTwins = 200_000
)

// Again takes the next event, and tells whether the export told it before. A
// challenge on the way to what the export told counts as told, and so does an
// identity provider's answer, which says neither whose it is nor what comes of it:
// it goes by the address.
func (t *Twins) Again(e *Event) bool {
	own, elsewhere := twin{e.Client, e.Sub}, twin{"", e.IP}
	switch {
	case e.Source == UserActivity && e.Sub != "":
		t.note(e, own)
		if e.Provider != "" && e.IP != "" {
			t.note(e, elsewhere)
		}
	case e.Source != CloudTrail:
	case e.Sub != "":
		return t.told(e, own, e.Outcome) || e.Outcome == InProgress && t.ended(e, own)
	case e.Kind == SignIn && e.Outcome == InProgress && e.Client == "" && e.IP != "":
		return t.ended(e, elsewhere)
	}
	return false
}

// twin is by what two records are known to be of the same.
type twin struct{ client, who string }

// ended tells whether the export told how a sign-in under way ended.
func (t *Twins) ended(e *Event, by twin) bool { return t.told(e, by, Pass) || t.told(e, by, Fail) }

func (t *Twins) note(e *Event, by twin) {
	if t.now == nil || len(t.now) >= mostTwins {
		t.seed = cmp.Or(t.seed, maphash.MakeSeed())
		t.before, t.now = t.now, map[uint64]struct{}{}
	}
	t.now[t.hash(e, by, e.Outcome, twinStep(e))] = struct{}{}
}

func (t *Twins) told(e *Event, by twin, outcome Outcome) bool {
	if t.now == nil {
		return false
	}
	for step := twinStep(e) - 1; step <= twinStep(e)+1; step++ {
		hash := t.hash(e, by, outcome, step)
		if _, ok := t.now[hash]; ok {
			return true
		}
		if _, ok := t.before[hash]; ok {
			return true
		}
	}
	return false
}

func twinStep(e *Event) int64 { return e.Time.Unix() / int64(twinSpan/time.Second) }

func (t *Twins) hash(e *Event, by twin, outcome Outcome, step int64) uint64 {
	return maphash.Comparable(t.seed, struct {
		twin
		kind    Kind
		outcome Outcome
		step    int64
	}{by, e.Kind, outcome, step})
}
