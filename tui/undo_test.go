package tui_test

import "testing"

// Undo goes back through the acts of the session, and marks what it has undone.
func TestUndoReachesTheActBeforeTheLast(t *testing.T) {
	c := users(t)
	c.Act("enable").Confirm().Sees("✓ enable, alice: done.")
	c.Press("j", "j").Act("disable").Confirm().Sees("✓ disable, alina: done. u undoes it.")
	c.Press("u").Sees("enable · alina").Confirm().Sees("✓ enable, alina: done. u lists what else can be undone.")
	c.Press("u").Sees("undo one of the acts of this session", "✓ undone: disable, alina", "undone 14:03", "enable, alice").
		Advance(second).Press("enter").Sees("disable · alice", "yes → no").
		Confirm().Sees("✓ disable, alice: done.").SeesNot("what else can be undone")
	c.Press("u").Sees("✓ undone: enable, alice", "✓ undone: disable, alina")
	// What is undone can be done again.
	c.Press("up", "enter").Sees("disable · alina").Confirm().Sees("✓ disable, alina: done.").
		Press("u").Sees("enable · alina")
}

// An act that can't be undone does not hide those before it, nor is one of them undone in
// its place.
func TestAnActThatCantBeUndoneLeavesThoseBefore(t *testing.T) {
	c := users(t).Act("enable").Confirm().Sees("done.")
	c.Press("j", "j").Act("sign-out").Confirm().Sees("✓ sign out everywhere, alina: done.")
	c.Press("u").Sees("sign out everywhere, alina", "Sessions that have ended can't be brought back.", "enable, alice").SeesNot("yes → no").
		Press("enter").Sees("disable · alice", "yes → no")
}

// Somebody may have been changed since: the plan says what is there now.
func TestAnOlderActIsUndoneFromWhatIsThereNow(t *testing.T) {
	c := users(t).Press("j", "j")
	c.Act("disable").Confirm().Sees("done.").Act("enable").Confirm().Sees("✓ enable, alina: done.")
	c.Act("sign-out").Confirm().Sees("✓ sign out everywhere")
	c.Press("u").Sees("enable, alina", "disable, alina").
		Advance(second).Press("down", "enter").Sees("enable · alina", "This user is enabled already.")
}

func TestAnActOnWhoIsGoneIsNotUndone(t *testing.T) {
	c := users(t).Press("j", "j").Act("disable").Confirm().Sees("done.")
	c.Act("delete-user").ConfirmBy("alina").Sees("✓ delete user, alina: done.")
	c.Press("u").Sees("A deleted user can't be restored").
		Press("enter").Sees("alina no longer exists, so this can't be undone.")
}

func TestABulkIsUndoneAfterAnActThatCameLater(t *testing.T) {
	c := bulky(t, nil)
	c.Press("j", "space", "space").Act("disable").ConfirmBy("2").Sees("2 done")
	c.Press("V", "g").Act("enable").Confirm().Sees("✓ enable, alice: done.")
	c.Press("u").Sees("disable · alice").Confirm().Sees("✓ disable, alice: done.")
	c.Press("u").Sees("✓ undone: enable, alice", "disable, 2 users").Press("enter").Sees("enable · 2 users").
		Confirm().Sees("2 done")
	c.Press("u").Sees("✓ undone: disable, 2 users")
}

func TestMutesAreAmongWhatCanBeUndone(t *testing.T) {
	h := attacked(t)
	h.Press("w", "m", "enter").Sees("1 mute ").Press("u").Sees("Unmuted: ")
	h.Press("u").Sees("✓ undone: mute ", "does it again").Press("enter").Sees("Muted: ", "1 mute ").
		Press("u").Sees("Unmuted: ").SeesNot("1 mute ")
}
