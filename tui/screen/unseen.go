package screen

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// Unseen is an act that AWS has answered as done and that its list, which is
// eventually consistent, does not show yet.
type Unseen struct {
	Act   acts.Act
	Looks int // how often was looked
}

// lookAgain is how long to wait before each further look. Whoever wants to know
// sooner or later than that refreshes.
var lookAgain = [...]time.Duration{time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second}

// Look counts a look that showed nothing, and gives the time to the next; 0 for
// none.
func (u *Unseen) Look() time.Duration {
	u.Looks++
	if u.Looks > len(lookAgain) {
		return 0
	}
	return lookAgain[u.Looks-1]
}

// Text says what is waited for.
func (u *Unseen) Text() string {
	return "~ " + u.Act.Action.Name + ": done, not confirmed yet. AWS's list still shows it as before."
}

// Awaited is the act of a result as screens are to look for it: of one that was not
// done they read what there is, and await nothing.
func Awaited(r acts.Result) acts.Act {
	act := r.Act
	if !r.OK() {
		act.Action.Shows, act.Action.Removes = nil, false
	}
	return act
}
