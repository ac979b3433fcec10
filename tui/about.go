package tui

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// about is what a page is about, where its rows are something else: the groups, the
// devices or the history of a user, the members of a group. Acts there are on it as
// well as on its rows. The zero about is that of a page whose rows stand for themselves.
type about struct {
	kind   acts.KindID
	target func() acts.Target // as it was read last
	by     actor              // the screen that reads it, nil for none
	first  leading
}

// leading are acts that come before all others in the menu, by id.
type leading struct {
	head string
	ids  []string
}

// themed is a screen that may be about something else than its rows.
type themed interface{ About() about }

// aboutOf is what a screen is about; ok is false where its rows stand for themselves.
func aboutOf(s any) (on about, ok bool) {
	if t, is := s.(themed); is {
		on = t.About()
	}
	return on, on.target != nil
}

// aboutUser is a page about a user, as the screen by read it last, or whoever opened
// the page.
func aboutUser(read func() acts.Target, by actor) about {
	return about{kind: acts.OnUser, target: read, by: by}
}

// theUser is a user who is not read again.
func theUser(pool poolRef, u admin.User) func() acts.Target {
	return func() acts.Target { return userTarget(pool, u) }
}

// concerns reports whether an act may be on what a page is about, or on what is its.
func (on about) concerns(act acts.Act) bool {
	switch t := act.Target; {
	case on.target == nil:
		return true
	case on.kind == acts.OnUser:
		sub := on.target().User.Sub
		return t.User.Sub == "" || t.User.Sub == sub
	default:
		return true
	}
}
