package detect_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// inTrail makes an event one that CloudTrail reports.
func inTrail(change func(*logs.Event)) func(*logs.Event) {
	return func(e *logs.Event) {
		change(e)
		e.Source, e.Pool, e.Country, e.City = logs.CloudTrail, "", "", ""
	}
}

// The export has sign-ups and requested resets, but not their completion.
func TestWhatOnlyCloudTrailTellsCountsBesideTheExport(t *testing.T) {
	for _, row := range []struct {
		detector  string
		asks, end logs.Kind
	}{
		{"signup_burst", logs.SignUp, logs.ConfirmSignUp},
		{"forgot_password_flood", logs.ForgotPassword, logs.ConfirmForgotPassword},
	} {
		s := newScene(t, detect.Config{})
		s.tell("somebody", home, inTrail(does(logs.ConfirmSignUp))) // so that confirmations are known to be reported
		s.times(24, 30*time.Second, func(i int) {
			s.tell(fmt.Sprint("pupil-", i), office, does(row.asks))
			s.tell(fmt.Sprint("pupil-", i), office, inTrail(does(row.asks)))
			s.wait(20 * time.Second)
			s.tell(fmt.Sprint("pupil-", i), office, inTrail(func(e *logs.Event) { e.Kind, e.Outcome = row.end, logs.Pass }))
		})
		for _, a := range s.of(row.detector) {
			t.Errorf("%s: all of 24 did what they were asked for: %s", row.detector, a.Reason)
		}
		if n := s.Stats().Again; n != 24 {
			t.Errorf("%s: %d events are taken for told twice, want the first of each", row.detector, n)
		}
	}
}

// A trail goes back further than an export that was just switched on.
func TestWhatCloudTrailTellsOfBeforeTheExportCounts(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.tell("zoe", home, passes)
	s.now = s.now.Add(-20 * time.Hour)
	s.times(14, 10*time.Second, func(i int) { s.tell(names(14)[i], lairAt, inTrail(fails)) })
	if n := s.Stats().Again; n != 0 {
		t.Errorf("%d of 14 failures of 20 hours ago are taken for told by the export", n)
	}
}

// A user who types the code after a minute is asked for it once, though CloudTrail
// reports that, late, and the export only the success.
func TestAChallengeOnTheWayToWhatTheExportTellsDoesNotCount(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.times(7, time.Minute, func(int) {
		s.tell("alice", home, passes)
		s.now = s.now.Add(-40 * time.Second)
		s.tell("alice", home, inTrail(isAsked))
		s.wait(39 * time.Second)
	})
	for _, a := range s.Finish() {
		t.Errorf("%s: %s", a.Detector, a.Reason)
	}
}

// Logs are read one after the other: CloudTrail may be the first.
func TestWhatTwoSourcesTellCountsOnceWhicheverIsFirst(t *testing.T) {
	s := newScene(t, detect.Config{})
	at := s.now
	for _, told := range []func(*logs.Event){inTrail(fails), fails} {
		s.now = at
		s.times(3, 20*time.Second, func(int) { s.tell("alice", lairAt, told) })
	}
	if l, ok := s.Lockout("alice", s.now); !ok || l.Failures != 3 {
		t.Errorf("three failures count as %d", l.Failures)
	}
	for _, a := range s.Finish() {
		t.Errorf("%s: %s", a.Detector, a.Reason)
	}
}
