package logs

import (
	"context"
	"time"
)

// span is a stretch of time, without its end.
type span struct{ from, to time.Time }

func (s span) empty() bool { return !s.from.Before(s.to) }

// dig reads far back what was ingested very late. It comes after the read of
// what is new, slice by slice, and makes room when that is due again: a deep read
// of a busy log takes longer than anybody wants to wait for the news.
func (w *follower) dig(ctx context.Context, c *cursor, before, goal time.Time) {
	if c.digging.empty() && time.Since(c.deep) >= c.deepEvery() {
		c.digging = span{w.remembered(c.deepest()), before}
		c.deep = goal
		c.lateness.deep()
	}
	for time.Now().Before(c.due) {
		// What was remembered when this began may be forgotten by now.
		if c.digging.from = w.remembered(c.digging.from); c.digging.empty() {
			return
		}
		to := c.digging.from.Add(max(c.every, thinnest))
		if c.digging.to.Before(to) {
			to = c.digging.to
		}
		records, _, err := w.slice(ctx, c, c.digging.from, to)
		if err != nil {
			w.failed(ctx, c, err)
			return
		}
		w.take(records)
		c.lateness.note(records)
		c.digging.from = to
	}
}

// remembered is a time to read from, but not where nothing is remembered.
func (w *follower) remembered(from time.Time) time.Time {
	for _, limit := range []time.Time{w.Since, w.seen.floor} {
		if from.Before(limit) {
			from = limit
		}
	}
	return from
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
