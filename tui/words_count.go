package tui

import (
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"strconv"
	"strings"
)

// thousands writes n with spaces between groups of three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u00a0" + s[i:]
	}
	return s
}

// counting is a number of things: 1 event, 2 events, 3 addresses.
func counting(n int, noun string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "s"):
		noun += "es"
	default:
		noun += "s"
	}
	return thousands(n) + " " + noun
}

// several names targets: one by its name, many by their number.
func several(kind acts.KindID, targets []acts.Target) string {
	if len(targets) == 1 {
		return acts.KindOf(kind).Ref(targets[0]).Name
	}
	return counted(kind, len(targets))
}

// counted is a number of targets of a kind.
func counted(kind acts.KindID, n int) string {
	return counting(n, acts.KindOf(kind).One)
}
