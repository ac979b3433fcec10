package detect

import (
	"strconv"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// About says what a detector fires on, with the numbers that are set in place of
// the names of its thresholds.
func (c Config) About(d Detector) string {
	values, _ := c.values(d)
	text := d.About
	for _, t := range d.All() {
		text = strings.ReplaceAll(text, "`"+t.Name+"`", t.text(values[t.Name]))
	}
	return strings.ReplaceAll(text, "`", "")
}

// text is a value of the threshold as people write it.
func (t Threshold) text(n float64) string {
	switch t.Unit {
	case Duration:
		return plain.Span(time.Duration(n * float64(time.Second)))
	case Part:
		return strconv.FormatFloat(100*n, 'f', -1, 64) + " %"
	case Number:
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}
