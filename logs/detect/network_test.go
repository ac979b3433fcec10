package detect_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// An attacker who rents a network changes its address with every try: no address
// has more than one user, and there is no second network.
func TestAnAttackFromOneNetworkIsNoticed(t *testing.T) {
	for name, row := range map[string]struct {
		detector, address, network string
		tries                      int
	}{
		"stuffing": {"stuffing_distributed", "203.0.113.%d", "203.0.113.0/24", 1},
		"spray":    {"spray_distributed", "203.0.113.%d", "203.0.113.0/24", 2},
		"IPv6":     {"stuffing_distributed", "2001:db8:7:%x::1", "2001:db8:7::/48", 1},
		"mapped":   {"stuffing_distributed", "::ffff:203.0.113.%d", "203.0.113.0/24", 1},
	} {
		s := newScene(t, detect.Config{})
		for i, user := range names(60) {
			for range row.tries {
				at := lairAt
				at.ip = fmt.Sprintf(row.address, 1+i)
				s.tell(user, at, fails)
			}
		}
		list := s.of(row.detector)
		if len(list) != 1 {
			t.Fatalf("%s: %+v", name, list)
		}
		if a := list[0]; a.Key.Kind != detect.OnPool || a.Count != 60*row.tries || a.IPs != 60 || !strings.Contains(a.Reason, " addresses of "+row.network) {
			t.Errorf("%s: %+v", name, a)
		}
	}
}

// A network that people sign in from is a provider's or an office's, and an
// attack from one address in it is about that address.
func TestANetworkWhereMostSucceedIsNoAttack(t *testing.T) {
	s := newScene(t, detect.Config{})
	for i, user := range names(120) {
		at := lairAt
		at.ip = fmt.Sprintf("203.0.113.%d", 1+i%60)
		if i%4 == 0 {
			s.tell(user, at, fails)
		} else {
			s.tell(user, at, passes)
		}
	}
	for _, a := range s.Finish() {
		if strings.HasSuffix(a.Detector, "_distributed") {
			t.Errorf("it tells %+v", a)
		}
	}
}

func TestOneAddressIsNoNetwork(t *testing.T) {
	s := newScene(t, detect.Config{})
	for _, user := range names(60) {
		s.tell(user, lairAt, fails)
	}
	for _, a := range s.Finish() {
		if a.Detector != "stuffing_ip" && a.Detector != "volume" {
			t.Errorf("it tells %+v", a)
		}
	}
}

// Before anything is usual, a busy pool is one where more succeed than fail, though
// nobody has failed for an hour.
func TestWhoSucceededLatelyCountsAfterAnHourWithoutFailures(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.tell("alice", lairAt, fails)
	for i, user := range names(200) {
		s.tell(user, other(100+i%100), passes)
		s.wait(20 * time.Second)
	}
	for i := range 30 {
		s.tell(fmt.Sprintf("new-%d", i), other(i), fails)
	}
	for _, a := range s.Finish() {
		if strings.HasSuffix(a.Detector, "_distributed") {
			t.Errorf("it tells %+v", a)
		}
	}
}
