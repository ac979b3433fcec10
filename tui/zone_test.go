package tui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// ahead is a time zone that no time of a test has by chance.
var ahead = time.FixedZone("ZED", 11*60*60+17*60)

// After the key, a screen is as in a console that started with the other zone.
func TestTheKeyOfTheTimeZoneDrawsAllOfAScreenAnew(t *testing.T) {
	switched := 0
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			start := func(utc bool) *tuitest.Console {
				c := way(tuitest.Start(t, tuitest.Setup{Options: screen.Options{Mode: "demo", Local: ahead, UTC: utc}}))
				if zone := map[bool]string{false: " ZED", true: " UTC"}[utc]; !strings.HasSuffix(c.Lines()[0], zone) {
					t.Errorf("the top line does not end with%s: %q", zone, c.Lines()[0])
				}
				return c
			}
			local, utc := start(false).Press("T"), start(true)
			if !strings.HasSuffix(local.Lines()[0], " UTC") {
				return // an overlay or a line took the key
			}
			switched++
			if diff := cmp.Diff(utc.Press("T", "T").Screen(), local.Screen()); diff != "" {
				t.Errorf("(-started in UTC, +switched to it)\n%s", diff)
			}
		})
	}
	if switched < 10 {
		t.Errorf("the key switched the zone of only %d screens", switched)
	}
}

func TestTimesAreInOneZone(t *testing.T) {
	for name, c := range map[string]struct {
		keys       []string
		local, utc string
	}{
		"a list":        {[]string{"enter"}, "read 01:20:21", "read 14:03:21"},
		"a user":        {[]string{"enter", "enter"}, "5 Mar 2025 01:20", "4 Mar 2025 14:03"},
		"a pool":        {[]string{"enter", "3"}, "01:20 (", "14:03 ("},
		"an app client": {[]string{"enter", "5", "enter"}, "01:20 (", "14:03 ("},
	} {
		t.Run(name, func(t *testing.T) {
			d := tuitest.Start(t, tuitest.Setup{Options: screen.Options{Local: ahead}}).Press(c.keys...)
			d.Sees(c.local, "ZED").Press("T").Sees(c.utc, "Times are in UTC.").Press("T").Sees(c.local, "Times are in this machine's time zone: ZED.")
			d.Press("T").SeesNot(c.local)
		})
	}
}

// The clock of the tests is at 14:03 UTC, which is 01:20 on the next day in the zone ahead.
func TestTimesOfSignInsAreInOneZone(t *testing.T) {
	for name, way := range map[string]func(h *house) *tuitest.Console{
		"sign-ins":        func(h *house) *tuitest.Console { return h.Console },
		"alerts":          func(h *house) *tuitest.Console { return h.Press("w") },
		"an alert":        func(h *house) *tuitest.Console { return h.Press("w", "enter") },
		"Insights answer": func(h *house) *tuitest.Console { return h.Press("I", "2", "ctrl+s").Sees("done, scanned") },
	} {
		t.Run(name, func(t *testing.T) {
			h := sprayedOne(t, houseBehind(t, withTrail(), func(aws http.Handler) http.Handler { return aws }, screen.Options{Local: ahead}))
			c := way(h)
			c.SeesNot("13:4", "13:5", "14:0").Press("T").Sees("UTC").SeesNot(" 01:", " 00:")
		})
	}
}
