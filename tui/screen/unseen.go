package screen

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// Unseen is an act that AWS confirmed as done and that its list, which is eventually
// consistent, does not show yet.
type Unseen struct {
	Act   acts.Act
	Looks int // how often the list was read for it
}

// lookAgain is how long to wait before each further look. To look earlier or later,
// refresh.
var lookAgain = [...]time.Duration{time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second}

// Look counts a look that did not show the act, and returns the time until the next; 0
// for none.
func (u *Unseen) Look() time.Duration {
	u.Looks++
	if u.Looks > len(lookAgain) {
		return 0
	}
	return lookAgain[u.Looks-1]
}

// Text says what is awaited.
func (u *Unseen) Text() string {
	return "~ " + u.Act.Action.Name + ": done, not confirmed yet. AWS's list still shows it as before."
}

// Awaited is the act of a result for which screens look: where it was not done they read
// what there is, and wait for nothing.
func Awaited(r acts.Result) acts.Act {
	act := r.Act
	if !r.OK() {
		act.Action.Shows, act.Action.Removes = nil, false
	}
	return act
}
