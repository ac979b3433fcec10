package tui

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// targetsOn are what a screen shows to act on. Where it turned out that there is
// nothing, it is the pool that the screen is of: the first user has to be made somewhere.
func targetsOn(s actor) (kind admin.Kindred, targets []admin.Target) {
	kind, targets = s.Targets()
	if b, ok := s.(bare); ok && len(targets) == 0 && b.Bare() {
		return targetsFor(admin.OnPool, s)
	}
	return kind, targets
}

// whyNotYet says why a screen does not know yet whom an act is to be on, "" when it
// does.
func whyNotYet(s actor) string {
	if m, ok := s.(interface{ WhyNotYet() string }); ok {
		return m.WhyNotYet()
	}
	return ""
}

// bare is a screen that may have nothing of its pool to show.
type bare interface{ Bare() bool }

// targetsFor are what an act of that kind is on: one in a pool is on the pool that the
// screen is of, whatever that shows.
func targetsFor(on admin.Kindred, s actor) (kind admin.Kindred, targets []admin.Target) {
	if p, ok := s.(placed); ok && on == admin.OnPool && p.Pool() != (poolRef{}) {
		return admin.OnPool, []admin.Target{poolTarget(p.Pool())}
	}
	return targetsOn(s)
}

// whyNoAct says why nothing at all can be done to the targets, "" when something
// may be. What is done in a pool is done in one: nobody means to create the same
// user in three.
func (a *App) whyNoAct(kind admin.Kindred, targets []admin.Target) string {
	switch {
	case len(targets) == 0:
		return "Nothing is selected to act on."
	case kind == admin.OnPool && len(targets) > 1:
		return counted(kind, len(targets)) + " are marked, and nothing can be done to several at once; " +
			a.keys.Label(keys.Unmark) + " unmarks them."
	}
	return ""
}

// actTitle heads the menu of acts. Those on a pool are done in it: they make
// something there.
func actTitle(kind admin.Kindred, targets []admin.Target) string {
	if kind == admin.OnPool {
		return "act in the pool " + several(kind, targets)
	}
	return "act on " + several(kind, targets)
}
