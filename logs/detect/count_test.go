package detect_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// Reading a file again, or on another machine, gives the same alerts, though large
// crowds are sampled.
func TestTheSameRecordsComeToTheSameAlerts(t *testing.T) {
	var events []logs.Event
	s := newScene(t, detect.Config{})
	s.each = func(e logs.Event) { events = append(events, e) }
	for i, user := range names(200) {
		s.tell(user, lairAt, fails)
		s.tell(user, other(i%60), fails)
		s.tell(user, lairAt, isNobody)
	}
	var first []detect.Alert
	for range 3 {
		engine := detect.New(detect.Config{})
		for _, e := range events {
			engine.Observe(&e)
		}
		switch alerts := engine.Finish(); {
		case len(alerts) < 3:
			t.Fatalf("there are %d alerts", len(alerts))
		case first == nil:
			first = alerts
		case !reflect.DeepEqual(alerts, first):
			t.Fatalf("there is %+v, and there was %+v", alerts, first)
		}
	}
}

// An alert counts events, though its reason is about more than a crowd can list,
// or about some that no log has.
func TestAnAlertCountsNoMoreEventsThanThereAre(t *testing.T) {
	for _, row := range []struct {
		detector      string
		users, each   int
		count, exact  int // its users, where they are not an estimate
		reason, about string
	}{
		{"stuffing_ip", 40, 1, 40, 40, "40 users, 40 failures in 39s", ""},
		{"stuffing_ip", 150, 1, 150, 150, "150 users, 150 failures in 2m29s", ""},
		{"spray_ip", 150, 2, 299, 150, // the first is not in the sample
			"150 users, 299 failures in 4m58s, 2.0 each", ""},
		{"stuffing_ip", 400, 1, 400, 0, "about ", "400 failures in 6m39s"},
		{"lockout", 1, 1, 1, 1, "", "about 5 failures counted"},
	} {
		s := newScene(t, detect.Config{})
		for range row.each {
			for _, user := range names(row.users) {
				s.tell(user, lairAt, func(e *logs.Event) {
					fails(e)
					if row.detector == "lockout" {
						e.Reason = logs.Locked
					}
				})
			}
		}
		list := s.of(row.detector)
		if len(list) != 1 {
			t.Fatalf("%s, %d users: %+v", row.detector, row.users, list)
		}
		a := list[0]
		if a.Count != row.count || row.exact > 0 && a.Users != row.exact || a.Users > a.Count || a.IPs != 1 {
			t.Errorf("%s, %d users: %d events, %d users, %d addresses: %s", row.detector, row.users, a.Count, a.Users, a.IPs, a.Reason)
		}
		if !strings.HasPrefix(a.Reason, row.reason) || !strings.Contains(a.Reason, row.about) || a.Crossed > a.Count {
			t.Errorf("%s, %d users: %s, of %d", row.detector, row.users, a.Reason, a.Crossed)
		}
	}
}

// Codes that were requested are not wrong codes.
func TestWrongCodesAreCountedWithoutWhatAskedForThem(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.times(15, 20*time.Second, func(int) {
		s.tell("alice", lairAt, isAsked)
		s.tell("alice", lairAt, failsCode)
	})
	if list := s.of("mfa_failures"); len(list) != 1 || list[0].Count != 15 || !strings.HasPrefix(list[0].Reason, fmt.Sprintf("%d wrong codes", list[0].Crossed)) {
		t.Errorf("it tells %+v", list)
	}
}

// The latest eight prompts are kept; wrong codes from before them answer none of
// them.
func TestCodesThatAreNotAnsweredAreNoticedAfterWrongOnes(t *testing.T) {
	for wrong := range 4 {
		s := newScene(t, detect.Config{})
		for range wrong {
			s.tell("alice", lairAt, isAsked)
			s.tell("alice", lairAt, failsCode)
		}
		for range 8 {
			s.tell("alice", lairAt, isAsked)
		}
		if list := s.of("mfa_failures"); len(list) != 1 || !strings.HasPrefix(list[0].Reason, "8 challenges not answered") {
			t.Errorf("after %d wrong codes: %+v", wrong, list)
		}
	}
}
