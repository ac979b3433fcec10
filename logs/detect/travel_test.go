package detect_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// Some sources give no place: such a success moves nobody.
func TestASuccessWithoutAPlaceIsNoDeparture(t *testing.T) {
	newYork := where{"198.51.100.7", "United States", "New York City", "Safari 17, iPhone"}
	nowhere := where{"10.9.9.9", "", "", home.device}
	for _, row := range []struct {
		first, then time.Duration // before and after the success without a place
		alerts      int
	}{{10 * time.Hour, 30 * time.Minute, 0}, {time.Hour, 30 * time.Minute, 1}, {0, 10 * time.Hour, 0}, {26 * time.Hour, time.Hour, 0}} {
		s := newScene(t, detect.Config{})
		s.knows("alice")
		s.tell("alice", home, passes)
		s.wait(row.first)
		s.tell("alice", nowhere, passes)
		s.wait(row.then)
		s.tell("alice", newYork, passes)
		if list := s.of("impossible_travel"); len(list) != row.alerts {
			t.Errorf("from Lisbon to New York in %s and %s: %+v", row.first, row.then, list)
		}
	}
}

// A Node.js server that listens on IPv6 passes its users' addresses on as
// ::ffff:192.0.2.7. They count as the same networks as without the prefix.
func TestATravellersAddressMayBeMappedIntoIPv6(t *testing.T) {
	s := newScene(t, detect.Config{})
	at, lair := home, lairAt
	at.ip, lair.ip = "::ffff:"+home.ip, "::ffff:"+lairAt.ip
	for range 4 {
		s.tell("alice", at, passes)
	}
	s.wait(time.Hour)
	s.tell("alice", lair, passes)
	if list := s.of("impossible_travel"); len(list) != 1 {
		t.Errorf("it tells %+v", list)
	}
}
