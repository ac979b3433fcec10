package tui_test

import (
	"strings"
	"testing"
)

// A plan of many lists everybody: it is scrolled, searched and pruned.
func TestAPlanListsEverybodyAndIsPruned(t *testing.T) {
	c := bulky(t, nil)
	c.Press("*").Sees("300 marked").Act("disable").
		Sees("disable · ", "fixed now: ali-baba, ", " more", "type ").
		Advance(second).Press("/").Sees("300 users", "ali-baba", "↓ ")
	c.Press("G").Sees("left out: This user is disabled already.").Press("g")
	c.Press("/").Type("bob").Sees("2 of 300 users hold “bob”", "bob-2").Press("enter", "x").
		Sees("✗ bob", "taken out", "1 taken out").
		Press("esc").Sees("300 users · 1 taken out").Press("enter").
		Sees("taken out", "1 user", "type ")
	if n := calls(c, "AdminDisableUser"); n != 0 {
		t.Errorf("AdminDisableUser was called %d times", n)
	}
}

func TestWhoIsTakenOutIsNotActedOn(t *testing.T) {
	c := bulky(t, nil)
	c.Press("j", "space", "space", "space").Act("disable").Sees("disable · 3 users", "type 3 to continue:").
		Advance(second).Press("/").Advance(second).Press("x", "enter").
		Sees("disable · 2 users", "taken out", "1 user", "type 2 to continue:").
		ConfirmBy("2").Sees("2 done. b shows the report.")
	c.Row(5).Is("ali-baba", "invite expired").Row(6).Is("✗ disabled")
	if n := calls(c, "AdminDisableUser"); n != 2 {
		t.Errorf("AdminDisableUser was called %d times", n)
	}
	c.Command("audit").Sees("disable").SeesNot("ali-baba")
}

// Taken out and back in again; without anybody nothing can be done.
func TestAPlanWithoutAnybodyIsNotConfirmed(t *testing.T) {
	c := bulky(t, nil)
	c.Press("j", "space", "space").Act("disable").Advance(second).Press("/").Advance(second).Press("x", "x", "enter").
		Sees("disable · 0 users", "back").SeesNot("to continue:").
		Press("/").Advance(second).Press("x", "enter").Sees("disable · 1 user", "type 1 to continue:")
}

// Keys that come all at once take nobody out.
func TestNobodyIsTakenOutByABurst(t *testing.T) {
	c := bulky(t, nil)
	c.Press("j", "space", "space").Act("disable").Advance(second).Press("/").Sees("2 users").Burst("xxxx").SeesNot("taken out")
}

// How many get a message how, and who by name in the list, masked as Cognito does it.
func TestAPlanSaysWhereItsMessagesGo(t *testing.T) {
	c := users(t).Press("j", "j").Act("reset-password").Sees("sends a message", "message", "by e-mail to alina@acme.example").
		Advance(second).Press("esc")
	c.Press("j", "j", "j").Act("resend-code").Sees("acme-web").Type("acme-web").Press("down", "enter").
		Sees("by e-mail to carol@example.com").Advance(second).Press("esc")
	b := bulky(t, nil)
	b.Press("j", "j", "space", "j", "space").Act("reset-password").
		Sees("messages", "2 by e-mail", "not read").
		Advance(second).Press("/").Sees("message by e-mail to a***@a***", "b***@e***")
	if strings.Contains(b.Row(15).Text, "alina@") {
		t.Error(b.Screen())
	}
}

// All commands are copied, one a line.
func TestTheCommandsOfAPlanOfManyAreCopied(t *testing.T) {
	c := bulky(t, nil)
	c.Press("j", "space", "space", "space").Act("disable").Advance(second).Press("ctrl+y").Sees("Copied the aws commands for all 3 users.")
	if n := strings.Count(c.Copied, "aws cognito-idp admin-disable-user"); n != 3 || strings.Count(c.Copied, "\n") != 2 {
		t.Errorf("copied %q", c.Copied)
	}
}
