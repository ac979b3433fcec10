package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Following is how to read logs that can be asked for a span of time. The zero
// value reads from now on, for ever.
type Following struct {
	Since time.Time // where to begin, default now
	// From is where to begin with particular logs, by name, if that is later.
	From  map[string]time.Time
	Until time.Time // where to end; zero follows without end
	// Every is the time between two reads for new records, default by the kind of
	// the log: 5 s, and 30 s for CloudTrail, which is late anyway.
	Every time.Duration
	// Reorder is how long records wait for earlier ones of other logs, default 2 s;
	// with one log they don't wait. A record that comes later than that is
	// delivered out of order.
	Reorder time.Duration
	// Late is how late records may reach their log. Reads overlap by that much, or
	// by less where the log's records were seen to come sooner, and every minute or
	// so by four times as much; records later than that are missed. Default by the
	// kind of the log: 30 s, and 8 minutes for CloudTrail.
	Late time.Duration
	// Remember is how many delivered records are remembered, so that none is
	// delivered twice, default a million.
	Remember int
	// Status is called with the state of the reading after every change, by the
	// goroutine that reads. May be nil.
	Status func(Status)

	skew time.Duration // of AWS's clock, as far as is known
}

const (
	usualReorder = 2 * time.Second
	shortest     = 100 * time.Millisecond // minimum time between two reads, whatever Every says

	// The past is read in slices that fit in memory: a slice with more than
	// fullSlice records is read again in halves; after one with less than thinSlice
	// the next is longer, so that it would have twice that many if the log were as
	// busy there.
	fullSlice   = 50_000
	thinSlice   = 5_000
	firstSlice  = 5 * time.Minute
	widestSlice = 24 * time.Hour
	mostWider   = 16 // times
	thinnest    = time.Second
)

// log is something that can be asked for a span of time.
type log struct {
	name string
	pace
	awaited bool // made when its first record comes
	// behind is how much later than they happened its records are sorted, so that
	// they come after the same events of other logs.
	behind time.Duration
	// read calls take with the pages of a span, in any order, until take says stop.
	read func(ctx context.Context, s span, known func(*logs.Record) bool, take func(page) bool) error
}

// page is some of the records of a span. Known ones may be left out.
type page struct {
	records []logs.Record
	left    int           // known records that were left out
	skew    time.Duration // of AWS's clock
}

// cursor is how far a log was read.
type cursor struct {
	log
	since    time.Time     // where the reading began
	next     time.Time     // everything before it was read
	pass     pass          // the latest record
	deep     time.Time     // when the last deep read was
	digging  span          // what is left of the current deep read
	stride   time.Duration // width of its slices
	lateness lateness
	due      time.Time // when to read it again
	width    time.Duration
	known    bool // it was read at least once
	failures int
	retry    time.Time
	gone     error
	err      error
}

// heldRecord is a record and its place in the order.
type heldRecord struct {
	logs.Record
	at time.Time
	of *cursor
}

// follower reads several logs into one stream.
type follower struct {
	Following
	plan    plan
	cursors []*cursor
	seen    *seen
	held    []heldRecord // new, waiting for earlier ones
	status  Status
	began   time.Time // the last check of what is due
	caught  bool      // caught up with what was there when the reading began
	deliver func([]logs.Record)
}

func (f Following) withDefaults(now time.Time) Following {
	f.Reorder = cmp.Or(f.Reorder, usualReorder)
	if f.Since.IsZero() {
		f.Since = now
	}
	return f
}

// begin is where to begin with a log.
func (f Following) begin(log string) time.Time { return later(f.Since, f.From[log]) }

func follow(ctx context.Context, f Following, logs []log, deliver func([]logs.Record)) error {
	f = f.withDefaults(wall())
	if len(logs) < 2 {
		f.Reorder = 0
	}
	w := &follower{Following: f, plan: f.plan(), seen: newSeen(f.Remember, false), deliver: deliver}
	for _, l := range logs {
		l.every, l.late = cmp.Or(f.Every, l.every), cmp.Or(f.Late, l.late)
		w.cursors = append(w.cursors, &cursor{log: l, since: f.begin(l.name), next: f.begin(l.name), width: firstSlice, stride: max(l.every, thinnest)})
	}
	return w.run(ctx)
}

// run reads up to now, waits, and begins again.
func (w *follower) run(ctx context.Context) error {
	for {
		w.began = wall()
		goal := w.plan.goal(w.now())
		if err := w.advance(ctx, goal); err != nil {
			w.releaseAll()
			w.tell() // which of them were given up
			return err
		}
		if w.finished() {
			w.releaseAll()
			w.tell()
			return w.allGone()
		}
		w.caught = true
		if w.plan.inOrder {
			goal = w.readTo()
		}
		w.release(goal.Add(-w.Reorder))
		w.tell()
		if err := sleep(ctx, max(w.due().Sub(wall()), shortest)); err != nil {
			w.releaseAll()
			return err
		}
	}
}

// advance reads the log that is furthest behind until none is behind.
func (w *follower) advance(ctx context.Context, goal time.Time) error {
	for {
		if err := w.allGone(); err != nil {
			return err
		}
		c := w.furthestBehind(w.notAfterNow(goal))
		if c == nil {
			return nil
		}
		w.step(ctx, c, goal)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		w.release(w.readTo().Add(-w.Reorder))
		w.seen.forget(w.horizon())
		w.tell()
		w.dig(ctx, c)
	}
}

func (w *follower) readable(c *cursor) bool { return c.gone == nil || w.plan.asksAgain }

// now is the time by AWS's clock.
func (w *follower) now() time.Time { return wall().Add(w.skew) }

func (w *follower) notAfterNow(at time.Time) time.Time {
	if now := w.now(); now.Before(at) {
		return now
	}
	return at
}

// step reads one slice of one log.
func (w *follower) step(ctx context.Context, c *cursor, goal time.Time) {
	at := w.passOf(c)
	s := span{c.next, earlier(c.next.Add(c.width), goal)}
	if at.slices == 0 {
		s.from = at.from
	}
	news := s.to.Sub(c.next)
	records, full, err := w.slice(ctx, c, s, func(records, _ int) bool { return news > thinnest && records > fullSlice })
	switch {
	case err != nil:
		w.failed(ctx, c, err)
		return
	case full:
		c.width = max(min(c.width, news)/2, thinnest)
		return
	}
	w.take(c, records)
	c.lateness.note(records)
	// The first answer tells how far ahead AWS's clock is; there was nothing to
	// read beyond it.
	catchingUp := s.to.Before(w.notAfterNow(goal))
	c.next = s.to
	w.pullBack(c)
	c.pass = at.with(len(records), w.notAfterNow(at.asked))
	if end := &w.plan.until; w.skew < 0 && w.plan.byOwnClock && !end.After(wall()) {
		*end = w.notAfterNow(*end)
	}
	c.known, c.failures, c.err, c.gone, c.retry = true, 0, nil, nil, time.Time{}
	c.widen(len(records), news)
	if catchingUp {
		return
	}
	c.lateness.came(c.pass.records, c.next.Sub(c.pass.news))
	c.due = w.began.Add(c.every)
	if ours := w.plan.until.Add(-w.skew); w.plan.ends() && ours.Before(c.due) {
		c.due = ours
	}
	if w.plan.rereads {
		c.beginDig(c.pass.from, w.notAfterNow(goal))
	}
}

// pullBack moves what was set by this machine's clock back to AWS's, where that
// turns out to be behind: for the log that answered, and for those that were not
// asked yet.
func (w *follower) pullBack(answered *cursor) {
	for _, c := range w.cursors {
		if c == answered || !c.known {
			c.next, c.since = w.notAfterNow(c.next), w.notAfterNow(c.since)
		}
	}
}

// widen makes the next slice longer when one with that much new time gave few
// records.
func (c *cursor) widen(records int, news time.Duration) {
	if records < thinSlice {
		wider := min(news*2*thinSlice/time.Duration(max(records, 1)), c.width*mostWider, widestSlice)
		c.width = max(c.width, wider)
	}
}

// slice reads a span and leaves out what is known. It stops when there are too
// many new records, or too many pages that hold any: then the span is to be read
// in smaller ones.
func (w *follower) slice(ctx context.Context, c *cursor, s span, tooMuch func(records, pages int) bool) (records []logs.Record, full bool, err error) {
	pages := 0
	err = c.read(ctx, s, w.seen.has, func(p page) bool {
		w.status.Calls++
		w.skew = p.skew
		if len(p.records)+p.left > 0 {
			pages++
		}
		for i := range p.records {
			if w.seen.has(&p.records[i]) {
				continue
			}
			records = append(records, p.records[i])
		}
		full = tooMuch(len(records), pages)
		return !full
	})
	return records, full, err
}

func (w *follower) take(c *cursor, records []logs.Record) {
	for i := range records {
		if w.seen.add(&records[i]) {
			w.held = append(w.held, heldRecord{records[i], records[i].Time.Add(c.behind), c})
		}
	}
}

func (w *follower) failed(ctx context.Context, c *cursor, err error) {
	if ctx.Err() != nil {
		return
	}
	c.err = fmt.Errorf("reading %s: %w", c.name, err)
	c.failures++
	c.retry = wall().Add(waits(c.failures))
	if throttled(err) {
		w.status.Throttled++
	}
	if lasting(err) && (!c.known || !w.plan.asksAgain) {
		c.gone, c.retry = c.err, wall().Add(longestWait)
	}
}

// allGone is the error when no log is left to read, nor will come.
func (w *follower) allGone() error {
	failures := make([]error, len(w.cursors))
	for i, c := range w.cursors {
		if c.gone == nil || c.awaited && w.plan.asksAgain && notThere(c.gone) {
			return nil
		}
		failures[i] = c.gone
	}
	return errors.Join(failures...)
}

func (w *follower) finished() bool {
	return w.plan.ends() && !slices.ContainsFunc(w.cursors, func(c *cursor) bool { return c.gone == nil && c.next.Before(w.plan.until) })
}

// release delivers the held records that are older than a time.
func (w *follower) release(before time.Time) {
	w.sortHeld()
	n, _ := slices.BinarySearchFunc(w.held, before, func(r heldRecord, t time.Time) int { return r.at.Compare(t) })
	w.releaseFirst(n)
}

func (w *follower) releaseAll() {
	w.sortHeld()
	w.releaseFirst(len(w.held))
}

func (w *follower) sortHeld() {
	slices.SortStableFunc(w.held, func(a, b heldRecord) int { return a.at.Compare(b.at) })
}

func (w *follower) releaseFirst(n int) {
	if n == 0 {
		return
	}
	out := make([]logs.Record, n)
	for i := range out {
		out[i] = w.held[i].Record
	}
	w.held = slices.Delete(w.held, 0, n)
	w.status.Records += int64(n)
	w.deliver(out)
}

// delivered is the time before which everything in a log was delivered: records
// that were read may still wait for earlier ones of other logs.
func (w *follower) delivered(c *cursor) time.Time {
	to := c.next
	for i := range w.held {
		if w.held[i].of == c {
			to = earlier(to, w.held[i].Time)
		}
	}
	return to
}

func (w *follower) tell() {
	if w.Status == nil {
		return
	}
	now := w.now()
	s := w.status
	if w.seen.floor.After(w.horizon()) {
		s.Shortened = w.seen.floor
	}
	s.Now, s.Done = now, 1
	s.Logs = make([]LogStatus, 0, len(w.cursors))
	end := cmp.Or(w.plan.until, now)
	for _, c := range w.cursors {
		to := w.delivered(c)
		s.Logs = append(s.Logs, LogStatus{Name: c.name, ReadTo: to, Late: c.latest(), Err: c.err, Gone: c.gone != nil})
		if c.gone != nil {
			continue
		}
		s.Behind = max(s.Behind, now.Sub(to))
		if span := end.Sub(c.since); span > 0 && (!w.caught || w.plan.ends()) {
			s.Done = min(s.Done, float64(c.next.Sub(c.since))/float64(span))
		}
	}
	w.Status(s)
}
