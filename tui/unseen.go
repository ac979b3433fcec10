package tui

import (
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"time"
)

// unseen is an act that AWS has answered as done and that its list, which is
// eventually consistent, does not show yet.
type unseen struct {
	act   acts.Act
	looks int // how often was looked
}

// lookAgain is how long to wait before each further look. Whoever wants to know
// sooner or later than that refreshes.
var lookAgain = [...]time.Duration{time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second}

// look counts a look that showed nothing, and gives the time to the next; 0 for
// none.
func (u *unseen) look() time.Duration {
	u.looks++
	if u.looks > len(lookAgain) {
		return 0
	}
	return lookAgain[u.looks-1]
}

func (u *unseen) text() string {
	return "~ " + u.act.Action.Name + ": done, not confirmed yet. AWS's list still shows it as before."
}

// awaited is the act of a result as screens are to look for it: of one that was not
// done they read what there is, and await nothing.
func awaited(r acts.Result) acts.Act {
	act := r.Act
	if !r.OK() {
		act.Action.Shows, act.Action.Removes = nil, false
	}
	return act
}
