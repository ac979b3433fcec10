package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestBrowsingFromPoolsToAUsersGroups(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Sees("acme-consumer", "acme-staging", "acme-workforce").
		Press("enter").
		Sees("pools › acme-consumer › users", "alice", "✗ disabled").
		Press("j").Selected().Is("ali-baba").
		Press("enter").
		Sees("pools › acme-consumer › users › ali-baba › overview", "FORCE_CHANGE_PASSWORD").
		Press("2").
		Sees("› groups").
		Press("esc").Selected().Is("ali-baba").
		Press("q").
		Sees("acme-staging")
}

func TestGroupsLeadToTheirMembers(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Press("enter", "2").
		Sees("GROUP", "PRECEDENCE", "admins").
		Press("/").Type("admins").Press("enter").
		Selected().Is("admins").
		Press("enter").
		Sees("pools › acme-consumer › groups › admins", "heidi")
}

func TestThePoolOverviewTellsItsSettings(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{Height: 60, Width: 200}).
		Command("pool acme-workforce").
		Press("3").
		Sees("deletion protection", "✓ on", "MFA", "required", "PreTokenGeneration", "custom:department").
		Command("pool acme-staging").
		Press("3").
		Sees("✗ E-mail is not delivered", "✗ SMS is not delivered")
}

func TestAnEmptyAccountSaysSo(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{Empty: true}).
		Sees("No user pools in this account and Region.")
}

func TestAnEmptyPoolSaysSo(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Command("pool acme-staging").
		Sees("No users in this pool yet.")
}

func TestTheFirstPageIsThereAtOnceAndTheRestComesWithTheCursor(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Users: 300, Height: 24, Width: 80})
	c.Press("enter").Sees("60+")
	if n := calls(c, "ListUsers"); n != 1 {
		t.Errorf("opening the list made %d ListUsers calls, want 1", n)
	}
	c.Press("G").Sees("120+")
	c.Press("G", "G", "G", "G").Sees("300 ·").SeesNot("300+")
}

func TestAllPagesAreReadWhenToldTo(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{Users: 300}).
		Press("enter", "+").
		Sees("300 ·").
		Press("G", "+").
		Sees("All are read.")
}

func TestBackAndForthInTheHistory(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Press("enter", "enter").
		Sees("› alice › overview").
		Press("[").Sees("› users").SeesNot("› alice ›").
		Press("[").Sees("acme-staging").
		Press("]", "]").Sees("› alice › overview").
		Press("]").Sees("› alice › overview")
}

func TestTheFirstScreenIsNotLeftByEscape(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Press("esc").
		Sees("This is the first screen. q quits.", "acme-consumer")
}

func TestTheStartCommandIsRun(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{Options: screen.Options{Start: "users status:reset"}}).
		Sees(`asked of AWS: cognito:user_status = "RESET_REQUIRED"`, "dave", "erin").
		SeesNot("alice")
}

// calls counts the calls of an operation that the emulator has answered.
func calls(c *tuitest.Console, operation string) int {
	n := 0
	for _, call := range c.Server.Calls() {
		if call.Operation == operation {
			n++
		}
	}
	return n
}
