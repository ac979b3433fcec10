package source

import "time"

// pass is the reading of a log up to now, in as many slices as that takes. The first
// of them reaches back for what was late. What comes late behind the others the next
// pass finds: were each of them to reach back, a reader that is behind would ask for
// so much that it stays behind.
type pass struct {
	began   time.Time // the look at what is due
	asked   time.Time // when it began with this log, by AWS's clock
	from    time.Time // where it reached back to
	news    time.Time // where what is new began
	slices  int
	records int // that were new
}

// passOf is the pass that is under way, or else the next.
func (w *follower) passOf(c *cursor) pass {
	if c.pass.slices > 0 && c.pass.began.Equal(w.began) {
		return c.pass
	}
	from := c.next
	if w.plan.rereads {
		// What was never read was not delivered, remembered or not.
		from = earlier(c.next, w.remembered(c, c.unsettled()))
	}
	return pass{began: w.began, asked: w.now(), from: from, news: c.next}
}

// with is the pass with one slice more. The answer told when it was asked for.
func (p pass) with(records int, asked time.Time) pass {
	p.slices, p.records, p.asked = p.slices+1, p.records+records, asked
	return p
}

// unsettled is from where on a log is to be read: what was read in the pass before,
// but for as late as records are, has all come since. So it is no matter whether
// that was of a moment ago or of the past.
func (c *cursor) unsettled() time.Time {
	back := c.pass.asked.Add(-c.lateness.overlap(c.late))
	if c.pass.asked.IsZero() || c.next.Before(back) {
		return c.next
	}
	return back
}
