package terminal

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// sequencesInText are those that programs write: of colours, links, titles and
// character sets. Of another the ESC alone goes.
var sequencesInText = regexp.MustCompile(`\x1b(?:` +
	`\[[0-?]*[\x20-\x2f]*[\x40-\x7e]` + // CSI
	`|\][^\x00-\x1f]*(?:\x07|\x1b\\)` + // OSC
	`|[P_^X][^\x00-\x1f]*\x1b\\` + // DCS, APC, PM, SOS
	`|[\x20-\x2f]+[0-~])?`)

// pastedText is what a paste says: its text as it is, without the sequences and
// the bytes that are none. What colours text in one window is not part of it.
func pastedText(raw []byte) string {
	var text strings.Builder
	text.Grow(len(raw))
	for left := sequencesInText.ReplaceAll(raw, nil); len(left) > 0; {
		r, size := utf8.DecodeRune(left)
		if broken := r == utf8.RuneError && size == 1; !broken || left[0] > apc { // a letter of another encoding
			text.WriteRune(r)
		}
		left = left[size:]
	}
	return text.String()
}
