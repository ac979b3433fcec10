package terminal

import (
	"regexp"
	"unicode/utf8"
)

// sequencesInText are those that programs write: of colours, links, titles and
// character sets. Of another the ESC alone goes.
var sequencesInText = regexp.MustCompile(`\x1b(?:` +
	`\[[0-?]*[\x20-\x2f]*[\x40-\x7e]` + // CSI
	`|\][^\x00-\x1f]*(?:\x07|\x1b\\)` + // OSC
	`|[P_^X][^\x00-\x1f]*\x1b\\` + // DCS, APC, PM, SOS
	`|[\x20-\x2f]+[0-~])?`)

// pastedText is what a paste says, as it is, without the sequences: what colours text in
// one window is not part of it. It reports false for text in another encoding than UTF-8,
// of which letters would be lost: what is left names somebody else.
func pastedText(raw []byte) (text string, ok bool) {
	return string(sequencesInText.ReplaceAll(raw, nil)), utf8.Valid(raw)
}
