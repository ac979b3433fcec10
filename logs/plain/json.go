package plain

import (
	"bytes"
	"fmt"
	"unicode/utf16"
)

// JSON writes characters that could steer a terminal as \u… in a JSON text, so that its
// values are exact and the output filter has nothing to change. Line ends stay: they
// occur only between values.
func JSON(text []byte) []byte {
	if Safe(string(bytes.ReplaceAll(text, []byte("\n"), nil))) {
		return text
	}
	var b bytes.Buffer
	for _, r := range string(text) {
		switch high, low := utf16.EncodeRune(r); {
		case r == '\n' || Safe(string(r)):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}
