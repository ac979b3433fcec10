package signin

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// Lockout, from the developer guide ("authentication", lockout behaviour): after
// five failures a user is locked for a second, and twice as long after each
// further one, up to about 15 minutes.
const (
	failuresBeforeLock = 5
	longestLock        = 15 * time.Minute
	forgetting         = 15 * time.Minute // without any attempt, failures are forgotten
)

// Lockout counts the failed sign-ins of a user. No API shows or clears it.
type Lockout struct {
	failures int
	until    int64 // locked until then, milliseconds since 1970
	last     int64 // the last attempt, whatever became of it
}

// Lockouts is of a user.
const Lockouts account.Part[Lockout] = "lockout"

// lockTime is how long the n-th failure locks: 2^(n-5) seconds.
func lockTime(n int) time.Duration {
	switch over := n - failuresBeforeLock; {
	case over < 0:
		return 0
	case over >= 10: // 2^10 s is more than the longest
		return longestLock
	default:
		return time.Second << over
	}
}

// admit reports whether a sign-in may be tried now. An attempt inside a lock does
// not count as a failure, but it is an attempt: it keeps failures from being forgotten.
func (l *Lockout) admit(at time.Time) error {
	now := at.UnixMilli()
	if now-l.last >= forgetting.Milliseconds() {
		l.failures, l.until = 0, 0
	}
	l.last = now
	return l.Holds(at)
}

// Holds tells the same of a time without trying: whether a lock is on.
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
