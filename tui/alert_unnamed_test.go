package tui

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// The number of many users is an estimate, and may fall short of those that are named.
func TestAnAlertDoesNotNameMoreUsersThanItSaysThereAre(t *testing.T) {
	const want = "The alert names 200 users; the 176 that it counts are an estimate."
	if got := unnamedWords(detect.Alert{Users: 176, Subs: make([]string, detect.MaxSubs)}); got != want {
		t.Errorf("it says %q", got)
	}
}
