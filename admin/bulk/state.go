package bulk

import (
	"cmp"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// State is how far an act of a bulk has come.
type State string

// The states. Left and Begun are transient; the others are final outcomes of an
// act.
const (
	Left    State = "left"
	Begun   State = "begun"
	Done    State = "done"
	Failed  State = "failed"
	Skipped State = "skipped" // it can't be done to this target
	// Unknown is an act whose answer was lost, that must not be done twice, and
	// whose outcome nothing shows: somebody has to check.
	Unknown State = "unknown"
)

// Outcome is what came of one act.
type Outcome struct {
	Subject    string   `json:"subject"` // username or name of a group
	Sub        string   `json:"sub,omitempty"`
	State      State    `json:"state"`
	Reason     string   `json:"reason,omitempty"`
	Code       string   `json:"code,omitempty"` // AWS's
	RequestIDs []string `json:"requestIds,omitempty"`

	exact admin.Exact // the subject as AWS holds it
}

// Exact is the subject as AWS holds it.
func (o Outcome) Exact() admin.Exact { return o.exact }

// Held is the outcome with its subject as AWS holds it: for an encoder that escapes
// what it writes.
func (o Outcome) Held() Outcome {
	o.Subject = cmp.Or(string(o.exact), o.Subject)
	return o
}

func newOutcome(action acts.Action, t acts.Target, state State, reason string) Outcome {
	return Outcome{Subject: action.Subject(t), exact: action.Exact(t), Sub: t.User.Sub, State: state, Reason: reason}
}

// Of is the outcome of an act on what AWS calls so.
func Of(name admin.Exact, sub string, state State) Outcome {
	return Outcome{Subject: name.String(), exact: name, Sub: sub, State: state}
}

// LeftOut is the outcome of somebody whom a plan leaves out, as nobody is called so.
func LeftOut(name admin.Exact, reason string) Outcome { return leftOut(name, "", reason) }

func leftOut(name admin.Exact, sub, reason string) Outcome {
	return Outcome{Subject: name.String(), exact: name, Sub: sub, State: Skipped, Reason: reason}
}

// item is one act of a running bulk.
type item struct {
	Outcome
	target acts.Target
	stale  bool      // the target is to be read again before its turn
	begun  time.Time // when an act began whose end is not known; zero for none
	due    time.Time // its turn does not come before; zero for any time
	waits  bool      // until then nothing reports whether it was done
	faults int       // how often AWS or the connection failed at it

	before  *acts.Target // as its act found it, where it was read again since; nil for as target is
	doubted *Outcome     // what AWS said of an act that may have been done before it said so
}
