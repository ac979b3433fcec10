package acting

import (
	"slices"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// targetsOn are the things on a screen to act on. Where there are none, it is the
// subject of the screen, or its pool: the first user has to be created somewhere.
func targetsOn(s screen.Actor) (kind acts.KindID, targets []acts.Target) {
	kind, targets = s.Targets()
	b, ok := s.(screen.Bare)
	if !ok || len(targets) > 0 || !b.Bare() {
		return kind, targets
	}
	if on, themed := screen.AboutOf(s); themed {
		return on.Kind, []acts.Target{on.Target()}
	}
	return targetsFor(acts.OnPool, s)
}

// whyNotYet says why a screen does not know yet whom to act on, "" when it does.
func whyNotYet(s screen.Actor) string {
	if m, ok := s.(interface{ WhyNotYet() string }); ok {
		return m.WhyNotYet()
	}
	return ""
}

// targetsFor are the targets of an act on that kind: for an act in a pool, the screen's
// pool, and for an act on the subject of a screen, that subject.
func targetsFor(on acts.KindID, s screen.Actor) (kind acts.KindID, targets []acts.Target) {
	if p, ok := s.(screen.Placed); ok && on == acts.OnPool && p.Pool() != (screen.PoolRef{}) {
		return acts.OnPool, []acts.Target{screen.PoolTarget(p.Pool())}
	}
	kind, targets = targetsOn(s)
	if subject, ok := screen.AboutOf(s); ok && kind != on && subject.Kind == on {
		return on, []acts.Target{subject.Target()}
	}
	return kind, targets
}

// whyNoAct says why nothing at all can be done to the targets, "" when something may be.
// An act in a pool takes one pool: nobody means to create the same user in three.
func (d *Desk) whyNoAct(kind acts.KindID, targets []acts.Target) string {
	switch {
	case len(targets) == 0:
		return "Nothing is selected to act on."
	case kind == acts.OnPool && len(targets) > 1:
		return words.Counted(kind, len(targets)) + " are marked, and nothing can be done to several at once; " +
			d.host.Keys().Label(keys.Unmark) + " unmarks them."
	case kind == acts.OnUser && len(targets) > 1 && sameUser(targets):
		return words.Counting(len(targets), "row") + " are marked, and an act here takes one; " +
			d.host.Keys().Label(keys.Unmark) + " unmarks them."
	}
	return ""
}

// sameUser reports whether all targets are one user, in different rows.
func sameUser(targets []acts.Target) bool {
	return !slices.ContainsFunc(targets, func(t acts.Target) bool { return t.User.Exact() != targets[0].User.Exact() })
}

// actTitle is the title of the act menu. Acts on a pool are done in it: they create
// something there.
func actTitle(kind acts.KindID, targets []acts.Target) string {
	if kind == acts.OnPool {
		return "act in the pool " + words.Several(kind, targets)
	}
	return "act on " + words.Several(kind, targets)
}
