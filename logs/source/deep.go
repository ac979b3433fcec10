package source

import (
	"context"
	"time"
)

// span is a stretch of time, its end excluded.
type span struct{ from, to time.Time }

func (s span) empty() bool { return !s.from.Before(s.to) }

// beginDig begins a deep read of what is before a time, if one is due. Of a busy
// log it leaves young records to the next deep read: each call spent here is one
// less for new records.
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

// dig reads far back for records that were ingested very late. It runs slice by
// slice, after new records were delivered, and gives way when new ones are due
// again: a deep read of a busy log takes longer than anybody wants to wait. A slice
// is about a page, so that one of a busy log ends soon and a quiet log takes a call
// or two.
func (w *follower) dig(ctx context.Context, c *cursor) {
	for wall().Before(c.due) {
		// What was remembered when this began may have been forgotten since.
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

// mostPages is how many pages a slice of a deep read may have before it is
// split into smaller ones: the log was quieter when the width was chosen.
const mostPages = 4

// fewSlices are what a deep read may take of young records as well.
const fewSlices = 4

// remembered moves the time to read a log from to where delivered records are
// still remembered.
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

// furthestBack is the time before which the log will not be read again.
func (c *cursor) furthestBack() time.Time {
	back := c.deepest()
	if !c.digging.empty() && c.digging.from.Before(back) {
		return c.digging.from
	}
	return back
}
