package plain

import (
	"errors"
	"regexp"
	"strconv"
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

var wholeDays = regexp.MustCompile(`^(\d+)d$`)

// ParseSpan reads a span of time above nothing and up to ten years, such as 90m, 6h
// or 7d; "" is 0.
func ParseSpan(text string) (time.Duration, error) {
	const longest = 10 * 366 * 24 * time.Hour
	if text == "" {
		return 0, nil
	}
	span, err := time.ParseDuration(text)
	if m := wholeDays.FindStringSubmatch(text); m != nil {
		var n int
		if n, err = strconv.Atoi(m[1]); err == nil {
			span = time.Duration(min(n, 10*366)) * 24 * time.Hour
		}
	}
	if err != nil || span <= 0 || span > longest {
		return 0, errors.New("a span of time looks like 90m, 6h or 7d")
	}
	return span, nil
}
