package tui_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// A detector waits for half an hour before it closes an alert; an operator asks what is
// going on now.
func TestAStoryOfWhichNothingComesIsNotGoingOn(t *testing.T) {
	h := attacked(t)
	h.Sees("1 alert, 0 going on").Press("w", "enter").Sees("high, quiet for 8m").Press("esc", "w")
	h.signs(12, "Fail", "203.0.113.9", time.Second)
	h.Press("R").Sees("1 alert, 1 going on").Press("w", "enter").Sees("high, going on")
}

// The hour that was read cuts an attack that began before it.
func TestAStoryThatMayHaveBegunBeforeSaysSo(t *testing.T) {
	h := newHouse(t)
	for i := range 12 {
		h.signs(0, "Fail", "203.0.113.9", 59*time.Minute-time.Duration(i)*5*time.Second)
	}
	h.Command("pool acme-workforce").Press("4").Sees("brute force user").
		Press("w", "enter").Sees("It may have begun earlier: what was read starts at", ":signins 6h").
		Press("y", "t").Sees("Copied")
	h.copiedText(t, " UTC, or earlier: what was read starts at 2026-11-14 13:03:")
	h.Press("esc").Command("signins 6h").Press("w", "enter").SeesNot("It may have begun before")
}

func TestAMuteIsTakenBackByUndo(t *testing.T) {
	h := attacked(t)
	h.Press("w", "m", "enter").Sees("1 mute ").Press("u").Sees("Unmuted: ").SeesNot("1 mute")
}

// What would contain it is advised only where the user's state allows it.
func TestAnAlertDoesNotAdviseWhatTheUsersStateRefuses(t *testing.T) {
	for status, lines := range map[types.UserStatusType][]string{
		types.UserStatusTypeForceChangePassword: {"contains it", "disable", "not possible", "reset password: "},
		types.UserStatusTypeConfirmed:           {"contains it", "reset password, disable"},
	} {
		h := newHouse(t)
		user := -1
		for i, u := range h.users {
			if u.UserStatus == status && u.Enabled {
				user = i
			}
		}
		for i := range 12 {
			h.signs(user, "Fail", "203.0.113.9", 3*time.Minute-time.Duration(i)*5*time.Second)
		}
		h.Command("pool acme-workforce").Press("4").Sees("brute force user").Press("w", "enter").Sees(lines...)
	}
}

// Its letters are the same as everywhere.
func TestTheActsThatContainAnAlertComeFirst(t *testing.T) {
	menu := func(h *house) string {
		_, menu, _ := strings.Cut(h.Screen(), "act on 12 users")
		return menu
	}
	h := attacked(t)
	spray, _ := detect.Find("spray_ip")
	for _, way := range [][]string{{"w", "a"}, {"enter", "a"}} { // in the list, then on the page
		h.Press(way...).Sees("contains the alert", "all others")
		at := strings.Index(menu(h), "contains the alert")
		for _, id := range append(slices.Clone(spray.Contain), "enable") {
			action, _ := acts.FindAction(id)
			next := strings.Index(menu(h), action.Key+"  "+action.Name)
			if next < at {
				t.Errorf("%s comes at %d, after %d:\n%s", id, next, at, h.Screen())
			}
			at = next
		}
		if n := strings.Count(menu(h), "  sign out everywhere "); n != 1 {
			t.Errorf("to sign out is offered %d times", n)
		}
		h.Press("esc")
	}
	h.Press("esc", "w", "a").SeesNot("contains the alert")
}

func TestWhatContainsAnAlertIsAnActionThereIs(t *testing.T) {
	for _, d := range detect.Detectors() {
		for _, id := range d.Contain {
			if _, ok := acts.FindAction(id); !ok {
				t.Errorf("%s: there is no action %s", d.ID, id)
			}
		}
	}
}

// Where a log has only subs, the alert's subject is a sub, and the directory has the
// name.
func TestAnAlertNamesItsUserBesideTheSub(t *testing.T) {
	h := newHouse(t)
	h.nameless = true
	for i := range 12 {
		h.signs(3, "Fail", "203.0.113.9", 3*time.Minute-time.Duration(i)*5*time.Second)
	}
	name, sub := h.username(3), h.attribute(3, "sub")
	both := name + " (" + sub + ")"
	h.Command("pool acme-workforce").Press("4").Press("w", "enter").Sees("about", "user "+both)
	h.Resize(200, 40).Press("y").Sees("what it is about", both, "subs").Press("m")
	if !strings.Contains(h.Copied, `user: "`+sub+`" } # `+name+"\n") {
		t.Errorf("the mute for the config is %q", h.Copied)
	}
	h.Press("m", "enter", "esc", "S").Sees("muted", "user "+both+": 0 events")
}

func TestWhatWasSaidBeforeADialogIsNotSaidInIt(t *testing.T) {
	h := attacked(t)
	h.Press("m").Sees("no alert under the cursor").Press("w", "m").Sees("mute spray ip").SeesNot("no alert under the cursor")
	h.Press("enter").Sees("Muted: spray ip").Press("a").Sees("act on 12 users").SeesNot("Muted: spray ip")
}

// The reason is about what exceeded the threshold most; the alert may be larger.
func TestAnAlertSaysOfHowManyEventsItsReasonIs(t *testing.T) {
	h := newHouse(t)
	for i := range 30 {
		h.signs(3, "Fail", "203.0.113.9", 31*time.Minute-time.Duration(i)*time.Minute)
	}
	h.Command("pool acme-workforce").Press("4", "w", "enter").Sees("brute force user", "16 wrong passwords in 15m", "30 events, 1 user, 1 address; the reason above counts 16 of them")
}

// A pool is attacked from many addresses.
func TestAnAlertCountsAddresses(t *testing.T) {
	h := newHouse(t)
	for i := range 60 {
		h.signsAs(fmt.Sprintf("0a1b2c3d-0000-4000-8000-%012d", i), fmt.Sprintf("203.0.113.%d", 1+i), 9*time.Minute-time.Duration(i)*time.Second)
	}
	h.Command("pool acme-workforce").Press("4", "w", "enter").Sees("60 failures in 59s from 60 addresses of 203.0.113.0/24", "60 events, 60 users, 60 addresses")
}

// Names replace subs while the page is read: lines below the users would move.
func TestTheEvidenceOfAnAlertStandsByTimeAndAboveItsUsers(t *testing.T) {
	h := newHouse(t)
	for i := range 12 {
		h.signs(3, "Fail", "203.0.113.9", time.Minute-time.Duration(i)*5*time.Second)
	}
	h.Command("pool acme-workforce").Press("4").Sees("12 wrong passwords")
	h.signs(3, "Fail", "203.0.113.9", 90*time.Second) // it arrives late
	h.goLive().Press("w", "enter").Sees("evidence: 13 records")
	_, evidence, _ := strings.Cut(h.Screen(), "evidence: 13 records")
	evidence, _, users := strings.Cut(evidence, "1 user ─")
	if !users {
		t.Errorf("the users are not below:\n%s", h.Screen())
	}
	times := regexp.MustCompile(`14:0\d:\d\d`).FindAllString(evidence, -1)
	if len(times) != 13 || !slices.IsSorted(times) {
		t.Errorf("it stands at %v", times)
	}
}
