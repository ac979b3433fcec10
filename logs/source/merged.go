package source

import (
	"slices"
	"sync"
	"time"
)

// Merged joins the states of n readers that run at once and begin at the same
// time; the zero time is now. Each reader gets one of the functions, and tell is
// called with the joined state after every change; it may be nil. Until a reader
// has reported, nothing counts as read.
func Merged(n int, since time.Time, tell func(Status)) []func(Status) {
	parts := make([]func(Status), n)
	if tell == nil {
		return parts
	}
	var mu sync.Mutex
	states, known := make([]Status, n), make([]bool, n)
	for i := range parts {
		parts[i] = func(s Status) {
			mu.Lock()
			defer mu.Unlock()
			states[i], known[i] = s, true
			sum := merged(states)
			if slices.Contains(known, false) {
				sum.Partial, sum.Done = true, 0
				if !since.IsZero() {
					sum.Behind = max(sum.Behind, time.Since(since))
				}
			}
			tell(sum)
		}
	}
	return parts
}

func merged(states []Status) Status {
	sum := Status{Now: latestNow(states), Done: 1}
	for _, s := range states {
		sum.Records += s.Records
		sum.Calls += s.Calls
		sum.Throttled += s.Throttled
		if !s.fails() {
			sum.Behind, sum.Done = max(sum.Behind, s.Behind), min(sum.Done, s.Done)
		}
		if !s.fails() && !s.Now.IsZero() { // which was a while ago
			sum.Behind = max(sum.Behind, sum.Now.Sub(s.Now)+s.Behind)
		}
		sum.Logs = append(sum.Logs, s.Logs...)
		if s.Shortened.After(sum.Shortened) {
			sum.Shortened = s.Shortened
		}
		if s.Live != nil {
			sum.Live = s.Live
		}
		if s.Refused != nil {
			sum.Refused = s.Refused
		}
	}
	return sum
}

// latestNow is the time by the reader that reported last. A reader that had no
// answer knows only this machine's clock, and is used where there is no other.
func latestNow(states []Status) (now time.Time) {
	for _, failing := range []bool{false, true} {
		for _, s := range states {
			if s.fails() == failing && (!failing || now.IsZero()) {
				now = later(now, s.Now)
			}
		}
	}
	return now
}

// fails reports whether nothing can be read at the moment: the reader then holds
// nobody up.
func (s Status) fails() bool {
	return len(s.Logs) > 0 && !slices.ContainsFunc(s.Logs, func(l LogStatus) bool { return l.Err == nil })
}
