package signins

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// An alert names no more users than it counts, and says which number is an estimate.
func TestAnAlertSaysWhyItCountsMoreUsersThanItNames(t *testing.T) {
	const unknown = ": the records don't identify the others, mostly because no such user exists."
	for _, row := range []struct {
		users, named int
		want         string
	}{
		{12, 12, ""},
		{12, 0, ""},
		{12, 13, ""},
		{150, 120, "The alert names 120 of 150 users" + unknown},
		{1400, 120, "The alert names 120 of about 1\u00a0400 users" + unknown},
		{detect.MaxSubs, detect.MaxSubs, ""},
		{240, detect.MaxSubs, "The alert names 200, the most it can, of 240 users."},
		{3000, detect.MaxSubs, "The alert names 200, the most it can, of about 3\u00a0000 users."},
	} {
		if got := unnamedWords(detect.Alert{Users: row.users, Subs: make([]string, row.named)}); got != row.want {
			t.Errorf("%d of %d: it says %q", row.named, row.users, got)
		}
	}
}
