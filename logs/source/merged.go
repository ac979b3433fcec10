package source

import (
	"slices"
	"sync"
	"time"
)

// Merged joins the states of n readers that read at once and begin at the same
// time, the zero time being now: each is given one of the functions, and tell is
// told of all together after every change. Until a reader has told of itself
// nothing counts as read. Without tell there is nobody to tell.
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

// latestNow is by the reader that told of itself last. One that had no answer
// knows this machine's clock alone, and is asked where no other can be.
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

// fails reports whether nothing can be read at the moment: it holds nobody up then.
func (s Status) fails() bool {
	return len(s.Logs) > 0 && !slices.ContainsFunc(s.Logs, func(l LogStatus) bool { return l.Err == nil })
}
