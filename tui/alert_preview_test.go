package tui_test

import (
	"strings"
	"testing"
	"time"
)

// On 80 columns a row has room for the first words of a reason.
func TestTheReasonOfTheAlertUnderTheCursorIsToldWhole(t *testing.T) {
	h := newHouse(t)
	for i := range 12 {
		h.signs(3, "Fail", "203.0.113.9", 3*time.Minute-time.Duration(i)*5*time.Second)
	}
	h.Resize(80, 24).Command("pool acme-workforce").Press("4").Sees("lockout", "~ locked for 6s, the").
		Press("w").SeesNot("failures counted").
		Press("down").Sees("~ locked for 6s, the user: one address, 9 failures, typical of", "failures counted")
	h.Resize(200, 60)
	if n := strings.Count(h.Screen(), "failures counted"); n != 1 {
		t.Errorf("where there is room it is told %d times", n)
	}
	h.Resize(80, 24).Press("enter").Sees("~ locked for 6s, the user: one address", "about 9 failures counted", "not possible")
}

func TestTheReasonOfTheOnlyAlertIsToldWhole(t *testing.T) {
	h := newHouse(t)
	for i := range 5 {
		h.signs(3, "Fail", "203.0.113.9", 3*time.Minute-time.Duration(i)*5*time.Second)
	}
	h.Resize(80, 24).Command("pool acme-workforce").Press("4").Sees("1 alert", "~ locked for 1s, the").SeesNot("failures counted").
		Press("w").Sees("failures counted")
}
