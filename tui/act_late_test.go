package tui_test

import (
	"testing"
	"time"
)

// What AWS says late of one act is not said over the form of another.
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
