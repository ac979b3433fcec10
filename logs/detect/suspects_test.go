package detect_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// A failure at another address of the network does not count for this one.
func TestACrowdIsOfOneAddress(t *testing.T) {
	neighbour := lairAt
	neighbour.ip = "203.0.113.77"
	for _, row := range []struct {
		elsewhere, here int
		alerts          int
	}{{0, 4, 0}, {1, 4, 0}, {2, 4, 0}, {0, 5, 1}, {1, 5, 1}, {3, 5, 1}} {
		s := newScene(t, detect.Config{})
		s.knows(names(9)...)
		s.times(row.elsewhere+row.here, time.Minute, func(i int) {
			at := lairAt
			if i < row.elsewhere {
				at = neighbour
			}
			s.tell(names(9)[i], at, fails)
			s.tell(names(9)[i], at, fails)
		})
		list := s.of("spray_ip")
		if len(list) != row.alerts {
			t.Errorf("%d users at the address and %d at its neighbour: %+v", row.here, row.elsewhere, list)
		}
		for _, a := range list {
			if a.Users != row.here || a.Key.Value != lairAt.ip {
				t.Errorf("%d users at the address: %s %s", row.here, a.Key.Value, a.Reason)
			}
		}
	}
}

// A spray often lingers at its first user, and its alert begins there.
func TestASpraysStoryBeginsWithItsFirstUser(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.knows(names(6)...)
	begin := s.now.Add(time.Second)
	for i, user := range names(6) {
		for range max(2, 5-5*i) {
			s.tell(user, lairAt, fails)
			s.wait(time.Minute)
		}
	}
	list := s.of("spray_ip")
	if len(list) != 1 || !list[0].First.Equal(begin) || list[0].Count != 15 || len(list[0].Evidence) != 15 {
		t.Errorf("it began at %s: %+v", begin, list)
	}
}

// A phone with an old password is not part of a spray that comes half a day later,
// except its last hour.
func TestASpraysStoryReachesBackAnHourAtMost(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.knows(names(6)...)
	s.times(12, 50*time.Minute, func(int) { s.tell("user-0", lairAt, fails) })
	began := s.now
	for _, user := range names(6)[1:] {
		s.tell(user, lairAt, fails)
		s.tell(user, lairAt, fails)
	}
	if list := s.of("spray_ip"); len(list) != 1 || list[0].First.Before(began.Add(-time.Hour)) {
		t.Errorf("it was told of at %s: %+v", began, list)
	}
}

// Two addresses of one network that alternate are two crowds.
func TestAddressesThatTakeTurnsAreCountedApart(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.knows(names(12)...)
	s.times(12, time.Minute, func(i int) {
		at := lairAt
		if i%2 == 1 {
			at.ip = "203.0.113.77"
		}
		s.tell(names(12)[i], at, fails)
		s.tell(names(12)[i], at, fails)
	})
	list := s.of("spray_ip")
	if len(list) != 2 || list[0].Users != 6 || list[1].Users != 6 {
		t.Errorf("%+v", list)
	}
}

// Weeks are counted by the clock. A user who signed in within one is known on the
// first morning of the next, even if not the last to do so, and a fortnight later
// nobody is.
func TestThoseOfANetworkAreKnownWhenAWeekBegins(t *testing.T) {
	for days, alerts := range map[int]int{1: 0, 2: 0, 3: 0, 7: 0, 14: 1, 50: 1} {
		s := newScene(t, detect.Config{})
		s.now = noon.AddDate(0, 0, 1) // a Tuesday; the weeks of Unix time begin on Thursdays
		for _, user := range names(60) {
			s.tell(user, office, passes)
		}
		s.wait(9 * time.Hour)
		s.tell("user-7", office, passes)
		s.wait(time.Duration(days) * 24 * time.Hour)
		for i := range 6 {
			s.tell(fmt.Sprint("new-", i), office, fails)
			s.tell(fmt.Sprint("new-", i), office, fails)
		}
		if list := s.of("spray_ip"); len(list) != alerts {
			t.Errorf("after %d days: %+v", days, list)
		}
	}
}
