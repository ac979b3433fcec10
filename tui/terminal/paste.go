package terminal

import (
	"regexp"
	"unicode/utf8"
)

// sequencesInText are those that programs write: of colours, links, titles and character
// sets. Of any other only the ESC is removed.
var sequencesInText = regexp.MustCompile(`\x1b(?:` +
	`\[[0-?]*[\x20-\x2f]*[\x40-\x7e]` + // CSI
	`|\][^\x00-\x1f]*(?:\x07|\x1b\\)` + // OSC
	`|[P_^X][^\x00-\x1f]*\x1b\\` + // DCS, APC, PM, SOS
	`|[\x20-\x2f]+[0-~])?`)

// pastedText is the exact text of a paste, without sequences: what colours text in one
// window is not part of it. It reports false for a text in another encoding than UTF-8,
// which would lose letters: the rest would name somebody else.
func pastedText(raw []byte) (text string, ok bool) {
	return string(sequencesInText.ReplaceAll(raw, nil)), utf8.Valid(raw)
}
