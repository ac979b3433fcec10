package words

import (
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// Thousands writes n in groups of three digits, separated by spaces.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u00a0" + s[i:]
	}
	return s
}

// Counting is a number of things: 1 event, 2 events, 3 addresses.
func Counting(n int, noun string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "s"):
		noun += "es"
	default:
		noun += "s"
	}
	return Thousands(n) + " " + noun
}

// Several names targets: one by its name, many by their number.
func Several(kind acts.KindID, targets []acts.Target) string {
	if len(targets) == 1 {
		return acts.KindOf(kind).Ref(targets[0]).Name
	}
	return Counted(kind, len(targets))
}

// Counted is a number of things of a kind.
func Counted(kind acts.KindID, n int) string {
	return Counting(n, acts.KindOf(kind).One)
}
