package main

import (
	"cmp"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/logs"
)

// The widths of an event's columns, in cells; longer values shift the rest to the right.
const (
	whatWidth   = 20
	userWidth   = 36 // a sub
	ipWidth     = 15
	placeWidth  = 24
	clientWidth = 26
)

// outcomeSigns are the outcomes at a glance.
var outcomeSigns = map[logs.Outcome]string{logs.NoOutcome: "·", logs.Pass: "✓", logs.Fail: "✗", logs.InProgress: "·"}

// eventText is an event as a line: time, sign, what, user, address, place, client,
// device.
func eventText(e *logs.Event) string {
	at := "(no time)           "
	if !e.Time.IsZero() {
		at = e.Time.UTC().Format(time.RFC3339)
	}
	var b strings.Builder
	b.WriteString(at + "  " + outcomeSigns[e.Outcome] + " ")
	row := []struct {
		text  string
		width int
	}{
		{e.What(), whatWidth},
		{cmp.Or(e.Username, e.Sub, "–"), userWidth},
		{cmp.Or(e.IP, "–"), ipWidth},
		{cmp.Or(e.Place(), "–"), placeWidth},
		{cmp.Or(e.Client, "–"), clientWidth},
		{e.Besides(), 0},
	}
	blanks := 0
	for _, cell := range row {
		if cell.text == "" {
			continue
		}
		b.WriteString(strings.Repeat(" ", blanks) + cell.text)
		blanks = max(0, cell.width-ansi.StringWidth(cell.text)) + 2
	}
	b.WriteByte('\n')
	return b.String()
}
