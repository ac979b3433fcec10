package detect_test

import (
	"slices"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// Thresholds whose counts have little room are bounded by it. At their maximum
// they still fire, and above it they are refused.
func TestAThresholdAtItsMostIsReached(t *testing.T) {
	for _, row := range []struct {
		detector   string
		thresholds []string
		does       func(*logs.Event)
		at         func(int) where
		passes     bool // at the end
	}{
		{"brute_force_user", []string{"low", "medium", "high"}, fails, inLair, false},
		{"brute_force_user_distributed", []string{"attempts", "networks", "blind_attempts", "blind_networks"}, fails, other, false},
		{"takeover", []string{"failures", "blind_failures"}, fails, inLair, true},
		{"mfa_failures", []string{"failures", "own", "prompts"}, failsCode, inLair, false},
		{"mfa_failures", []string{"failures", "own", "prompts"}, isAsked, inLair, false},
		{"mfa_fatigue_success", []string{"failures", "prompts", "blind"}, failsCode, inLair, true},
		{"mfa_fatigue_success", []string{"failures", "prompts", "blind"}, isAsked, inLair, true},
		{"password_ok_mfa_fail", []string{"failures"}, failsCode, inLair, false},
		{"forgot_password_flood", []string{"user", "own"}, does(logs.ForgotPassword), inLair, false},
		{"sms_pumping", []string{"again"}, does(logs.ResendCode), inLair, false},
	} {
		d, _ := detect.Find(row.detector)
		set, above := map[string]any{}, map[string]any{}
		for _, name := range row.thresholds {
			most, bounded := d.Most[name]
			if !bounded {
				t.Errorf("%s: %s has no bound", row.detector, name)
			}
			set[name], above[name] = most, most+1
		}
		if c := (detect.Config{Detectors: map[string]map[string]any{row.detector: above}}); c.Check() == nil {
			t.Errorf("%s: %v are accepted", row.detector, above)
		}
		c := detect.Config{Detectors: map[string]map[string]any{row.detector: set}}
		if err := c.Check(); err != nil {
			t.Error(err)
		}
		s := newScene(t, c)
		s.knows("alice")
		s.times(300, time.Second, func(i int) { s.tell("alice", row.at(i), row.does) })
		if row.passes {
			s.tell("alice", lairAt, passes)
		}
		if !slices.ContainsFunc(s.Finish(), func(a detect.Alert) bool { return a.Detector == row.detector }) {
			t.Errorf("%s: 300 do not reach %v", row.detector, set)
		}
	}
}

func inLair(int) where { return lairAt }
