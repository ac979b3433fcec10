package logs

import (
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
	err     error
}

// dig notes a hole to be read, now and once more when things have settled. It
// begins earlier by what records come late.
func (t *liveReader) dig(h hole) {
	late := t.Late
	for _, g := range t.Groups {
		if t.Late == 0 {
			late = max(late, deepReads*g.pace().late)
		}
	}
	if h.from = h.from.Add(-late); h.from.Before(t.Since) {
		h.from = t.Since
	}
	t.status.Live.Holes++
	second := h
	second.after = time.Now().Add(settling)
	t.holes = append(t.holes, h, second)
}

// fillNext begins to read what is due of the holes: the first, and with it all
// that touch it.
func (t *liveReader) fillNext(ctx context.Context) {
	now := time.Now()
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
	t.holes, t.filling = later, true
	go t.readHole(ctx, next)
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
	poll := Poll{Client: t.Client, Groups: t.Groups, Following: Following{Since: h.from, Until: h.to, Remember: t.Remember}}
	err := poll.Read(ctx, func(batch []Record) { send(filled{records: batch}) })
	if !send(filled{done: true, hole: h, err: err}) {
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
	if f.err != nil { // it is still a hole
		f.hole.after = time.Now().Add(settling)
		t.holes = append(t.holes, f.hole)
		t.status.Live.Err = f.err
	}
	t.forget()
}

// forget drops what no hole can bring again.
func (t *liveReader) forget() {
	keep := time.Now().Add(-deepReads * 2 * cloudLate(t.Groups))
	for _, h := range t.holes {
		if h.from.Before(keep) {
			keep = h.from
		}
	}
	t.seen.forget(keep)
}

func cloudLate(groups []LogGroup) (late time.Duration) {
	for _, g := range groups {
		late = max(late, g.pace().late)
	}
	return late
}
