package main

import (
	"cmp"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/logs"
)

// The widths of an event's columns, in cells; what is longer pushes the rest to
// the right.
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
		at = e.Time.Format(time.RFC3339)
	}
	var b strings.Builder
	b.WriteString(at + "  " + outcomeSigns[e.Outcome] + " ")
	row := []struct {
		text  string
		width int
	}{
		{whatHappened(e), whatWidth},
		{cmp.Or(e.Username, e.Sub, "–"), userWidth},
		{cmp.Or(e.IP, "–"), ipWidth},
		{cmp.Or(strings.Trim(e.City+", "+e.Country, ", "), "–"), placeWidth},
		{cmp.Or(e.Client, "–"), clientWidth},
		{besides(e), 0},
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

// whatHappened is what it was, in a few words: why it failed, else what it was.
func whatHappened(e *logs.Event) string {
	name := e.Kind.String()
	switch e.Kind {
	case logs.AdminCall, logs.IdentityPool, logs.OtherKind:
		name = cmp.Or(e.Action, name)
	case logs.Trigger:
		name = cmp.Or(e.Trigger, e.Action, name)
	default:
	}
	switch {
	case e.Outcome != logs.Fail || e.Reason == "":
		return name
	case e.Kind == logs.SignIn:
		return string(e.Reason)
	case e.Reason == logs.TriggerFailed:
		return name + " failed"
	}
	return name + ": " + string(e.Reason)
}

// besides is the device and what else somebody should see at once.
func besides(e *logs.Event) string {
	var parts []string
	if e.Provider != "" {
		parts = append(parts, "by "+e.Provider)
	}
	if e.Device != "" {
		parts = append(parts, e.Device)
	}
	if e.Compromised {
		parts = append(parts, "compromised credentials")
	}
	if e.Risk > logs.LowRisk {
		parts = append(parts, e.Risk.String()+" risk")
	}
	if e.Kind == logs.AdminCall && e.Actor != "" {
		parts = append(parts, "by "+e.Actor)
	}
	if (e.Kind == logs.Trigger || e.Kind == logs.Undelivered) && e.Message != "" {
		parts = append(parts, e.Message)
	}
	return strings.Join(parts, "; ")
}
