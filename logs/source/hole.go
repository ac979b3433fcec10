package source

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// hole is a span that Live Tail did not cover.
type hole struct {
	from, to time.Time
	after    time.Time // when it may be read
	// owed is the time from which its records were not delivered yet. It is zero
	// where all that were there have been, and only late ones are looked for.
	owed    time.Time
	refused bool // none of the logs could be read
}

// and joins two holes that touch.
func (h hole) and(other hole) hole {
	switch {
	case h.to.IsZero():
		return other
	case h.owed.IsZero():
		h.owed, h.refused = other.owed, other.refused
	case !other.owed.IsZero():
		h.owed, h.refused = earlier(h.owed, other.owed), h.refused && other.refused
	}
	h.from, h.to = earlier(h.from, other.from), later(h.to, other.to)
	return h
}

// filled is the result for a part of a hole: how far it was read, or that
// reading it ended.
type filled struct {
	records []logs.Record
	readTo  time.Time
	skew    time.Duration
	done    bool
	err     error // it is still a hole
	refused error // of a log group that can't be read, now or later
}

// reach is how late a record may be and still be found.
func (t *liveReader) reach() time.Duration {
	reach := time.Duration(0)
	for _, g := range t.Groups {
		reach = max(reach, t.late(g))
	}
	return reach
}

func (t *liveReader) late(g LogGroup) time.Duration { return cmp.Or(t.Late, g.pace().latest()) }

// noteHole schedules a hole to be read: now, and its end once more after things
// have settled. It begins earlier by as much as records may be late.
func (t *liveReader) noteHole(h hole) {
	again := hole{from: t.notBefore(h.to.Add(-t.reach())), to: h.to, after: wall().Add(settling)}
	h.owed = t.notBefore(h.from)
	h.from = t.notBefore(h.from.Add(-t.reach()))
	if t.past.IsZero() {
		t.past = h.to
	}
	t.holes = append(t.holes, h, again)
}

func (t *liveReader) notBefore(at time.Time) time.Time { return later(at, t.Since) }

// delivered is the time before which everything there was delivered, of the logs
// that can be read or of all.
func (t *liveReader) delivered(all bool) time.Time {
	to := t.readTo
	if !t.missing.IsZero() {
		to = earlier(to, t.missingFrom())
	}
	holes := t.holes
	if t.filling != nil {
		holes = append(slices.Clip(holes), *t.filling)
	}
	for _, h := range holes {
		if !h.owed.IsZero() && (all || !h.refused) {
			to = earlier(to, h.owed)
		}
	}
	return t.notBefore(to)
}

// fillNext begins to read the holes that are due: the first and all that touch
// it, except where delivered records are no longer remembered.
func (t *liveReader) fillNext(ctx context.Context) {
	now := wall()
	if t.filling != nil || !slices.ContainsFunc(t.holes, func(h hole) bool { return !now.Before(h.after) }) {
		return
	}
	slices.SortFunc(t.holes, func(a, b hole) int { return a.from.Compare(b.from) })
	var next hole
	later := t.holes[:0]
	for _, h := range t.holes {
		if now.Before(h.after) || !next.to.IsZero() && h.from.After(next.to) {
			later = append(later, h)
		} else {
			next = next.and(h)
		}
	}
	t.holes = later
	if remembered := t.seen.floor; next.from.Before(remembered) {
		next.from = remembered
		if !next.owed.IsZero() { // nothing from then on was delivered
			next.from = earlier(remembered, next.owed)
		}
	}
	if next.from.Before(next.to) {
		t.filling = &next
		go t.readHole(ctx, next, t.skew)
	}
}

// readHole runs in a goroutine of its own and reads only the reader's fields that
// never change.
func (t *liveReader) readHole(ctx context.Context, h hole, skew time.Duration) {
	send := func(f filled) bool {
		select {
		case t.fills <- f:
			return true
		case <-ctx.Done():
			return false
		}
	}
	end := filled{done: true}
	poll := Poll{Client: t.Client, Groups: t.Groups, Following: Following{Since: h.from, From: t.From, Until: h.to, Remember: t.Remember, skew: skew, Status: func(s Status) {
		var readTo time.Time // zero when all are refused
		for _, log := range s.Logs {
			switch {
			case log.Gone:
				end.refused = log.Err
			case readTo.IsZero() || log.ReadTo.Before(readTo):
				readTo = log.ReadTo
			}
		}
		send(filled{readTo: readTo, skew: s.Now.Sub(wall()).Round(time.Second)})
	}}}
	end.err = panics.Try(func() error {
		return poll.Read(ctx, func(batch []logs.Record) { send(filled{records: batch}) })
	})
	if !send(end) {
		t.fills <- filled{done: true} // the receiver waits for the end of this
	}
}

// wait ends the reading of a hole, if there is one. What it found is dropped.
func (t *liveReader) wait() {
	for t.filling != nil {
		if f := <-t.fills; f.done {
			t.holes, t.filling = append(t.holes, *t.filling), nil
		}
	}
}

func (t *liveReader) fill(f filled) {
	if !f.done {
		t.give(f.records)
		t.filled(f)
		return
	}
	panics.Rethrow(f.err)
	h := *t.filling
	t.filling = nil
	if f.err != nil { // all of its logs were refused
		h.after, h.refused = wall().Add(settling), true
		t.holes = append(t.holes, h)
	}
	if failure := cmp.Or(f.err, f.refused); failure != nil || t.status.Live.Connected { // otherwise it is why there is no session
		t.status.Live.Err = failure
	}
	t.forget()
}

// filled notes how far the hole was read, and by which clock.
func (t *liveReader) filled(f filled) {
	if t.skew == 0 && f.skew != 0 {
		t.learn(f.skew)
	}
	if h := t.filling; !h.owed.IsZero() && f.readTo.After(h.owed) {
		h.owed, h.refused = f.readTo, false
	}
}

// forget drops remembered records that no hole can bring again: neither an
// existing one nor the one that the next session begins with.
func (t *liveReader) forget() {
	keep := t.readTo.Add(-2 * t.reach())
	for _, h := range t.holes {
		if h.from.Before(keep) {
			keep = h.from
		}
	}
	t.seen.forget(keep)
}
