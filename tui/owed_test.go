package tui_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// A screen behind is read again when it comes to the front, and once.
func TestAfterAnActTheScreenInFrontAloneIsReadAgain(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) { s.Lag(30 * time.Second) }})
	c.Press("enter", "2", "1", "enter", "2", "1", "a", "e").Advance(time.Second)
	before := calls(c, "ListUsers")
	c.Press("tab", "enter").Sees("~ enable: done, not confirmed yet")
	if n := calls(c, "ListUsers") - before; n != 1 {
		t.Errorf("%d users were read, want the one in front", n)
	}
	c.Press("esc").Selected().Is("~ alice", "✗ disabled")
	if n := calls(c, "ListUsers") - before; n != 2 {
		t.Errorf("%d users were read, want 2", n)
	}
	c.Press("]", "[")
	if n := calls(c, "ListUsers") - before; n != 2 {
		t.Errorf("%d users were read for coming and going", n)
	}
}

func TestAfterABulkEachScreenIsReadAgainWhenItIsLookedAt(t *testing.T) {
	c := bulky(t, nil)
	c.Press("3", "2", "enter", "[", "1", "enter", "2", "3", "1", "esc", "space", "space", "a", "s").Advance(time.Second).Type("2")
	count := func() (n int) {
		for _, call := range c.Server.Calls() {
			if call.Operation != "AdminUserGlobalSignOut" {
				n++
			}
		}
		return n
	}
	before := count()
	c.Press("enter").Sees("2 done")
	if n := count() - before; n != 1 {
		t.Errorf("%d calls were made to read again, want 1", n)
	}
	for _, key := range []string{"2", "3"} {
		c.Press(key)
	}
	if n := count() - before; n != 3 {
		t.Errorf("%d calls were made for three screens", n)
	}
}

func TestAPoolIsReadAgainWhenItsUsersAreMoreOrFewer(t *testing.T) {
	c := users(t).Press("3").Sees("self sign-up").Press("2")
	before := calls(c, "DescribeUserPool")
	c.Command("create-group").Type("testers").Press("ctrl+s").Confirm().
		Sees("✓ create group").Press("3")
	if n := calls(c, "DescribeUserPool") - before; n != 0 {
		t.Errorf("a group that was made reads the pool %d times", n)
	}
	c.Press("1", "a", "X").ConfirmBy("alice").Sees("✓ delete").Press("3")
	if n := calls(c, "DescribeUserPool") - before; n != 1 {
		t.Errorf("a user who was deleted reads the pool %d times, want 1", n)
	}
}
