package modeltest

import "time"

// Lockouts and hourly limits are no subject of the model: AWS calls their numbers subject to change.
// It keeps below them instead, by letting time pass.
const (
	mostFailures = 4                // the fifth locks
	forgiven     = 16 * time.Minute // "no attempts for 15 consecutive minutes"
	hourlyCalls  = 4                // the smallest limit is 5 an hour
)

// beforeFailing makes room for a failed attempt at a name.
func (w *world) beforeFailing(name string) {
	f := w.attempts(name)
	if w.now.Sub(f.last) > forgiven {
		f.count = 0
	}
	if f.count == mostFailures {
		w.pass(forgiven + time.Minute)
		f.count = 0
	}
	f.count++
	f.last = w.now
}

// beforeLimited makes room for a call that has an hourly limit.
func (w *world) beforeLimited(operation, name string) {
	f := w.attempts(name)
	recent := 0
	for _, at := range f.spent[operation] {
		if w.now.Sub(at) <= time.Hour {
			recent++
		}
	}
	if recent >= hourlyCalls {
		w.pass(time.Hour + time.Minute)
	}
	f.spent[operation] = append(f.spent[operation], w.now)
}
