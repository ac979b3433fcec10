package tui_test

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// bruteForced is a house with alerts about that many users.
func bruteForced(t *testing.T, users int) *house {
	t.Helper()
	h := newHouse(t)
	for u := range users {
		for i := range 12 {
			h.signs(u, "Fail", fmt.Sprintf("203.0.%d.9", 100+u), 9*time.Minute-time.Duration(i)*5*time.Second)
		}
	}
	h.Command("pool acme-workforce").Press("4")
	return h
}

// Each user's failures are two alerts: about the user, and about the address.
func TestAlertsWithoutARowAreCounted(t *testing.T) {
	h := bruteForced(t, 9).Console
	h.Sees(fmt.Sprintf("18 alerts, 0 going on · %d more not shown · w", 18-alertRows(h)))
	h.Resize(80, 24).Sees(fmt.Sprintf("18 alerts, 0 going on · %d more not shown · w", 18-alertRows(h)))
	h.Press("w").Sees(fmt.Sprintf("18 alerts, 0 going on · %d more: ↓ ", 18-alertRows(h)))
	h.Resize(80, 60).Sees("18 alerts, 0 going on ").SeesNot(" more: ↓", "not shown")
	if n := alertRows(h); n != 18 {
		t.Errorf("%d of 18 alerts are shown", n)
	}
}

var alertRow = regexp.MustCompile(`^[› ]  [!·✗] `)

// alertRows is how many alerts are on the screen.
func alertRows(c *tuitest.Console) (n int) {
	for _, line := range c.Lines() {
		if alertRow.MatchString(line) {
			n++
		}
	}
	return n
}

func TestWhatMutesHideIsCounted(t *testing.T) {
	mute := detect.Mute{IP: "203.0.113.9"}
	h := sprayedOne(t, houseBehind(t, withTrail(), func(aws http.Handler) http.Handler { return aws }, screen.Options{Detect: detect.Config{Mutes: []detect.Mute{mute}}}))
	h.Sees("no alerts · 1 mute hides 24 events: S").Press("S").Sees("muted", "203.0.113.9: 24 events")
	attacked(t).SeesNot("hide")
}
