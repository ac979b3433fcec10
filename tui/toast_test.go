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
	c.Press("u").Sees("There is nothing to take back.").Press("2").SeesNot("nothing to take back")   // another tab
	c.Press("u").Sees("There is nothing to take back.").Press("j", "j").Sees("nothing to take back") // the same screen
	c.Press("esc").SeesNot("nothing to take back")
}

func TestWhatAnActCameToIsSaidWhereverOneIs(t *testing.T) {
	c := users(t)
	c.Press("a", "e").Advance(time.Second).Press("tab").Hit("enter").Press("2").Sees("✓ enable, alice: done.")
}

func TestWhatIsSaidIsNotCut(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 50, Height: 24}).Command("disablee")
	c.Row(-3).Is(`! There is no "disablee" here. : shows what`)
	c.Row(-2).Is("there is.")
}
