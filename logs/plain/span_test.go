package plain_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// No unit that says something is lost: 10m is neither 1 nor 10.
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
