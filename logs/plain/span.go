package plain

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Span writes a duration to the second, without units that are zero: 10m, 1h30m,
// 20s. Less than half a second is 0s.
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

// longestSpan is ten years, the longest retention that a log group can be set to.
const longestSpan = 3653 * 24 * time.Hour

// ParseSpan reads a time span above zero and up to ten years, such as 90m, 6h or
// 7d; "" is 0.
func ParseSpan(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	span, err := time.ParseDuration(text)
	if m := wholeDays.FindStringSubmatch(text); m != nil {
		var n int
		n, err = strconv.Atoi(m[1])
		if errors.Is(err, strconv.ErrRange) {
			err = nil // n is the largest possible
		}
		span = time.Duration(min(n, 10_000)) * 24 * time.Hour
	}
	switch {
	case err != nil || span <= 0:
		return 0, errors.New("write a time span like 90m, 6h or 7d")
	case span > longestSpan:
		return 0, errors.New("logs are read at most ten years back (3653d)")
	}
	return span, nil
}
