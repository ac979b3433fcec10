package detect

import (
	"fmt"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Detector declares one detector. Adding one is adding a value to the table.
type Detector struct {
	ID         string
	Name       string
	About      string // what it fires on, in a sentence, with thresholds by name
	Severity   Severity
	Attack     string // technique of MITRE ATT&CK
	Thresholds []Threshold
	Most       Values   // maximum of thresholds by name, where the memory bounds them
	Blind      string   // what it can't see
	Contain    []string // ids of actions that contain what it finds

	steps  steps // the events it sees
	make   func(by int, v Values) watcher
	reason func(finding) string
}

// Threshold is a number that an operator may set by its name.
type Threshold struct {
	Name    string
	Default float64 // in seconds where Unit is Duration
	Unit    Unit
	Means   string
	Source  string // whose number it is; "" for our own
}

// Unit is what a threshold counts.
type Unit string

// The units.
const (
	Number   Unit = "number"
	Part     Unit = "part" // of a whole, 0 to 1
	Duration Unit = "duration"
)

// mostOf is the maximum of a threshold where a detector names none. A larger
// number is a typing error, and would not fit in memory.
var mostOf = map[Unit]float64{Number: 1e9, Part: 1, Duration: 366 * 86400}

// QuietThreshold is shared by all detectors: how long after its last event an
// alert closes.
var QuietThreshold = Threshold{Name: "quiet", Default: 1800, Unit: Duration, Means: "an alert closes after this long without an event"}

// Values are the thresholds of one detector by name.
type Values map[string]float64

func (v Values) count(name string) int { return int(v[name]) }

func (v Values) span(name string) memory.Moment { return memory.Moment(v[name]) }

// watcher is the state of a detector in one engine.
type watcher interface {
	observe(e *Engine, l *observation)
}

// finding is what a detector found when an event reached its threshold.
type finding struct {
	severity Severity
	count    int  // events that counted so far
	sampled  bool // the numbers are estimates from a sample
	unread   bool // some of the events that count covers were not read
	users    int
	ips      int
	since    memory.Moment // time of the first of them
	now      memory.Moment
	usual    float64 // unknown before it was learned
	old      int     // users who had time to do what was asked of them
	done     int     // those of them who did it
	what     string  // a place, an action, a code
	net      uint32  // the network that it is about, 0 where it is about none or several
}

// unknown is the usual number before it was learned.
const unknown = -1

// exact reports whether count counts events that were all read.
func (f finding) exact() bool { return !f.sampled && !f.unread }

// usually says what number is usual.
func (f finding) usually(unit string) string {
	if f.usual == unknown {
		return "the usual number here is not known yet"
	}
	return fmt.Sprintf("usual here: %.1f%s", f.usual, unit)
}

// usually is the usual size of a tide, where that is known yet.
func usually(t *memory.Tide, at memory.Moment) float64 {
	if !t.Learned() {
		return unknown
	}
	return t.Usual(at)
}

// didSo says how many of those who had time did what was asked of them: as a
// percentage if it is a sample.
func (f finding) didSo(what string) string {
	if f.sampled {
		return fmt.Sprintf("about %d %% %s", 100*f.done/max(1, f.old), what)
	}
	return fmt.Sprintf("%d of %d %s", f.done, f.old, what)
}

func (f finding) span() string { return spanOf(f.now, f.since) }

func spanOf(to, from memory.Moment) string {
	d := time.Duration(int64(to)-int64(from)) * time.Second
	switch {
	case d < 0:
		d = 0
	case d > time.Hour:
		d = d.Round(time.Minute)
	}
	return plain.Span(d)
}

// Detectors lists all detectors, in the order of the pages.
func Detectors() []Detector { return slices.Clone(detectors) }

// Find finds a detector by its id.
func Find(id string) (Detector, bool) {
	i := slices.IndexFunc(detectors, func(d Detector) bool { return d.ID == id })
	if i < 0 {
		return Detector{}, false
	}
	return detectors[i], true
}

// All returns the thresholds of a detector, including those that all share.
func (d Detector) All() []Threshold { return append(slices.Clone(d.Thresholds), QuietThreshold) }
