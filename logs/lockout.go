package logs

import (
	"cmp"
	"container/list"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Lockout is the estimated lockout counter of one user: no API reports the real
// one. It replays what AWS documents: five failures lock for a second, each
// further one for twice as long, up to about 15 minutes; attempts while locked
// don't count; a success, or 15 minutes without an attempt, reset the count
// (developer guide, "authentication": lockout). Wrong MFA codes count like
// wrong passwords.
type Lockout struct {
	Pool     string
	Sub      string
	Username string // where the source has it
	Failures int    // n: failures counted
	First    time.Time
	Last     time.Time // attempt
	Until    time.Time // when the lock ends; zero before the fifth failure
	IPs      []string  // at most five, the first ones
	Verdict  Verdict
	Why      string // reasons for the verdict
}

// User identifies the user: the sub, else the username.
func (l Lockout) User() string { return cmp.Or(l.Sub, l.Username) }

// Locked reports whether the user is locked at a time, by the estimate.
func (l Lockout) Locked(now time.Time) bool { return now.Before(l.Until) }

// Left is how much longer the lock lasts.
func (l Lockout) Left(now time.Time) time.Duration { return max(0, l.Until.Sub(now)) }

// Verdict is who is locking the user out, as far as the failures show.
type Verdict uint8

// The verdicts.
const (
	NoVerdict Verdict = iota
	TheUser
	AnAttack
)

var verdicts = [...]string{"not clear", "the user", "an attack"}

func (v Verdict) String() string { return verdicts[v] }

// Lockouts replays the counters of all users that fail. Its memory is bounded:
// it forgets the user with the fewest and oldest failures first. It is for one
// goroutine.
type Lockouts struct {
	familiar func(*Event) Answer
	most     int
	users    map[string]*list.Element
	failing  *list.List // of *counter with less than lockAt failures, most recent first
	locked   *list.List // the others
}

// LockoutSpan is how old the failures that a lockout counts may be: it lasts 15 minutes
// at most, and as many without attempts end the count.
const LockoutSpan = lockMost + lockQuiet

// LockoutBytes is roughly how much memory a user takes.
const LockoutBytes = 640

// What AWS documents.
const (
	lockAt      = 5 // failures
	lockMost    = 15 * time.Minute
	lockQuiet   = 15 * time.Minute
	lockoutIPs  = 5
	lockDoubles = 10 // 2^10 s is above lockMost
)

// fast is how quickly five passwords come that nobody typed.
const fast = 10 * time.Second

type counter struct {
	Lockout
	counted         time.Time // the latest failure
	seen            int       // failures, and attempts while locked, which the lock itself does not count
	asUser, strange int       // failures that fit the user's habits, and that don't
}

// NewLockouts counts for at most that many users. familiar reports whether an
// event fits its user's habits; it may be nil.
func NewLockouts(most int, familiar func(*Event) Answer) *Lockouts {
	if familiar == nil {
		familiar = func(*Event) Answer { return Untold }
	}
	return &Lockouts{familiar: familiar, most: max(1, most), users: map[string]*list.Element{}, failing: list.New(), locked: list.New()}
}

// Bytes is roughly how much memory the counters take.
func (c *Lockouts) Bytes() int { return len(c.users) * LockoutBytes }

// Observe counts a sign-in. Of events that were reported before, only an attempt while
// locked adds anything; observe those too. It returns the user's counter, and whether
// this event locked the user or met a lock.
func (c *Lockouts) Observe(e *Event) (l Lockout, locked bool) {
	if e.Kind != SignIn || e.User() == "" {
		return Lockout{}, false
	}
	switch {
	case e.Outcome == Pass:
		c.pass(e)
		return Lockout{}, false
	case e.Outcome != Fail:
		return Lockout{}, false
	}
	failure := FailureOf(e)
	if !counted[failure] && failure != MetLock {
		return Lockout{}, false
	}
	u, fresh := c.user(e)
	if u.First.Sub(e.Time) >= lockQuiet {
		return u.Lockout, false // it is late, and belongs to a count before this one
	}
	if !fresh && e.Time.Sub(u.Last) >= lockQuiet {
		u.restart(e.Time)
	}
	locked = u.fail(e, failure, c.familiar(e))
	c.place(u, fresh)
	return u.Lockout, locked
}

func (c *Lockouts) pass(e *Event) {
	if len(c.users) == 0 {
		return
	}
	if element, ok := c.users[e.User()]; ok {
		if u := element.Value.(*counter); !e.Time.Before(u.Last) { // otherwise it is late
			c.drop(element)
		}
	}
}

func (c *Lockouts) user(e *Event) (u *counter, fresh bool) {
	if element, ok := c.users[e.User()]; ok {
		return element.Value.(*counter), false
	}
	return &counter{Lockout: Lockout{
		Pool: strings.Clone(e.Pool), Sub: strings.Clone(e.Sub), Username: strings.Clone(e.Username), First: e.Time, Last: e.Time,
	}}, true
}

func (u *counter) restart(at time.Time) {
	*u = counter{Lockout: Lockout{Pool: u.Pool, Sub: u.Sub, Username: u.Username, First: at, Last: at}}
}

// fail counts a failure, and reports whether it locked, or met a lock.
func (u *counter) fail(e *Event, failure Failure, familiar Answer) (locked bool) {
	before := u.Until
	if e.Time.Before(u.First) { // records come out of order
		u.First = e.Time
	}
	if e.Time.After(u.Last) {
		u.Last = e.Time
	}
	switch {
	case failure == MetLock: // observed, not estimated: what we missed doesn't matter
		u.meetLock(e.Time)
	case e.Time.Before(u.Until): // an attempt while locked
		return false
	default:
		u.Failures++
		if e.Time.After(u.counted) {
			u.counted = e.Time
		}
		if u.Failures >= lockAt {
			u.Until = u.counted.Add(lockFor(u.Failures))
		}
	}
	if !e.Again {
		u.seen++
	}
	u.witness(e, familiar)
	return u.Until.After(before)
}

// lockFor is how long that many failures lock.
func lockFor(failures int) time.Duration {
	return min(lockMost, time.Second<<min(failures-lockAt, lockDoubles))
}

// meetLock assumes as many failures as explain a lock that still lasts: those
// before the log begins were not seen. Where no number explains it, all that is
// known is that the lock lasts.
func (u *counter) meetLock(at time.Time) {
	u.Failures = max(u.Failures, lockAt)
	if u.Until.After(at) {
		return
	}
	for n := u.Failures; n <= lockAt+lockDoubles; n++ {
		if until := u.counted.Add(lockFor(n)); until.After(at) {
			u.Failures, u.Until = n, until
			return
		}
	}
	u.Until = at.Add(time.Second)
}

func (u *counter) witness(e *Event, familiar Answer) {
	switch {
	case e.Again: // already counted as evidence
	case familiar == Yes:
		u.asUser++
	case familiar == No:
		u.strange++
	}
	if e.IP != "" && len(u.IPs) < lockoutIPs && !slices.Contains(u.IPs, e.IP) {
		u.IPs = append(u.IPs, strings.Clone(e.IP))
	}
	u.Verdict, u.Why = u.judge()
}

// judge decides who is locking the user out. The order matters: what fits the
// user's habits weighs most.
func (u *counter) judge() (Verdict, string) {
	total := u.asUser + u.strange
	quick := u.seen >= lockAt && u.Last.Sub(u.First) < fast
	switch {
	case len(u.IPs) >= 3 && u.asUser*2 < u.Failures:
		return AnAttack, u.addresses()
	case u.strange > 0 && u.strange*2 > total:
		return AnAttack, fmt.Sprintf("%d of %d failures don't fit the user's habits", u.strange, max(u.Failures, u.seen))
	case u.asUser > 0:
		return TheUser, "from an address the user signs in from"
	case quick:
		return AnAttack, fmt.Sprintf("%d failures in %s: nobody types that fast", u.seen, u.Last.Sub(u.First).Round(time.Second))
	case len(u.IPs) == 1 && u.Failures < 2*lockAt:
		return TheUser, fmt.Sprintf("one address, %d failures, typical of typing errors; it may be anyone's address", u.Failures)
	case total == 0:
		return NoVerdict, fmt.Sprintf("%s, %d failures; unclear whether they are the user's", u.addresses(), u.Failures)
	default:
		return NoVerdict, fmt.Sprintf("%s, %d failures", u.addresses(), u.Failures)
	}
}

// addresses says how many addresses the failures came from, as far as they were
// kept.
func (u *counter) addresses() string {
	switch n := len(u.IPs); {
	case n >= lockoutIPs:
		return fmt.Sprintf("%d or more addresses", n)
	case n == 1:
		return "one address"
	default:
		return fmt.Sprintf("%d addresses", n)
	}
}

// place puts a user first in their list, and keeps the bound.
func (c *Lockouts) place(u *counter, fresh bool) {
	in := c.failing
	if u.Failures >= lockAt {
		in = c.locked
	}
	if !fresh {
		c.drop(c.users[u.User()])
	}
	c.users[u.User()] = in.PushFront(u)
	for len(c.users) > c.most {
		c.drop(cmp.Or(c.failing.Back(), c.locked.Back()))
	}
	for old := in.Back(); u.Last.Sub(old.Value.(*counter).Last) > lockMost+lockQuiet; old = in.Back() {
		c.drop(old)
	}
}

func (c *Lockouts) drop(element *list.Element) {
	u := element.Value.(*counter)
	delete(c.users, u.User())
	c.failing.Remove(element)
	c.locked.Remove(element)
}

// Locked lists the users that are locked by the estimate, the longest lock
// first.
func (c *Lockouts) Locked(now time.Time) []Lockout {
	var found []Lockout
	for e := c.locked.Front(); e != nil; e = e.Next() {
		if u := e.Value.(*counter); u.Locked(now) {
			found = append(found, u.copy())
		}
	}
	slices.SortFunc(found, func(a, b Lockout) int {
		return cmp.Or(b.Until.Compare(a.Until), cmp.Compare(a.User(), b.User()))
	})
	return found
}

// Of returns the counter of one user, by sub, else username, if the user failed
// within the 15 minutes after which the count is reset.
func (c *Lockouts) Of(user string, now time.Time) (Lockout, bool) {
	element, ok := c.users[user]
	if !ok {
		return Lockout{}, false
	}
	u := element.Value.(*counter)
	if now.Sub(u.Last) >= lockQuiet && !u.Locked(now) {
		return Lockout{}, false
	}
	return u.copy(), true
}

func (u *counter) copy() Lockout {
	l := u.Lockout
	l.IPs = slices.Clone(l.IPs)
	return l
}
