package words

import (
	"testing"
	"time"
)

func TestASpanHasNoUnitOfZero(t *testing.T) {
	const day = 24 * time.Hour
	for span, want := range map[time.Duration]string{
		30 * time.Second:             "just now",
		59 * time.Minute:             "59 min ago",
		22 * time.Hour:               "22 h ago",
		22*time.Hour + 5*time.Minute: "22 h 5 min ago",
		26 * time.Hour:               "26 h ago",
		59 * day:                     "59 days ago",
		364 * day:                    "12 months ago",
		365 * day:                    "1 y ago",
		390 * day:                    "1 y ago",
		395 * day:                    "1 y 1 mo ago",
		2*365*day - time.Hour:        "1 y 11 mo ago",
		3 * 365 * day:                "3 y ago",
	} {
		if got := Ago(span); got != want {
			t.Errorf("ago(%v) is %q, want %q", span, got, want)
		}
	}
}
