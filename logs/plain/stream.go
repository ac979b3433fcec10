package plain

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// Stream makes a text printable that comes in pieces, which may cut a character. The
// zero value is ready; it is not safe for several goroutines.
type Stream struct {
	cut []byte // the beginning of a character that the next piece goes on with
}

// Lines is the next piece made printable as by [Lines], with the beginning of a
// character that the piece before was cut in, and without that of its own last one.
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
