package words

import "strings"

// FirstLine is the first line of a text, with a mark if there are more.
func FirstLine(s string) string {
	line, _, more := strings.Cut(s, "\n")
	if more {
		line += " …"
	}
	return line
}
