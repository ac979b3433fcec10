package logs

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// hole is a span that was not seen live.
type hole struct {
	from, to time.Time
	after    time.Time // when it may be read
}

// filled is a part of a hole, or the end of reading it.
type filled struct {
	records []Record
	hole    hole
	done    bool
	err     error // it is still a hole
	refused error // of a group that can't be read, and will not be
}

// reach is how late a record may be and still be found.
func (t *liveReader) reach() time.Duration {
	if t.Late != 0 {
		return t.Late
	}
	reach := time.Duration(0)
	for _, g := range t.Groups {
		reach = max(reach, deepReads*g.pace().late)
	}
	return reach
}

// noteHole notes a hole to be read: now, and its end once more when things have
// settled. It begins earlier by what records come late.
func (t *liveReader) noteHole(h hole) {
	now := wall()
	again := hole{t.notBefore(h.to.Add(-t.reach())), h.to, now.Add(settling)}
	h.from = t.notBefore(h.from.Add(-t.reach()))
	t.status.Live.Holes++
	t.holes = append(t.holes, h, again)
}

func (t *liveReader) notBefore(at time.Time) time.Time {
	if at.Before(t.Since) {
		return t.Since
	}
	return at
}

// fillNext begins to read what is due of the holes: the first, and with it all
// that touch it, but not where it is not remembered what was delivered.
func (t *liveReader) fillNext(ctx context.Context) {
	now := wall()
	if t.filling || !slices.ContainsFunc(t.holes, func(h hole) bool { return !now.Before(h.after) }) {
		return
	}
	slices.SortFunc(t.holes, func(a, b hole) int { return a.from.Compare(b.from) })
	var next hole
	later := t.holes[:0]
	for _, h := range t.holes {
		switch {
		case now.Before(h.after) || !next.to.IsZero() && h.from.After(next.to):
			later = append(later, h)
		case next.to.IsZero():
			next = h
		case h.to.After(next.to):
			next.to = h.to
		}
	}
	if next.from.Before(t.seen.floor) {
		next.from = t.seen.floor
	}
	if t.holes = later; next.from.Before(next.to) {
		t.filling = true
		go t.readHole(ctx, next)
	}
}

func (t *liveReader) readHole(ctx context.Context, h hole) {
	send := func(f filled) bool {
		select {
		case t.fills <- f:
			return true
		case <-ctx.Done():
			return false
		}
	}
	end := filled{done: true, hole: h}
	poll := Poll{Client: t.Client, Groups: t.Groups, Following: Following{Since: h.from, Until: h.to, Remember: t.Remember, skew: t.skew, Status: func(s Status) {
		for _, log := range s.Logs {
			if log.Gone {
				end.refused = log.Err
			}
		}
	}}}
	end.err = poll.Read(ctx, func(batch []Record) { send(filled{records: batch}) })
	if !send(end) {
		t.fills <- filled{done: true} // whoever waits for the end of this
	}
}

// wait ends the reading of a hole, if there is one.
func (t *liveReader) wait() {
	for t.filling {
		if f := <-t.fills; f.done {
			t.filling = false
		}
	}
}

func (t *liveReader) fill(f filled) {
	if !f.done {
		t.give(f.records)
		return
	}
	t.filling = false
	if f.err != nil {
		f.hole.after = wall().Add(settling)
		t.holes = append(t.holes, f.hole)
	}
	if f.err != nil || f.refused != nil {
		t.status.Live.Err = cmp.Or(f.err, f.refused)
	}
	t.forget()
}

// forget drops what no hole can bring again: neither those there are nor the one
// that the next session begins with.
func (t *liveReader) forget() {
	keep := t.readTo.Add(-2 * t.reach())
	for _, h := range t.holes {
		if h.from.Before(keep) {
			keep = h.from
		}
	}
	t.seen.forget(keep)
}
