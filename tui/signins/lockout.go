package signins

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// Watch has what was read; it makes the screen a [SignInsRead].
func (s *Screen) Watch() *watch.Watch { return s.watch }

// Caught reports whether everything requested was read, and new events are followed.
func (s *Screen) Caught() bool { return s.reading != nil && s.state.Done >= 1 }

// LockoutOf returns the count of a user's failures, by whichever name the logs have.
func (s *Screen) LockoutOf(u admin.User) (l logs.Lockout, failed bool) {
	now := s.Host.Now()
	if l, failed = s.watch.Lockout(u.Sub, now); failed {
		return l, true
	}
	return s.watch.Lockout(u.Username, now)
}

// LockedOut reports whether a user is locked out; known is true where logs that record
// failures are being read, and were read for as long as a lockout may last.
func (s *Screen) LockedOut(u admin.User) fact.Fact[bool] {
	if s.reading == nil || !s.set.TellsFailures() {
		return fact.Fact[bool]{}
	}
	l, failed := s.LockoutOf(u)
	switch {
	case failed && l.Locked(s.clock.Now()):
		return fact.Of(true)
	case s.state.Done < 1 || s.span < logs.LockoutSpan || len(s.unreadLine()) > 0:
		return fact.Fact[bool]{}
	}
	return fact.Of(false)
}
