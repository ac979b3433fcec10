package detect_test

import (
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// isRefused makes an event one that failed.
func isRefused(reason logs.Reason, change func(*logs.Event)) func(*logs.Event) {
	return func(e *logs.Event) {
		change(e)
		e.Outcome, e.Reason = logs.Fail, reason
	}
}

// A form that refuses weak passwords creates no sign-ups.
func TestWhatWasRefusedDidNotHappen(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.confirmsAreTold()
	s.times(30, 20*time.Second, func(int) { s.tell("", office, isRefused(parse.BadPassword, does(logs.SignUp))) })
	if list := s.of("signup_burst"); len(list) > 0 {
		t.Errorf("nobody signed up: %s", list[0].Reason)
	}

	s = newScene(t, detect.Config{})
	s.knows("alice")
	s.tell("alice", lairAt, isRefused(logs.WrongCode, does(logs.ConfirmForgotPassword)))
	if list := s.of("forgot_password_flood"); len(list) > 0 {
		t.Errorf("no password was set: %s", list[0].Reason)
	}
}

func TestAnActThatWasRefusedIsToldAsSuch(t *testing.T) {
	s := newScene(t, detect.Config{})
	try := func(change func(*logs.Event)) {
		s.tell("", office, func(e *logs.Event) {
			e.Kind, e.Outcome, e.Actor, e.Action, e.Source = logs.AdminCall, logs.Pass, "arn:aws:iam::123456789012:user/ana", "DeleteUserPool", logs.CloudTrail
			change(e)
		})
	}
	try(isRefused(logs.Denied, func(*logs.Event) {}))
	first := only(s.Finish(), "admin_action")
	if len(first) != 1 || first[0].Severity != detect.Medium || !strings.Contains(first[0].Reason, "refused (denied)") {
		t.Errorf("%+v", first)
	}
	s.wait(2 * time.Hour)
	try(func(*logs.Event) {})
	try(isRefused(logs.Denied, func(*logs.Event) {}))
	then := only(s.Finish(), "admin_action")
	if len(then) != 1 || then[0].Severity != detect.Critical || strings.Contains(then[0].Reason, "refused") {
		t.Errorf("what was refused once is done now: %+v", then)
	}
}
