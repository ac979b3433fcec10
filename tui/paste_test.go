package tui_test

import (
	"strings"
	"testing"
)

// A line that scrolls is no work, however long it is: a log into a filter, a file in
// place of a token.
func TestALongPasteIsShownAtOnce(t *testing.T) {
	const last = "the end of it"
	log := strings.Repeat("GET /orders 200 · ", 12_000) + last
	c := users(t)
	c.Press("/").Paste(log).Sees(last).
		Press("home").Sees("/ GET /orders 200 ·").
		Press("end", "backspace").Sees(last[:len(last)-1]).
		Press("esc").Sees("all users of the pool", "alice")
	c.Command("token").Paste(log).Press("enter").Sees("Not a token")
}

func TestAPastedFilterNarrowsTheRows(t *testing.T) {
	users(t).Press("/").Paste("ali-baba\n").Sees("/ ali-baba", "1 of 60+").
		Press("enter").Sees("in the 60 users read so far").SeesNot("  bob ")
}

// A name may look a little like a token.
func TestANameThatIsPastedIsNoToken(t *testing.T) {
	c := users(t)
	c.Press("/").Paste("joeyJones").Sees("/ joeyJones").SeesNot("Not a token").
		Press("esc").Paste("joeyJones").Sees(`asked of AWS: username = "joeyJones"`)
}
