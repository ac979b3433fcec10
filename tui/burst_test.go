package tui_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// acted counts the calls that change something.
func actsOf(c *tuitest.Console) (n int) {
	for _, operation := range []string{
		"AdminEnableUser", "AdminDisableUser", "AdminDeleteUser", "AdminConfirmSignUp", "AdminResetUserPassword", "AdminUserGlobalSignOut",
		"AdminSetUserPassword", "DeleteGroup", "AdminRemoveUserFromGroup", "AdminAddUserToGroup", "AdminUpdateUserAttributes", "AdminCreateUser",
	} {
		n += calls(c, operation)
	}
	return n
}

// slowly types a text like a person who has not noticed what is in front.
func slowly(c *tuitest.Console, text string, apart time.Duration) *tuitest.Console {
	for _, r := range text {
		c.Advance(apart).Burst(string(r))
	}
	return c
}

// Keys meant for the `:` line, a paste without brackets, keys on their way: none of them
// does anything, wherever they arrive.
func TestTextThatReachesADialogDoesNothing(t *testing.T) {
	texts := []string{
		":confirm\n\t\n", "confirm\n\t\n", "c\n\t\n", "ae\t\n", "ad\t\n", "aX alice\n", "e\t\n", "d\n\t\n\n\t\n", "\t\n", "alice\n", "X\nalice\n",
		"users status:unconfirmed\n\t\n", "g\nbeta\n\t\n", ":enable\n\t\n", "p\t\n\t\n", "yu\t\n",
	}
	places := map[string]func(c *tuitest.Console) *tuitest.Console{
		"list":          func(c *tuitest.Console) *tuitest.Console { return c },
		"act menu":      func(c *tuitest.Console) *tuitest.Console { return c.Press("a") },
		"plan":          func(c *tuitest.Console) *tuitest.Console { return c.Press("a", "e") },
		"typed plan":    func(c *tuitest.Console) *tuitest.Console { return c.Press("a", "X") },
		"form":          func(c *tuitest.Console) *tuitest.Console { return c.Press("a", "g") },
		"copy menu":     func(c *tuitest.Console) *tuitest.Console { return c.Press("y") },
		"sort menu":     func(c *tuitest.Console) *tuitest.Console { return c.Press("s") },
		"help":          func(c *tuitest.Console) *tuitest.Console { return c.Press("?") },
		"plan of many":  func(c *tuitest.Console) *tuitest.Console { return c.Press("space", "space", "a", "s") },
		"unconfirmed":   func(c *tuitest.Console) *tuitest.Console { return c.Command("users status:unconfirmed").Press("a") },
		"one user":      func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "a") },
		"user's groups": func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "2", "a") },
		"group":         func(c *tuitest.Console) *tuitest.Console { return c.Press("2", "a") },
		"member":        func(c *tuitest.Console) *tuitest.Console { return c.Press("2", "enter", "a") },
	}
	for name, place := range places {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := tuitest.Start(t, tuitest.Setup{Users: 60}).Press("enter")
			for _, text := range texts {
				place(c)
				c.Burst(text)
				if n := actsOf(c); n > 0 {
					t.Fatalf("%q all at once: %d acts\n%s", text, n, c.Screen())
				}
				c.Advance(time.Second).Press("esc", "esc", "esc").Command("pool acme-consumer").Press("1", "esc", "g")
			}
		})
	}
}

// A person types ten letters a second; somebody who is choosing pauses longer.
func TestTextTypedOverAMenuDoesNothing(t *testing.T) {
	for _, text := range []string{":users\n\t\n", "users\n\t\n", ":confirm\n\t\n", "hello\n\t\n", "de\n\t\n"} {
		c := users(t).Press("a")
		if slowly(c, text, 100*time.Millisecond); actsOf(c) > 0 {
			t.Errorf("%q over the act menu: acted\n%s", text, c.Screen())
		}
		c = users(t).Press("a", "e")
		if slowly(c, text, 100*time.Millisecond); actsOf(c) > 0 {
			t.Errorf("%q over a plan: acted\n%s", text, c.Screen())
		}
	}
}

func TestAColonOverAMenuOpensTheLine(t *testing.T) {
	users(t).Press("a").Sees("act on alice").Press(":").SeesNot("act on alice").
		Type("users status:unconfirmed").Press("enter").Sees("UNCONFIRMED").SeesNot("confirm sign-up")
	users(t).Press("y").Burst(":groups\n").Row(0).Is("groups")
}

func TestAWordThatIsPastedConfirmsNothing(t *testing.T) {
	c := users(t).Press("j", "a", "X").Sees("type ali-baba to continue")
	c.Advance(time.Second).Burst("ali-baba\n").Sees("Those keys came all at once, like a paste: type it instead.", "to continue:").
		Press("enter") // the line is empty: it closes
	if actsOf(c) > 0 {
		t.Fatal("somebody was deleted")
	}
	c.Press("a", "X").Advance(time.Second).Burst("ali-baba").Press("enter")
	if actsOf(c) > 0 {
		t.Fatal("somebody was deleted by a paste and enter")
	}
	c.Press("a", "X").Type("ali-baba").Press("enter").Sees("✓ delete user, ali-baba: done.")
}

// Keys that are pressed while AWS is asked may arrive when the plan opens.
func TestKeysOnTheirWayAnswerNoPlan(t *testing.T) {
	h, g := gated(t)
	h.Press("4").Sees("latest 1 event")
	g.shut("ListUsers", "none", false)
	h.Hit("a")
	<-g.held
	h.Hit("d").Hit("tab").Hit("enter") // into the box that takes the keys
	close(g.open)
	h.Press("f5").Sees("act on ").SeesNot("done.")
	if n := g.count("AdminDisableUser"); n > 0 {
		t.Errorf("%d were disabled", n)
	}
}

// Stopping a bulk gives up what is left for good.
func TestAStrayLetterStopsNoBulk(t *testing.T) {
	c := halted(t, screen.Options{})
	c.Press("b").Sees("stop for good").Burst("x").Sees("bulk").
		Press("esc", "esc")
	c.Press("b").Advance(time.Second).Press("x").Sees("stop for good · disable", "cancel").Press("enter").SeesNot("Stopped").
		Press("b", "x", "tab", "enter").Sees("Stopped: ")
}

func TestUndoIsNoBurst(t *testing.T) {
	c := users(t).Press("a", "e", "tab", "enter").Sees("✓ enable, alice: done.")
	if c.Burst("u\t\n").Press("esc"); calls(c, "AdminDisableUser") > 0 {
		t.Error("it was undone in a burst")
	}
	c.Press("u", "tab", "enter").Sees("✓ disable, alice: done.")
}
