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
