package terminal

import (
	"bytes"
	"regexp"
	"slices"
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

// keyAlone is what a key sends: a rune, Alt and a rune, or a sequence that is no answer of
// the terminal and no report of its mouse or focus. What is read at once and has more in
// it is part of a paste.
var keyAlone = regexp.MustCompile(`(?s)^\x1b?(?:.|\x1b?(?:\[\[?[0-9;:]*[A-HPQSZa-d~u^$@]|O.))$`)

func isKey(read []byte) bool { return keyAlone.Match(read) }

// interrupts are ctrl+c, in the forms that terminals have for it.
var interrupts = []string{"\x03", "\x1b[99;5u", "\x1b[27;5;99~"}

// isInterrupt reports whether ctrl+c was read, alone: as part of a paste it is text.
func isInterrupt(read []byte) bool { return slices.Contains(interrupts, string(read)) }

// endsPaste reports whether what was read has the end of the paste in it, or its last
// bytes.
func (s *stream) endsPaste(read []byte) bool {
	tail := s.pasted[max(0, len(s.pasted)-len(pasteEnds)):]
	both := slices.Concat(tail, read)
	return bytes.Contains(both, pasteEnds) || s.eight && bytes.Contains(both, pasteEnds8)
}
