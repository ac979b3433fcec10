package signin

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// Lockout, from the developer guide ("authentication", lockout behaviour): five failures lock a
// user for a second, and each further one for twice as long as the one before, up to about 15
// minutes.
const (
	failuresBeforeLock = 5
	longestLock        = 15 * time.Minute
	forgetting         = 15 * time.Minute // after this long without any attempt, failures are forgotten
)

// Lockout counts a user's failed sign-ins. No API shows or resets it.
type Lockout struct {
	failures int
	until    int64 // locked until then, in milliseconds since 1970
	last     int64 // the last attempt, whatever its outcome
}

// Lockouts holds a user's lockout.
const Lockouts account.Part[Lockout] = "lockout"

// lockTime is how long the n-th failure locks: 2^(n-5) seconds.
func lockTime(n int) time.Duration {
	switch over := n - failuresBeforeLock; {
	case over < 0:
		return 0
	case over >= 10: // 2^10 s exceeds the longest lock
		return longestLock
	default:
		return time.Second << over
	}
}

// admit returns an error while the user is locked. An attempt during a lock does not count as a
// failure, but it is an attempt: it keeps failures from being forgotten.
func (l *Lockout) admit(at time.Time) error {
	now := at.UnixMilli()
	if now-l.last >= forgetting.Milliseconds() {
		l.failures, l.until = 0, 0
	}
	l.last = now
	return l.Holds(at)
}

// Holds is admit without an attempt: it returns an error if the user is locked at that time.
func (l *Lockout) Holds(at time.Time) error {
	if now := at.UnixMilli(); now < l.until && now-l.last < forgetting.Milliseconds() {
		return refuse.NotAuthorized("Password attempts exceeded")
	}
	return nil
}

// failed counts a wrong password or code.
func (l *Lockout) failed(at time.Time) {
	l.failures++
	l.until = at.Add(lockTime(l.failures)).UnixMilli()
}

// succeeded forgets the failures: the user got in, so no lock was on.
func (l *Lockout) succeeded() { l.failures, l.until = 0, 0 }
