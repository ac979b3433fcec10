package tui_test

import (
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestTheFooterTellsTheKeysOfADialog(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Press("enter")
	c.Row(-1).Is("space mark")
	c.Press("a").Row(-1).Is("enter pick", "tab ↑ ↓ move", "esc close", "letter picks at once")
	c.Press("e").Row(-1).Is("tab ← → choose", "enter cancel", "esc cancel")
	c.Advance(time.Second).Press("tab").Row(-1).Is("enter enable", "esc cancel")
	c.Press("esc", "j", "a", "a").Row(-1).Is("enter next", "tab ↑ ↓ move", "ctrl+s go on", "esc leave")
	c.Press("esc", "a", "X").Row(-1).Is("enter delete user, once it is typed", "esc cancel")
	c.Advance(time.Second).Press("esc", "?").Row(-1).Is("letters search", "enter run", "esc close")
	c.Press("esc").Row(-1).Is("space mark")
}

func TestLeavingAQuestionSaysThatNothingWasChanged(t *testing.T) {
	for name, leave := range map[string][]string{
		"the safe button": {"a", "e", "enter"},
		"escape":          {"a", "e", "esc"},
		"no word":         {"a", "X", "enter"},
	} {
		c := users(t)
		c.Press(leave[:2]...).Advance(time.Second).Press(leave[2]).SeesNot("cancel").Sees("Nothing was changed.")
		if n := len(c.Server.Calls()); n == 0 || calls(c, "AdminEnableUser")+calls(c, "AdminDeleteUser") != 0 {
			t.Errorf("%s: something was done", name)
		}
	}
	// There is nothing to cancel where nothing could be done.
	c := users(t)
	c.Act("enable").Confirm().Sees("done.")
	if strings.Contains(c.Screen(), "Nothing was changed.") {
		t.Error("what was done is said not to be")
	}
}

func TestAWordThatIsAnotherIsToldAndStays(t *testing.T) {
	c := users(t)
	c.Press("j", "space", "space", "a", "d").Advance(time.Second).
		Type("3").Press("enter").
		Sees("! “3” is not “2”: nothing was done yet.", "type 2 to continue: 3").
		Press("backspace").SeesNot("nothing was done yet").
		Type("2").Press("enter").SeesNot("to continue")
}

func TestAMenuSaysWhatIsAboveAndBelow(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Press("enter", "a")
	c.Row(2).Is("confirm sign-up") // its top, although that can't be done
	c.Row(20).Is("in the pool")
	c.Row(21).Is("↓ 2 more")
	c.Row(-1).Is("PgUp PgDn page")
	c.Press("up").Sees("↓ 4 more").Row(20).Is("This user is disabled") // why, in full
	c.Press("pgdown", "pgdown").SeesNot("↓ 2", "This user is disabled, so a reset would fail").Row(2).Is("↑ 2 more")
	c.Press("esc").SeesNot("act on alice")
	// Where everything fits, nothing is hidden.
	tuitest.Start(t, tuitest.Setup{}).Press("enter", "a").SeesNot(" more", "PgUp")
}
