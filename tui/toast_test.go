package tui_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestWhatWasSaidOnAScreenGoesWithIt(t *testing.T) {
	said := "This is the first screen."
	c := tuitest.Start(t, tuitest.Setup{})
	c.Press("esc").Sees(said).Press("enter").SeesNot(said)
	c.Press("u").Sees("There is nothing to undo.").Press("2").SeesNot("nothing to undo")   // another tab
	c.Press("u").Sees("There is nothing to undo.").Press("j", "j").Sees("nothing to undo") // the same screen
	c.Press("esc").SeesNot("nothing to undo")
}

// The act is delayed until the groups are requested, which happens when their tab is
// shown.
func TestWhatAnActCameToIsSaidWhereverOneIs(t *testing.T) {
	h, g := gated(t)
	h.Command("users username:"+h.username(3)).Press("a", "s").Advance(time.Second).Press("tab")
	g.shut("AdminUserGlobalSignOut", "ListGroups", false)
	h.Hit("enter")
	<-g.held
	h.Press("2").Sees("GROUP", "✓ sign out everywhere, "+h.username(3)+": done.")
}

func TestWhatIsSaidIsNotCut(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 50, Height: 24}).Command("disablee")
	c.Row(-3).Is(`! There is no command "disablee". : lists them`)
	c.Row(-2).Is("all.")
}
