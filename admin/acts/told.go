package acts

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
)

// Shown is what reading a target again shows about an act on it.
type Shown uint8

// What the target shows.
const (
	CantTell Shown = iota // lists don't show what the action does
	ShowsDone
	ShowsNotDone
)

// Told returns what a target, read again from a list, shows about an act with
// these inputs; gone says that it no longer exists. Lists are eventually
// consistent, so ShowsNotDone for an act that AWS has just answered means not
// yet. Of fresh only Pool may be from before the act.
func (a Action) Told(fresh Target, gone bool, in Inputs) Shown {
	switch {
	case a.Removes:
		return shownIf(gone)
	case a.Shows == nil:
		return CantTell
	case gone:
		return ShowsNotDone
	default:
		return a.Shows(fresh, in)
	}
}

// Rest returns the action that finishes a half-done act, judged from the target
// as it looks now: the act itself, unless the target shows that a part was
// done.
func (a Act) Rest() Act {
	if a.Action.Rest == nil {
		return a
	}
	id, in := a.Action.Rest(a.Target, a.Inputs)
	if rest, ok := FindAction(id); ok {
		a.Action, a.Inputs = rest, in
	}
	return a
}

// Tellable reports whether reading the target again can show whether the act
// was done.
func (a Action) Tellable() bool { return a.Removes || a.Shows != nil }

func shownIf(done bool) Shown {
	if done {
		return ShowsDone
	}
	return ShowsNotDone
}

// showsStatus makes the Shows of an action that leads to a status. A status that the
// endpoint does not tell shows nothing.
func showsStatus(status admin.UserStatus) func(Target, Inputs) Shown {
	return func(fresh Target, _ Inputs) Shown {
		if fresh.User.Status == "" {
			return CantTell
		}
		return shownIf(fresh.User.Status == status)
	}
}

// showsAttributes reports whether all values are as an edit wants them. Lists don't
// show a value that waits for the user's verification.
func showsAttributes(fresh Target, in Inputs) Shown {
	wanted, _ := wantedAttributes(in)
	atOnce := fresh.withheld(wanted)
	for _, a := range atOnce {
		if fresh.User.Attributes.Exact(a.name) != a.value {
			return ShowsNotDone
		}
	}
	for _, a := range wanted {
		if !slices.Contains(atOnce, a) {
			return CantTell
		}
	}
	return ShowsDone
}

// showsMarks reports whether all of the addresses are marked as verified.
func showsMarks(u admin.User, addresses []string) bool {
	return !slices.ContainsFunc(addresses, func(name string) bool { return !u.Verified(name) })
}
