package tui_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// sprayed is a house behind a gate, where one address tried n users.
func sprayed(t *testing.T, users int) (*house, *gate) {
	t.Helper()
	g := &gate{over: t.Context().Done()}
	logging := logsemulator.New(logsemulator.Options{Now: clock()})
	h := houseBehind(t, logging, g.before, screen.Options{})
	for i := range users {
		h.signs(i, "Fail", "203.0.113.9", 20*time.Minute-time.Duration(i)*30*time.Second)
		h.signs(i, "Fail", "203.0.113.9", 20*time.Minute-time.Duration(i)*30*time.Second-5*time.Second)
	}
	return h, g
}

func TestTheUsersOfAnAlertAreReadInAsFewCallsAsThereArePages(t *testing.T) {
	h, g := sprayed(t, 12)
	h.Command("pool acme-workforce").Press("4", "w", "enter")
	g.shut("none", "none", false)
	h.Press("a").Sees("act on 12 users")
	if n := g.count("ListUsers"); n != 1 {
		t.Errorf("12 users of a pool of %d took %d calls", len(h.users), n)
	}
	h.Press("esc", "a").Sees("act on 12 users")
	if n := g.count("ListUsers"); n != 1 {
		t.Errorf("opening it again takes %d calls", n-1)
	}
	h.Press("s").ConfirmBy("12").Sees("12 done")
	before := g.count("ListUsers")
	h.Press("a").Sees("act on 12 users")
	if n := g.count("ListUsers"); n != before+1 {
		t.Errorf("after an act it takes %d calls", n-before)
	}
}

func TestReadingTheUsersOfAnAlertTellsHowFarItIsAndCanBeStopped(t *testing.T) {
	h, g := sprayed(t, 12)
	h.Command("pool acme-workforce").Press("4", "w")
	g.shut("ListUsers", "none", false)
	h.Hit("a").Writes("12 users").Writes("0 of 12")
	<-g.held
	h.Press("esc").Sees("Reading was stopped; nothing was changed.").SeesNot("act on", "0 of 12")
	g.shut("none", "none", false)
	h.Press("a").Sees("act on 12 users").SeesNot("Reading was stopped", "0 of 12")
}

// A log has users who were deleted, and names that never existed.
func TestThePlanSaysWhoOfTheAlertIsNotInIt(t *testing.T) {
	h, _ := sprayed(t, 12)
	gone := h.username(4)
	if _, err := h.client.AdminDeleteUser(t.Context(), &cognitoidentityprovider.AdminDeleteUserInput{UserPoolId: &h.pool, Username: &gone}); err != nil {
		t.Fatal(err)
	}
	h.Command("pool acme-workforce").Press("4", "w", "a").Sees("act on 12 users", "applies to 11 of 12").
		Press("d").Sees("disable · 11 users", "11 users, fixed now",
		"1 of the 12 users is not, or no longer, in the pool.", "left out", h.attribute(4, "sub")+": The pool has no such user")
}

// The total counts what was read, although the reason counts a sample.
func TestThePlanCountsThoseOfTheAlertThatAreGone(t *testing.T) {
	h, _ := sprayed(t, 12)
	for i := range 75 {
		h.signsAs(fmt.Sprintf("0a1b2c3d-0000-4000-8000-%012d", i), "203.0.113.9", 9*time.Minute-time.Duration(i)*time.Second)
	}
	h.Command("pool acme-workforce").Press("4", "w", "enter").Sees("about ", "in all", "99 events, 87 users, 1 address").
		Press("a").Sees("act on 87 users").Press("d").
		Sees("disable · 12 users", "75 of the 87 users are not, or no longer, in the pool").SeesNot("an estimate")
}

// A key pressed again because nothing happened yet asks once.
func TestUsersWhoAreReadTwiceComeUpOnce(t *testing.T) {
	h, g := sprayed(t, 12)
	h.Command("pool acme-workforce").Press("4", "w")
	g.shut("ListUsers", "none", false)
	h.Hit("a")
	<-g.held
	h.Hit("a") // meant for the menu, which is not open yet
	close(g.open)
	h.Writes("act on 12 users").Press("d").Sees("disable · 12 users").SeesNot("act on 12 users")
	if n := g.count("ListUsers"); n != 1 {
		t.Errorf("the users were read %d times", n)
	}
}
