package tui

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/widget"
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

// aboutItems are the acts on what a page is about, under its name, where those on its
// rows are not on that themselves.
func (a *App) aboutItems(on about, rows acts.KindID) []widget.Item {
	if on.target == nil || on.kind == rows || on.kind == acts.OnPool {
		return nil
	}
	targets := []acts.Target{on.target()}
	targets[0].Pool = a.described(targets[0].Pool)
	head := "the " + acts.KindOf(on.kind).One + " " + several(on.kind, targets)
	return append([]widget.Item{{Label: head, Head: true}}, a.itemsOn(on.kind, targets)...)
}

// itemsOn are the acts on targets of a kind, in the order of the table.
func (a *App) itemsOn(kind acts.KindID, targets []acts.Target, but ...string) []widget.Item {
	var items []widget.Item
	if kind == acts.OnGroup && len(targets) == 1 {
		items = append(items, a.addMembersItem(targets[0]))
	}
	for _, action := range acts.ActionsOn(kind) {
		if !slices.Contains(but, action.ID) {
			items = append(items, a.actItem(action, targets))
		}
	}
	return items
}

// withoutTwins takes a letter away from every item but the first that has it: acts of
// several kinds stand in one menu.
func withoutTwins(items []widget.Item) []widget.Item {
	taken := map[string]bool{}
	for i, item := range items {
		if taken[item.Key] {
			items[i].Key = ""
		}
		taken[item.Key] = true
	}
	return items
}
