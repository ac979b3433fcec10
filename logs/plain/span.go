package plain

import (
	"strings"
	"time"
)

// Span writes a duration to the second, without the units that are nothing: 10m,
// 1h30m, 20s. What is less than half a second is 0s.
func Span(d time.Duration) string {
	text := d.Round(time.Second).String()
	if cut, ok := strings.CutSuffix(text, "m0s"); ok {
		text = cut + "m"
	}
	if cut, ok := strings.CutSuffix(text, "h0m"); ok {
		text = cut + "h"
	}
	return text
}
