package screen

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// About is what a page is about, where its rows are something else: the groups, the
// devices or the history of a user, the members of a group. Acts there are on it as
// well as on its rows. The zero about is that of a page whose rows stand for themselves.
type About struct {
	Kind   acts.KindID
	Target func() acts.Target // as it was read last
	By     Actor              // the screen that reads it, nil for none
	First  Leading
}

// Leading are acts that come before all others in the menu, by id.
type Leading struct {
	Head string
	IDs  []string
}

// themed is a screen that may be about something else than its rows.
type themed interface{ About() About }

// AboutOf is what a screen is about; ok is false where its rows stand for themselves.
func AboutOf(s any) (on About, ok bool) {
	if t, is := s.(themed); is {
		on = t.About()
	}
	return on, on.Target != nil
}

// AboutUser is a page about a user, as the screen by read it last, or whoever opened
// the page.
func AboutUser(read func() acts.Target, by Actor) About {
	return About{Kind: acts.OnUser, Target: read, By: by}
}

// TheUser is a user who is not read again.
func TheUser(pool PoolRef, u admin.User) func() acts.Target {
	return func() acts.Target { return UserTarget(pool, u) }
}

// Concerns reports whether an act may be on what a page is about, or on what is its.
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
