package plain_test

import (
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestWhatSpansOfTimeLookLike(t *testing.T) {
	for text, want := range map[string]time.Duration{"": 0, "90m": 90 * time.Minute, "6h": 6 * time.Hour, "7d": 7 * 24 * time.Hour, "3653d": 3653 * 24 * time.Hour} {
		if got, err := plain.ParseSpan(text); err != nil || got != want {
			t.Errorf("%q is %s, %v", text, got, err)
		}
	}
	for _, text := range []string{"0h", "-5h", "2w", "7", "yesterday", "0d"} {
		if got, err := plain.ParseSpan(text); err == nil || !strings.HasPrefix(err.Error(), "write a time span like") {
			t.Errorf("%q is taken for %s, %v", text, got, err)
		}
	}
	for _, text := range []string{"3654d", "99999d", "99999999999999999999d", "87673h"} {
		if got, err := plain.ParseSpan(text); err == nil || !strings.HasPrefix(err.Error(), "logs are read at most ten years back") {
			t.Errorf("%q is taken for %s, %v", text, got, err)
		}
	}
}

// A unit that says something is kept: 10m is neither 1 nor 10.
func TestASpanKeepsItsUnits(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0s", 20 * time.Second: "20s", time.Minute: "1m", 10 * time.Minute: "10m", 90 * time.Second: "1m30s",
		time.Hour: "1h", 20 * time.Hour: "20h", 90 * time.Minute: "1h30m", time.Hour + time.Second: "1h0m1s",
		1500 * time.Millisecond: "2s", -10 * time.Minute: "-10m",
	} {
		if got := plain.Span(d); got != want {
			t.Errorf("%d s is %q, want %q", int(d.Seconds()), got, want)
		}
	}
}
