package tui_test

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// silent is a house whose AWS does not answer one operation until it is released.
type silent struct {
	*house
	holds   *atomic.Bool
	cuts    *atomic.Bool  // the connection of the next call
	asked   chan struct{} // gets a value for each call that is not answered
	release func()
}

// silentOn starts the console, which says at once that it waits.
func silentOn(t *testing.T, operation string) silent {
	t.Helper()
	answer := make(chan struct{})
	s := silent{
		holds: &atomic.Bool{}, cuts: &atomic.Bool{},
		asked: make(chan struct{}, 100), release: sync.OnceFunc(func() { close(answer) }),
	}
	s.house = houseBehind(t, withTrail(), func(aws http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if s.holds.Load() && strings.HasSuffix(r.Header.Get("X-Amz-Target"), "."+operation) {
				if s.cuts.CompareAndSwap(true, false) {
					panic(http.ErrAbortHandler)
				}
				s.asked <- struct{}{}
				select {
				case <-answer:
				case <-r.Context().Done():
					return
				}
			}
			aws.ServeHTTP(w, r)
		})
	}, screen.Options{Session: call.Options{Patience: time.Nanosecond}})
	t.Cleanup(s.release)
	return s
}

// Asks presses a key that makes the console call the operation, which is not answered
// from now on.
func (s silent) Asks(t *testing.T, key string) {
	t.Helper()
	s.holds.Store(true)
	s.Hit(key)
	select {
	case <-s.asked:
	case <-time.After(10 * time.Second):
		t.Fatalf("no call was made:\n%s", s.Screen())
	}
}

// The console says for how long AWS has not answered, until the answer has come.
func TestTheConsoleSaysWhichCallAWSDoesNotAnswer(t *testing.T) {
	for operation, keys := range map[string][]string{
		"ListUsers":              {"enter"},               // a listing
		"ListGroups":             {"enter", "2"},          // another
		"AdminListGroupsForUser": {"enter", "enter", "2"}, // a tab of a user
		"AdminListDevices":       {"enter", "enter", "3"},
	} {
		t.Run(operation, func(t *testing.T) {
			h := silentOn(t, operation)
			for _, key := range keys[:len(keys)-1] {
				h.Press(key)
			}
			h.Asks(t, keys[len(keys)-1])
			h.Advance(12 * time.Second).Awaits("waiting for AWS: " + operation + ", 12 s (try 1 of 3)")
			h.Advance(1 * time.Second).Awaits("waiting for AWS: " + operation + ", 13 s (try 1 of 3)")
			h.release()
			h.Send(tea.FocusMsg{}).SeesNot("waiting for AWS")
		})
	}
}

// An act that AWS does not answer is not sent again, so no other try is promised.
func TestAnActThatAWSDoesNotAnswerIsToldWithoutTries(t *testing.T) {
	h := silentOn(t, "AdminResetUserPassword")
	h.Press("enter", "j", "j").Act("reset-password").Advance(time.Second).Press("tab")
	h.Asks(t, "enter")
	h.Advance(12 * time.Second).Awaits("waiting for AWS: AdminResetUserPassword, 12 s").SeesNot("try 1")
	h.release()
	h.Send(tea.FocusMsg{}).SeesNot("waiting for AWS")
}

// Esc gives up as before, and what was given up is not waited for.
func TestAWaitThatIsStoppedIsNotTold(t *testing.T) {
	h := silentOn(t, "ListUsers")
	h.Press("enter", ":").Type("user alice")
	h.Asks(t, "enter")
	h.Awaits("waiting for AWS: ListUsers, 0 s (try 1 of 3)").Awaits("reading the user")
	h.Press("esc").SeesNot("waiting for AWS", "reading the user").Sees("acme-consumer › users")
}

// Each try is told as it is made.
func TestTheTryThatAWSDoesNotAnswerIsTold(t *testing.T) {
	h := silentOn(t, "ListUsers")
	h.cuts.Store(true)
	h.Asks(t, "enter")
	h.Awaits("waiting for AWS: ListUsers, 0 s (try 2 of 3)")
	h.release()
	h.Send(tea.FocusMsg{}).SeesNot("waiting for AWS").Sees("alice")
}
