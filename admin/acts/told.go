package acts

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
)

// Verdict is what a target that was read again tells of an act on it.
type Verdict uint8

// The verdicts.
const (
	CantTell Verdict = iota // lists don't show what the action does
	ShowsDone
	ShowsNotDone
)

// Told says what a target, read again from a list, tells of an act with these
// inputs; gone tells that it is no longer there. Lists are eventually
// consistent, so ShowsNotDone of an act that AWS has just answered means not
// yet. Nothing of fresh but Pool is as it was before the act.
func (a Action) Told(fresh Target, gone bool, in Inputs) Verdict {
	switch {
	case a.Removes:
		return verdictOf(gone)
	case a.Shows == nil:
		return CantTell
	case gone:
		return ShowsNotDone
	default:
		return a.Shows(fresh, in)
	}
}

// Rest is what is left of an act that was begun, on its target as it was read
// since: the act itself, unless that shows that a part of it was done.
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

// Tellable says whether reading the target again can tell whether the act was
// done.
func (a Action) Tellable() bool { return a.Removes || a.Shows != nil }

func verdictOf(done bool) Verdict {
	if done {
		return ShowsDone
	}
	return ShowsNotDone
}

// showsStatus is the Shows of what leads to a status.
func showsStatus(status admin.UserStatus) func(Target, Inputs) Verdict {
	return func(fresh Target, _ Inputs) Verdict { return verdictOf(fresh.User.Status == status) }
}

// showsAttributes reports whether all values are as an edit wants them. Of one that
// waits until the user has verified it lists say nothing.
func showsAttributes(fresh Target, in Inputs) Verdict {
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
