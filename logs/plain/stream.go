package plain

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// Stream makes a text printable that comes in pieces, whose ends may cut a
// character. The zero value is ready; it is for one goroutine.
type Stream struct {
	cut []byte // the beginning of a character that the next piece completes
}

// Lines returns the next piece made printable as by [Lines], completed with what
// the piece before cut off, and without the cut character at its own end.
func (s *Stream) Lines(piece []byte) string {
	whole := slices.Concat(s.cut, piece)
	end := wholeCharacters(whole)
	s.cut = bytes.Clone(whole[end:])
	return Lines(string(whole[:end]))
}

// wholeCharacters is the length of text without a character that is cut at its end.
func wholeCharacters(text []byte) int {
	for i := len(text) - 1; i >= max(0, len(text)-utf8.UTFMax+1); i-- {
		if utf8.RuneStart(text[i]) {
			if !utf8.FullRune(text[i:]) {
				return i
			}
			break
		}
	}
	return len(text)
}
