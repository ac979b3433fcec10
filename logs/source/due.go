package source

import "time"

// furthestBehind returns the log to read next, nil if all that can be read are
// up to date.
func (w *follower) furthestBehind(goal time.Time) *cursor {
	now := wall()
	var last *cursor
	for _, c := range w.cursors {
		due := !now.Before(c.retry) && !now.Before(c.due)
		if w.readable(c) && c.next.Before(goal) && (due || w.plan.inOrder) && (last == nil || c.next.Before(last.next)) {
			last = c
		}
	}
	if last != nil && (now.Before(last.retry) || now.Before(last.due)) {
		return nil
	}
	return last
}

// due is when the next log is to be read: in order, the one that is furthest behind.
func (w *follower) due() time.Time {
	var first time.Time
	for _, c := range w.cursors {
		at := c.due
		if c.retry.After(at) {
			at = c.retry
		}
		switch {
		case !w.readable(c):
		case w.plan.inOrder && c.next.Equal(w.behindAll()):
			return at
		case first.IsZero() || at.Before(first):
			first = at
		}
	}
	return first
}

// behindAll is how far the log was read that is furthest behind, among those
// that can be read.
func (w *follower) behindAll() time.Time {
	var last time.Time
	for _, c := range w.cursors {
		if w.readable(c) && (last.IsZero() || c.next.Before(last)) {
			last = c.next
		}
	}
	return last
}

// readTo is the time up to which all logs were read that answer or are waited
// for.
func (w *follower) readTo() time.Time {
	var earliest time.Time
	for _, c := range w.cursors {
		if c.gone == nil && (c.failures == 0 || w.plan.inOrder) && (earliest.IsZero() || c.next.Before(earliest)) {
			earliest = c.next
		}
	}
	return earliest
}

// horizon is the time before which nothing will be read again.
func (w *follower) horizon() time.Time {
	var earliest time.Time
	for _, c := range w.cursors {
		if back := c.furthestBack(); c.gone == nil && (earliest.IsZero() || back.Before(earliest)) {
			earliest = back
		}
	}
	return earliest
}
