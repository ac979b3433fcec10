package admin

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
	default:
		return verdictOf(!gone && a.Shows(fresh, in))
	}
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
func showsStatus(status UserStatus) func(Target, Inputs) bool {
	return func(fresh Target, _ Inputs) bool { return fresh.User.Status == status }
}

// showsAttributes tells whether all values are as an edit wants them, but those
// that wait until the user has verified them.
func showsAttributes(fresh Target, in Inputs) bool {
	wanted, _ := wantedAttributes(in)
	for _, a := range fresh.withheld(wanted) {
		if fresh.User.Attributes.Get(a.Name) != a.Value {
			return false
		}
	}
	return true
}
