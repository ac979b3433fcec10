package tui_test

import (
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// Production and an emulator never look alike, at any width and depth.
func TestTheHeaderAlwaysSaysWhoseAccountThisIs(t *testing.T) {
	for name, session := range map[string]call.Options{
		"plain":     {},
		"read-only": {ReadOnly: true},
		"guarded":   {ReadOnly: true, Production: true, Region: "ap-southeast-1"},
	} {
		t.Run(name, func(t *testing.T) {
			c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{Session: session}})
			wants := []string{"123456789012", "custom endpoint", map[bool]string{true: "apsoutheast1", false: "euwest1"}[session.Region != ""]}
			if session.ReadOnly {
				wants = append(wants, "readonly")
			}
			for range 3 { // pools, users, one user
				for _, width := range []int{60, 80, 100, 120, 200} {
					c.Resize(width, 24)
					header := strings.ReplaceAll(c.Row(0).Text, "-", "")
					for _, want := range wants {
						if !strings.Contains(header, want) {
							t.Errorf("%d columns: %q is not in the header: %s", width, want, c.Row(0).Text)
						}
					}
				}
				c.Press("enter")
			}
		})
	}
}

// Where there is room for more, the last crumb comes first: it names what is on the
// screen.
func TestTheCrumbsGiveWayInTheHeader(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{}).Press("enter", "enter")
	c.Resize(200, 40).Row(0).Is("pools › acme-consumer › users › alice › overview")
	c.Resize(100, 24).Row(0).Is("… › users › alice › overview")
	c.Resize(80, 24).Row(0).Is("… › alice › overview")
}

// A zone without letters is known by its offset alone.
func TestTheHeaderNamesTheTimeZoneAt80Columns(t *testing.T) {
	for want, zone := range map[string]*time.Location{
		"UTC": time.UTC, "+02": time.FixedZone("+02", 2*60*60), "-0330": time.FixedZone("-0330", -(3*60+30)*60), "CEST": time.FixedZone("CEST", 2*60*60),
	} {
		c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24, Options: screen.Options{Local: zone}})
		for range 3 { // pools, users, one user
			if header := c.Row(0).Text; !strings.Contains(header, "custom endpoint") || !strings.HasSuffix(strings.TrimSpace(header), want) {
				t.Errorf("the header does not end with %s: %q", want, header)
			}
			c.Press("enter")
		}
		c.Press("T").Row(0).Is("UTC")
	}
}

func TestADialogSaysWhereAnActIsDone(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Press("enter", "j")
	for _, act := range [][]string{{"d"}, {"X"}, {"i", "enter"}} {
		c.Press("a").Press(act...).Sees("acme-consumer, account 1234-5678-9012, eu-west-1", "custom endpoint").Press("esc")
	}
}

func TestTheWindowTitleSaysWhere(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).Writes("cognito-tui · default · 1234-5678-9012 · eu-west-1 · custom endpoint")
}
