package tui_test

import (
	"testing"
	"time"
)

// On return to the alerts it shows which of them were acted on, and which had more
// events since.
func TestAnAlertSaysWhatWasDoneAboutIt(t *testing.T) {
	h := attacked(t)
	h.Press("w", "enter").Act("sign-out").ConfirmBy("12").Sees("12 done").
		Sees("acted", "signed out 12, ").SeesNot("since then").
		Press("esc").Sees("acted: signed out 12, 14:03 · 12 users")
	h.Advance(time.Minute)
	for range 3 {
		h.signs(1, "Fail", "203.0.113.9", -30*time.Second)
	}
	h.Press("R").Sees("acted: signed out 12, 14:03, 3 events since · ").
		Press("enter").Sees("since then", "3 events, the last ")
}

func TestWhatIsTakenBackWasNotDoneAboutAnAlert(t *testing.T) {
	h := attacked(t)
	h.Press("w").Act("disable").ConfirmBy("12").Sees("acted: disabled 12, ").
		Press("u").Sees("enable · 12 users").Confirm().Sees("12 done").SeesNot("acted: ")
}

// An act on the user's own page is about the alert as well.
func TestAnActOnOneUserOfAnAlertCounts(t *testing.T) {
	h := attacked(t)
	h.Press("w", "enter", "enter", "1").Act("sign-out").Confirm().Sees("done").
		Press("esc").Sees("acted", "signed out 1 of 12, ")
}

// What was done is no longer advised.
func TestAnAlertIsReadAgainWithItsUser(t *testing.T) {
	h := newHouse(t)
	for i := range 12 {
		h.signs(0, "Fail", "203.0.113.9", 3*time.Minute-time.Duration(i)*5*time.Second)
	}
	h.Command("pool acme-workforce").Press("4", "w", "enter").Sees("contains it").SeesNot("disable: This user is disabled").
		Act("disable").Confirm().Sees("acted", "disabled, ").
		Press("R").Sees("not possible", "disable: This user is disabled")
}

// The plan for all leaves out users who were disabled before.
func TestWhoWasActedOnBeforeTheOthersCounts(t *testing.T) {
	h := attacked(t)
	h.Press("w", "enter", "enter", "1").Act("disable").Confirm().Sees("done").
		Press("esc").Sees("acted", "disabled 1 of 12, ").
		Act("disable").ConfirmBy("11").Sees("11 done").
		Sees("acted", "disabled 12, ").SeesNot("left out)")
}
