package screen

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// About is the subject of a page whose rows are something else: a user with groups,
// devices or history, a group with members. Acts there are on the subject as well as on
// the rows. The zero About means that the rows are the subject.
type About struct {
	Kind   acts.KindID
	Target func() acts.Target // as it was last read
	By     Actor              // the screen that reads it, nil for none
	First  Leading
}

// Leading are the ids of acts that come first in the menu.
type Leading struct {
	Head string
	IDs  []string
}

// themed is a screen whose subject may be something else than its rows.
type themed interface{ About() About }

// AboutOf returns the subject of a screen; ok is false where that is its rows.
func AboutOf(s any) (on About, ok bool) {
	if t, is := s.(themed); is {
		on = t.About()
	}
	return on, on.Target != nil
}

// AboutUser is a page about a user, as last read by the screen by, or by whoever opened
// the page.
func AboutUser(read func() acts.Target, by Actor) About {
	return About{Kind: acts.OnUser, Target: read, By: by}
}

// TheUser is a user who is not read again.
func TheUser(pool PoolRef, u admin.User) func() acts.Target {
	return func() acts.Target { return UserTarget(pool, u) }
}

// Concerns reports whether an act may be on the subject of a page, or on something that
// belongs to it.
func (on About) Concerns(act acts.Act) bool {
	switch t := act.Target; {
	case on.Target == nil:
		return true
	case on.Kind == acts.OnUser:
		sub := on.Target().User.Sub
		return t.User.Sub == "" || t.User.Sub == sub
	default:
		return true
	}
}
