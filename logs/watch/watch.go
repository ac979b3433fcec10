// Package watch keeps the events of a pool so that a screen can show them at
// any moment: the last events, the alerts, counts by the minute. A reader
// writes to it and a screen reads from it; its memory does not grow with time.
package watch

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// DefaultKeep is how many events are kept by default.
const DefaultKeep = 20_000

// mostClosed is how many alerts are kept after they end.
const mostClosed = 500

// Options of a Watch. The zero value is ready.
type Options struct {
	Rules  // called while the watch is locked
	Detect detect.Config
	Keep   int // events; 0 is DefaultKeep
}

// Watch is the sign-ins of a pool as they came. It is safe for use by many
// goroutines.
type Watch struct {
	options Options
	changed chan struct{}

	mu      sync.Mutex
	intake  *Intake
	engine  *detect.Engine
	ring    []*logs.Event // the newest Keep, oldest at next once it is full
	next    int
	total   uint64 // events so far
	tally   tally
	alerts  map[string]detect.Alert
	status  source.Status
	ahead   time.Duration // AWS's clock, of this machine's
	unknown int           // records that no format recognizes
}

// New makes an empty watch.
func New(options Options) *Watch {
	options.Keep = cmp.Or(options.Keep, DefaultKeep)
	w := &Watch{
		options: options, changed: make(chan struct{}, 1), engine: detect.New(options.Detect),
		tally: newTally(), alerts: map[string]detect.Alert{},
	}
	w.intake = NewIntake(options.Rules, w.engine, w.event)
	return w
}

// SetMutes replaces the detectors' mutes.
func (w *Watch) SetMutes(mutes []detect.Mute) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.engine.SetMutes(mutes)
	w.Touch()
}

// Changed has a value when something came since it was last received from.
func (w *Watch) Changed() <-chan struct{} { return w.changed }

// atOnce is how many records are taken before the screen may read: the screen
// waits for the lock, and a whole batch of a busy log would be noticeable.
const atOnce = 500

// Records takes a batch that was read. A reader delivers to it.
func (w *Watch) Records(batch []logs.Record) {
	for part := range slices.Chunk(batch, atOnce) {
		w.take(part)
	}
}

func (w *Watch) take(batch []logs.Record) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i := range batch {
		if w.intake.Record(batch[i]) != nil {
			w.unknown++
		}
	}
	w.settle()
}

// Read takes the state of the reading at a time of this machine, and advances
// the alerts' clock as far as all logs were read.
func (w *Watch) Read(s source.Status, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.status = s
	if !s.Now.IsZero() {
		w.ahead = s.Now.Sub(now)
	}
	w.engine.Advance(now.Add(w.ahead - s.Behind))
	w.settle()
}

// event keeps an event that was not read before.
func (w *Watch) event(e *logs.Event, fresh bool) {
	if !fresh {
		return
	}
	kept := *e
	w.keep(&kept)
	if !kept.Again && !kept.Own {
		w.tally.count(&kept)
	}
}

func (w *Watch) keep(e *logs.Event) {
	w.total++
	if len(w.ring) < w.options.Keep {
		w.ring = append(w.ring, e)
		return
	}
	w.ring[w.next] = e
	w.next = (w.next + 1) % len(w.ring)
}

// settle takes over what the detectors found, and signals the change.
func (w *Watch) settle() {
	for _, a := range w.engine.Drain() {
		w.alerts[a.ID] = a
	}
	w.forget()
	w.Touch()
}

// Touch makes the screen read again, though nothing came.
func (w *Watch) Touch() {
	select {
	case w.changed <- struct{}{}:
	default:
	}
}

// forget drops the oldest ended alerts when there are too many.
func (w *Watch) forget() {
	if len(w.alerts) <= mostClosed {
		return
	}
	var closed []detect.Alert
	for _, a := range w.alerts {
		if a.State == detect.Closed {
			closed = append(closed, a)
		}
	}
	slices.SortFunc(closed, func(a, b detect.Alert) int { return a.Last.Compare(b.Last) })
	for i := 0; i < len(closed)-mostClosed/2; i++ {
		delete(w.alerts, closed[i].ID)
	}
}

// Since returns the events that came after the first n, oldest first, as far as
// they are kept, and how many came in all. What they point to never changes.
func (w *Watch) Since(n uint64) (events []*logs.Event, total uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	fresh := int(min(w.total-min(n, w.total), uint64(len(w.ring))))
	events = make([]*logs.Event, 0, fresh)
	for i := len(w.ring) - fresh; i < len(w.ring); i++ {
		events = append(events, w.ring[(w.next+i)%len(w.ring)])
	}
	return events, w.total
}

// Events finds kept events by their ids, in their order.
func (w *Watch) Events(ids []string) []*logs.Event {
	wanted := make(map[string]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	all, _ := w.Since(0)
	return slices.DeleteFunc(all, func(e *logs.Event) bool { return !wanted[e.ID] })
}

// Alerts returns the alerts so far: open ones before ended ones, the gravest
// first, then the latest.
func (w *Watch) Alerts() []detect.Alert {
	w.mu.Lock()
	defer w.mu.Unlock()
	list := make([]detect.Alert, 0, len(w.alerts))
	for _, a := range w.alerts {
		list = append(list, a)
	}
	over := func(a detect.Alert) int {
		if a.State == detect.Closed {
			return 1
		}
		return 0
	}
	slices.SortFunc(list, func(a, b detect.Alert) int {
		return cmp.Or(over(a)-over(b), cmp.Compare(b.Severity, a.Severity), b.Last.Compare(a.Last), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// Alert finds an alert by its id.
func (w *Watch) Alert(id string) (detect.Alert, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	a, ok := w.alerts[id]
	return a, ok
}

// State is how reading, parsing and detecting are going.
type State struct {
	source.Status
	Events        uint64
	NotUnderstood int
	Timeless      int // events without a time, which no detector can use
	Detect        detect.Stats
}

// State reports how reading, parsing and detecting are going.
func (w *Watch) State() State {
	w.mu.Lock()
	defer w.mu.Unlock()
	return State{w.status, w.total, w.unknown, w.intake.Timeless, w.engine.Stats()}
}

// Time converts a time of this machine's clock to AWS's, which stamps events: the
// two may be minutes apart. All functions that take a time take this machine's.
func (w *Watch) Time(now time.Time) time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return now.Add(w.ahead)
}

// Locked lists the users that are estimated to be locked out, the longest lock
// first. The locks end by AWS's clock.
func (w *Watch) Locked(now time.Time) []logs.Lockout {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.engine.Locked(now.Add(w.ahead))
}

// Lockout is the estimate of one user's counter, by sub, else username; not ok
// when nothing is counted.
func (w *Watch) Lockout(user string, now time.Time) (l logs.Lockout, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.engine.Lockout(user, now.Add(w.ahead))
}

// Counts are the counts of the last minutes.
func (w *Watch) Counts(now time.Time) Counts {
	w.mu.Lock()
	defer w.mu.Unlock()
	now = now.Add(w.ahead)
	return w.tally.at(now, w.known(now))
}
