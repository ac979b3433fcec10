package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// userPage opens the page of a user of the demo, at the size of a small terminal.
func userPage(t *testing.T, name string) *tuitest.Console {
	t.Helper()
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Command("user " + name)
	c.Selected().Is(name)
	return c.Press("enter")
}

func TestWhomNoCodeReachesIsToldAboveAllElse(t *testing.T) {
	userPage(t, "erin").Row(2).Is("✗ Can't sign in: the password must be reset, and no code can reach this user:").
		Row(3).Is("no address is verified.").
		Row(4).Is("  a v  mark as verified").
		Row(5).Is("  a w  set password").
		Press("a").Sees("act on erin").Press("v").Sees("mark as verified · erin")
	userPage(t, "frank").Row(2).Is("· Confirmed and enabled.").
		Row(3).Is("· Not checked: sign-in logs, which alone show a lockout.").
		Row(4).Is("! No recovery code can reach this user: no address is verified.").
		Row(5).Is("a v  mark as verified").SeesNot("set password")
	userPage(t, "dave").SeesNot("no code can reach", "a v  mark")
	userPage(t, "alice").SeesNot("no address is verified", "a v  mark")
}

func TestAPoolWithoutAHistoryLeadsToItsSignIns(t *testing.T) {
	c := userPage(t, "dave")
	c.Press("4").Sees("· Threat protection is off in this pool", "takes the Plus plan.", "enter  what the pool's logs say about dave").
		SeesNot("✗", "UserPoolAddOnNotEnabledException").
		Press("enter").Row(0).Is("› sign-ins").
		Sees("user:dave,").
		Press("]").Sees("› dave › history", "Threat protection is off")
}

func TestIdentitiesAreToldInWords(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 120, Height: 40})
	c.Press("enter").Press("/").Type("Google_").Press("enter", "enter").
		Sees("identity", "Google 113926508417265093184, primary: it made this profile").
		SeesNot("providerName", "{")
	c.OpenUser("judy").Sees("Google 104417730295518836420, linked to this profile")
}

func TestThePageOfADeletedUserSaysSo(t *testing.T) {
	c := userPage(t, "dave")
	c.Press("a", "X").ConfirmBy("dave").
		Sees("✗ No longer in the pool. Below is what was read last.", "dave@").
		SeesNot("not confirmed yet", "does not exist", "must be reset").
		Press("a").Sees("The pool has no such user, or no longer.").
		Press("esc", "esc").SeesNot("dave@")
}
