package source

import (
	"context"
	"time"
)

// span is a stretch of time, without its end.
type span struct{ from, to time.Time }

func (s span) empty() bool { return !s.from.Before(s.to) }

// beginDig begins a deep read of what is before a time, if it is time for one. Of
// a busy log it leaves what is young for the next one: each call more is one less
// for the news.
func (c *cursor) beginDig(before, now time.Time) {
	if !c.digging.empty() || now.Sub(c.deep) < c.deepEvery() {
		return
	}
	c.digging = span{c.deepest(), before}
	c.deep = now
	if settled := c.deepest(); c.digging.to.Sub(c.digging.from) > fewSlices*c.stride && settled.Before(before) {
		c.digging.to = settled
	}
	c.lateness.deep()
}

// dig reads far back what was ingested very late. It comes when what is new was
// delivered, slice by slice, and makes room when that is due again: a deep read of
// a busy log takes longer than anybody wants to wait for the news. A slice is about
// a page, so that one of a busy log is soon over and a quiet log is read with a
// call or two.
func (w *follower) dig(ctx context.Context, c *cursor) {
	for wall().Before(c.due) {
		// What was remembered when this began may be forgotten by now.
		if c.digging.from = w.remembered(c, c.digging.from); c.digging.empty() {
			return
		}
		slice := span{c.digging.from, c.digging.from.Add(c.stride)}
		if c.digging.to.Before(slice.to) {
			slice.to = c.digging.to
		}
		pages := 0
		records, full, err := w.slice(ctx, c, slice, func(_, read int) bool {
			pages = read
			return pages == mostPages && c.stride > thinnest
		})
		switch {
		case err != nil:
			w.failed(ctx, c, err)
			return
		case full:
			c.stride = max(c.stride/mostPages, thinnest)
			continue
		case pages > 1:
			c.stride = max(c.stride/2, thinnest)
		default:
			c.stride = min(2*c.stride, widestSlice)
		}
		w.take(c, records)
		c.lateness.note(records)
		c.digging.from = slice.to
	}
}

// mostPages is how many pages of a slice of a deep read are read before it is
// begun anew with a smaller one: it was quieter when its width was chosen.
const mostPages = 4

// fewSlices are what a deep read may take of young records as well.
const fewSlices = 4

// remembered is a time to read a log from, but not where nothing is remembered.
func (w *follower) remembered(c *cursor, from time.Time) time.Time {
	return later(from, later(c.since, w.seen.floor))
}

// deepest is where the next deep read begins.
func (c *cursor) deepest() time.Time {
	last := c.next
	if !c.deep.IsZero() {
		last = c.deep
	}
	return last.Add(-deepReads * c.late)
}

// furthestBack is before which the log will not be read again.
func (c *cursor) furthestBack() time.Time {
	back := c.deepest()
	if !c.digging.empty() && c.digging.from.Before(back) {
		return c.digging.from
	}
	return back
}
