package detect_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// Some sources tell no place: such a success moves nobody.
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
