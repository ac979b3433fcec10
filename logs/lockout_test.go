package logs_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

var lockStart = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

func failure(at time.Duration, user string) logs.Event {
	return logs.Event{Time: lockStart.Add(at), Kind: logs.SignIn, Outcome: logs.Fail, Reason: logs.BadCredentials, Sub: user, IP: "192.0.2.1", Pool: "p"}
}

func TestTheDocumentedCounter(t *testing.T) {
	c := logs.NewLockouts(10, nil)
	now := time.Duration(0)
	for n := 1; n <= 17; n++ {
		e := failure(now, "alice")
		l, locked := c.Observe(&e)
		want := time.Duration(0)
		if n >= 5 {
			want = min(15*time.Minute, time.Second<<(n-5))
		}
		if l.Failures != n || locked != (n >= 5) || n >= 5 && l.Until.Sub(e.Time) != want {
			t.Fatalf("failure %d: %d counted, locked %v until %s", n, l.Failures, locked, l.Until.Sub(e.Time))
		}
		// An attempt while locked does not count as a failure, but it is an attempt.
		if want > 2*time.Second {
			again := failure(now+want/2, "alice")
			if l, _ := c.Observe(&again); l.Failures != n {
				t.Fatalf("an attempt while locked is counted: %d", l.Failures)
			}
		}
		now += want + time.Second
	}
}

func TestWhatStartsTheCounterAgain(t *testing.T) {
	count := func(between func(c *logs.Lockouts)) int {
		c := logs.NewLockouts(10, nil)
		for i := range 4 {
			e := failure(time.Duration(i)*time.Second, "alice")
			c.Observe(&e)
		}
		between(c)
		e := failure(14*time.Minute, "alice")
		l, _ := c.Observe(&e)
		return l.Failures
	}
	if n := count(func(*logs.Lockouts) {}); n != 5 {
		t.Errorf("after a while it is %d", n)
	}
	if n := count(func(c *logs.Lockouts) {
		e := failure(time.Minute, "alice")
		e.Outcome, e.Reason = logs.Pass, logs.NoReason
		c.Observe(&e)
	}); n != 1 {
		t.Errorf("after a success it is %d", n)
	}
	quiet := logs.NewLockouts(10, nil)
	for i := range 4 {
		e := failure(time.Duration(i)*time.Second, "alice")
		quiet.Observe(&e)
	}
	e := failure(3*time.Second+15*time.Minute, "alice")
	if l, _ := quiet.Observe(&e); l.Failures != 1 {
		t.Errorf("after 15 quiet minutes it is %d", l.Failures)
	}
}

func TestCodesCountAndOtherFailuresDoNot(t *testing.T) {
	for reason, counts := range map[logs.Reason]bool{
		logs.NoReason: true, logs.BadCredentials: true, logs.WrongCode: true, logs.Disabled: false, logs.MustReset: false, logs.Throttled: false,
		logs.Unconfirmed: false, logs.ExpiredInvite: false, logs.TriggerFailed: false, logs.Blocked: false, logs.BadClient: false,
	} {
		c := logs.NewLockouts(10, nil)
		e := failure(0, "alice")
		e.Reason = reason
		if l, _ := c.Observe(&e); (l.Failures == 1) != counts {
			t.Errorf("%q: %d", reason, l.Failures)
		}
	}
}

func TestALockThatIsSeenStandsOverTheEstimate(t *testing.T) {
	c := logs.NewLockouts(10, nil)
	e := failure(0, "alice")
	e.Reason = logs.Locked
	l, locked := c.Observe(&e)
	if !locked || l.Failures != 5 || !l.Locked(lockStart) || l.Left(lockStart) != time.Second {
		t.Errorf("%+v", l)
	}
}

// A log that begins in the middle lacks failures. An attempt that meets a lock
// shows how many there must have been; otherwise the user would be reported as
// free in a second.
func TestALockThatIsMetTellsOfFailuresThatWereNotSeen(t *testing.T) {
	for _, test := range []struct {
		met, lasts time.Duration // after the only failure that the log has
		failures   int
	}{
		{40 * time.Second, 64 * time.Second, 11},
		{3 * time.Minute, 256 * time.Second, 13},
		{14 * time.Minute, 15 * time.Minute, 15},
	} {
		c := logs.NewLockouts(10, nil)
		seen, met := failure(0, "alice"), failure(test.met, "alice")
		met.Reason = logs.Locked
		c.Observe(&seen)
		l, locked := c.Observe(&met)
		if lasts := l.Until.Sub(seen.Time); !locked || l.Failures != test.failures || lasts != test.lasts {
			t.Errorf("met after %s: locked %v, %d failures, for %s", test.met, locked, l.Failures, lasts)
		}
	}
}

func TestVerdicts(t *testing.T) {
	answer := func(a logs.Answer) func(*logs.Event) logs.Answer { return func(*logs.Event) logs.Answer { return a } }
	for _, row := range []struct {
		name     string
		familiar logs.Answer
		apart    time.Duration
		ips      int
		n        int
		want     logs.Verdict
	}{
		{"at home", logs.Yes, 20 * time.Second, 1, 7, logs.TheUser},
		{"where he never was", logs.No, 20 * time.Second, 1, 5, logs.AnAttack},
		{"many addresses", logs.Untold, 20 * time.Second, 4, 6, logs.AnAttack},
		{"fast", logs.Untold, time.Second, 1, 6, logs.AnAttack},
		{"one address that nobody knows", logs.Untold, 20 * time.Second, 1, 6, logs.TheUser},
		{"one address without end", logs.Untold, 20 * time.Second, 1, 10, logs.NoVerdict},
	} {
		c := logs.NewLockouts(10, answer(row.familiar))
		var l logs.Lockout
		at := time.Duration(0)
		for i := range row.n {
			e := failure(at, "alice")
			e.IP = fmt.Sprintf("192.0.2.%d", i%row.ips)
			l, _ = c.Observe(&e)
			at += max(row.apart, l.Left(e.Time))
		}
		if l.Verdict != row.want || l.Why == "" {
			t.Errorf("%s: %s, %s", row.name, l.Verdict, l.Why)
		}
	}
}

func TestLockedUsersTheLongestFirst(t *testing.T) {
	c := logs.NewLockouts(10, nil)
	for user, n := range map[string]int{"alice": 6, "bob": 8, "carol": 4} {
		at := time.Duration(0)
		for range n {
			e := failure(at, user)
			l, _ := c.Observe(&e)
			at += max(time.Second, l.Left(e.Time))
		}
	}
	now := lockStart.Add(5 * time.Second)
	list := c.Locked(now)
	if len(list) != 2 || list[0].User() != "bob" || list[1].User() != "alice" {
		t.Errorf("%+v", list)
	}
	if carol, ok := c.Of("carol", now); !ok || carol.Failures != 4 || carol.Locked(now) {
		t.Errorf("%+v %v", carol, ok)
	}
	if _, ok := c.Of("dave", now); ok {
		t.Error("who never failed has a counter")
	}
	if _, ok := c.Of("carol", now.Add(time.Hour)); ok {
		t.Error("after an hour there is a counter still")
	}
	list[0].IPs[0] = "changed"
	if again, _ := c.Of("bob", now); again.IPs[0] != "192.0.2.1" {
		t.Error("what is handed out is shared")
	}
}

func TestTheCountersAreBounded(t *testing.T) {
	c := logs.NewLockouts(100, nil)
	for range 6 {
		e := failure(0, "target")
		c.Observe(&e)
	}
	at := time.Minute
	for i := range 6 { // a lock, among many who failed once
		e := failure(at+time.Duration(i)*time.Second, "locked")
		c.Observe(&e)
	}
	for i := range 5000 {
		e := failure(2*time.Minute, fmt.Sprint("user-", i))
		c.Observe(&e)
	}
	if c.Bytes() > 100*logs.LockoutBytes {
		t.Errorf("%d bytes", c.Bytes())
	}
	if l, ok := c.Of("locked", lockStart.Add(2*time.Minute)); !ok || l.Failures < 5 {
		t.Errorf("who was locked is forgotten first: %+v %v", l, ok)
	}
}

// A log that begins during a lock has none of the failures before it.
func TestFailuresThatWereNotSeenAreNotSaidToBeFast(t *testing.T) {
	c := logs.NewLockouts(10, nil)
	at := time.Date(2025, 11, 14, 11, 0, 0, 0, time.UTC)
	l, locked := c.Observe(&logs.Event{Kind: logs.SignIn, Outcome: logs.Fail, Reason: logs.Locked, Sub: "s-1", IP: "203.0.113.9", Time: at})
	if !locked || l.Verdict != logs.TheUser || l.Why != "one address, 5 failures, typical of typing errors; it may be anyone's address" {
		t.Errorf("a lock that was met is taken for %s: %s", l.Verdict, l.Why)
	}
}

// Attempts while locked fit the user's habits or don't, though Cognito does not
// count them.
func TestTheVerdictTellsNoMoreFailuresThanThereWere(t *testing.T) {
	c := logs.NewLockouts(10, func(*logs.Event) logs.Answer { return logs.No })
	var l logs.Lockout
	for i := range 12 {
		e := failure(time.Duration(i)*time.Second, "alice")
		if i >= 5 {
			e.Time = lockStart.Add(5*time.Second - time.Duration(12-i)*time.Millisecond)
			e.Reason = logs.Locked
		}
		l, _ = c.Observe(&e)
	}
	if want := "12 of 12 failures don't fit the user's habits"; l.Why != want {
		t.Errorf("it says %q of %d failures", l.Why, l.Failures)
	}
}

// Records come late, and two or three at a time in another order.
func TestFailuresThatComeInDisorderAreAsFarApart(t *testing.T) {
	c := logs.NewLockouts(10, nil)
	var l logs.Lockout
	for _, at := range []int{80, 0, 20, 40, 60} {
		e := failure(time.Duration(at)*time.Second, "alice")
		l, _ = c.Observe(&e)
	}
	if !l.First.Equal(lockStart) || l.Verdict == logs.AnAttack || !l.Until.Equal(lockStart.Add(81*time.Second)) {
		t.Errorf("five failures since %s lock until %s: %s, %s", l.First, l.Until, l.Verdict, l.Why)
	}
}

// An event that late belongs to a count before the current one.
func TestAFailureOfAnEarlierCountIsNotCounted(t *testing.T) {
	c := logs.NewLockouts(10, nil)
	for _, at := range []time.Duration{time.Hour, time.Hour + 20*time.Second, time.Hour + 40*time.Second, time.Hour + time.Minute} {
		e := failure(at, "alice")
		c.Observe(&e)
	}
	late := failure(30*time.Minute, "alice")
	if l, locked := c.Observe(&late); locked || l.Failures != 4 || !l.First.Equal(lockStart.Add(time.Hour)) {
		t.Errorf("locked %v: %+v", locked, l)
	}
}
