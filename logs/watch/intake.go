package watch

import (
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// Rules of an Intake say which events it lets through. The zero value is ready.
type Rules struct {
	Functions map[string]parse.Function // whose log a log group is
	Since     time.Time                 // events before it are left out; zero for none
	// Belongs reports whether an event is of this pool; nil for all.
	Belongs func(*logs.Event) bool
	// Own reports whether an event is a look-up by this program's own identity; nil
	// for none.
	Own func(*logs.Event) bool
	// Learn is given the username of a sub by records that know both; nil to ignore
	// them. It must not wait.
	Learn func(sub, username string)
}

// Intake is the path of a record: it is parsed, events of other pools are dropped,
// events that another source reports as well are marked, and what is new goes to the
// detectors. It is for one goroutine at a time.
type Intake struct {
	Heard    int // events that were in the records, of whichever pool
	Timeless int // of these, of this pool, without a time: no detector can use them
	rules    Rules
	parser   parse.Parser
	engine   *detect.Engine
	once     logs.Once
	told     func(e *logs.Event, fresh bool)
	event    func(*logs.Event)
}

// NewIntake delivers each event that belongs here to told, whether it is fresh or was
// read before. The event is valid only during that call. engine is nil where nobody
// asks for alerts.
func NewIntake(rules Rules, engine *detect.Engine, told func(e *logs.Event, fresh bool)) *Intake {
	in := &Intake{rules: rules, parser: parse.Parser{Functions: rules.Functions}, engine: engine, told: told}
	in.event = in.Event // made once, as it takes memory
	return in
}

// Record takes a record. It fails where no format recognizes the record or a part of
// it.
func (in *Intake) Record(r logs.Record) error { return in.parser.Parse(r, in.event) }

// Account is how the records fared so far.
func (in *Intake) Account() parse.Account { return in.parser.Account() }

// Event takes an event as a record tells it.
func (in *Intake) Event(e *logs.Event) {
	in.Heard++
	if in.rules.Belongs != nil && !in.rules.Belongs(e) {
		return
	}
	if e.Time.IsZero() {
		in.Timeless++
	}
	if !in.rules.Since.IsZero() && e.Time.Before(in.rules.Since) {
		return
	}
	e.Own = in.rules.Own != nil && in.rules.Own(e)
	fresh := in.once.Take(e)
	if fresh && !e.Own && in.engine != nil {
		in.engine.Observe(e)
	}
	if fresh && in.rules.Learn != nil && e.Sub != "" && e.Username != "" {
		in.rules.Learn(e.Sub, e.Username)
	}
	in.told(e, fresh)
}
