package tui_test

import (
	"strings"
	"testing"
	"time"
)

// A late answer to one act is not shown over the form of another.
func TestWhatComesOfAnActWaitsForTheFormInFront(t *testing.T) {
	h, g := gated(t)
	g.shut("AdminUserGlobalSignOut", "none", true)
	h.Press("a", "s").Advance(time.Second).Press("tab").Hit("enter")
	<-g.held
	h.Hit("j").Hit("a").Hit("g").Writes("1 of 1")
	for _, letter := range []string{"b", "e", "t", "a"} {
		h.Hit(letter)
	}
	close(g.open)
	h.Press("end").Sees("add to a group · ", "beta").SeesNot("not done").
		Press("esc").Sees("not done: sign out everywhere")
}

// The second key is meant for the menu, although that is not open yet.
func TestTheKeysWaitForTheMenu(t *testing.T) {
	for name, c := range map[string]struct{ tab, reads, says string }{
		"of a list":     {"2", "DescribeUserPool", "the pool"},
		"of the stream": {"4", "ListUsers", "1 user"},
	} {
		h, g := gated(t)
		if c.tab == "2" { // of a pool that nothing has read yet
			h.Command("groups acme-consumer")
		}
		h.Press(c.tab)
		place := h.Row(0).Text
		g.shut(c.reads, "none", false)
		h.Hit("a").Writes("reading " + c.says)
		<-g.held
		h.Hit("3").Hit("u")
		close(g.open)
		if h.Press("down").Sees("act on "); h.Row(0).Text != place {
			t.Errorf("%s: it is left for %q", name, h.Row(0).Text)
		}
	}
}

func TestWhatIsReadForAMenuCanBeStopped(t *testing.T) {
	h, g := gated(t)
	h.Command("groups acme-consumer") // whose settings nothing has read yet
	g.shut("DescribeUserPool", "none", false)
	h.Hit("a")
	<-g.held
	h.Press("esc").Sees("Reading was stopped; nothing was changed.").SeesNot("act on", "reading the pool")
	g.shut("none", "none", false)
	h.Press("a").Sees("act on ")
}

// Pressing it at once means the user who is about to appear.
func TestNothingIsMadeInAPoolWhoseUsersAreStillRead(t *testing.T) {
	h, g := gated(t)
	h.Command("pools").Press("j")
	g.shut("ListUsers", "none", false)
	for _, key := range strings.Split(":pool acme-consumer", "") {
		h.Hit(strings.Replace(key, " ", "space", 1))
	}
	h.Hit("enter")
	<-g.held
	h.Hit("a").Writes("Nothing is selected to act on.")
	close(g.open)
	h.Press("g", "a").Sees("act on alice")
}

func TestNothingIsMadeInAPoolForWantOfAUsersDevices(t *testing.T) {
	c := users(t).Press("enter", "3").Sees("devices")
	c.Press("a").Sees("act on alice").SeesNot("act in the pool", "forget device").Press("esc").
		Command("create-group").Sees("create group · acme-consumer")
}
