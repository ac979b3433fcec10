package detect_test

import (
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// calls is an operator's call.
func calls(operation string) func(*logs.Event) {
	return func(e *logs.Event) {
		e.Kind, e.Outcome, e.Action, e.Actor, e.Source = logs.AdminCall, logs.Pass, operation, "arn:aws:iam::123456789012:user/key", logs.CloudTrail
	}
}

// An actor who blinds a pool and goes on to its users makes one alert. What the
// actor did before is not part of it.
func TestWhatAnActorDoesNextIsOfHisStory(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.tell("alice", lairAt, calls("AdminDisableUser"))
	s.tell("", lairAt, calls("SetLogDeliveryConfiguration"))
	for _, user := range []string{"alice", "bob"} {
		s.tell(user, lairAt, calls("AdminSetUserPassword"))
		s.tell(user, lairAt, calls("AdminDisableUser"))
		s.tell(user, lairAt, calls("AdminGetUser"))
	}
	list := s.of("admin_action")
	if len(list) != 1 || list[0].Count != 5 || list[0].Severity != detect.High || len(list[0].Evidence) != 5 {
		t.Fatalf("it tells %+v", list)
	}
	if !strings.HasPrefix(list[0].Reason, "SetLogDeliveryConfiguration") || strings.Join(list[0].Subs, " ") != "alice bob" {
		t.Errorf("it tells %+v", list[0])
	}
}

// The actor is not one of the users that the alert is about.
func TestABurstCountsTheUsersThatItIsAbout(t *testing.T) {
	s := newScene(t, detect.Config{})
	for i := range 40 {
		s.tell(names(3)[i%3], office, calls("AdminGetUser"))
	}
	if list := s.of("admin_action"); len(list) != 1 || list[0].Users != 3 || list[0].Count != 40 {
		t.Errorf("it tells %+v", list)
	}
}

// A phone that keeps trying an old password meets the lock, and the alert
// continues.
func TestTriesThatMeetALockAreOfItsStory(t *testing.T) {
	for _, reason := range []logs.Reason{logs.Locked, logs.BadCredentials} { // the export says no more
		s := newScene(t, detect.Config{})
		s.times(10, time.Second, func(int) { s.tell("alice", lairAt, fails) })
		s.times(20, time.Minute, func(int) {
			s.tell("alice", lairAt, func(e *logs.Event) {
				fails(e)
				e.Reason = reason
			})
		})
		last := s.now
		list := s.of("lockout")
		if len(list) != 1 || last.Sub(list[0].Last) > time.Minute || list[0].Count < 25 {
			t.Errorf("%s: the last try was at %s, and it tells %+v", reason, last, list)
		}
	}
}
