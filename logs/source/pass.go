package source

import "time"

// pass is the reading of a log up to now, in as many slices as that takes. Only the
// first slice reaches back for late records; records that come late behind the other
// slices are found by the next pass. If each slice reached back, a reader that is
// behind would ask for so much that it stays behind.
type pass struct {
	began   time.Time // the check of what is due
	asked   time.Time // when it began with this log, by AWS's clock
	from    time.Time // where it reached back to
	news    time.Time // where new records began
	slices  int
	records int // that were new
}

// passOf is the current pass, or else the next.
func (w *follower) passOf(c *cursor) pass {
	if c.pass.slices > 0 && c.pass.began.Equal(w.began) {
		return c.pass
	}
	from := c.next
	if w.plan.rereads {
		// What was never read was not delivered, whether remembered or not.
		from = earlier(c.next, w.remembered(c, c.unsettled()))
	}
	return pass{began: w.began, asked: w.now(), from: from, news: c.next}
}

// with is the pass with one slice more. asked is when it was requested.
func (p pass) with(records int, asked time.Time) pass {
	p.slices, p.records, p.asked = p.slices+1, p.records+records, asked
	return p
}

// unsettled is the time from which to read a log: everything that the previous pass
// read is complete, except as far back as records come late. So it does not matter
// whether that pass read recent records or old ones.
func (c *cursor) unsettled() time.Time {
	back := c.pass.asked.Add(-c.lateness.overlap(c.late))
	if c.pass.asked.IsZero() || c.next.Before(back) {
		return c.next
	}
	return back
}
