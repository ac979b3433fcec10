package terminal

import (
	"regexp"
	"time"
	"unicode"
	"unicode/utf8"
)

// Linger is how long the rest of a sequence may take to begin when its ESC was taken for
// the Esc key, and then to go on. An introducer that comes by itself in that time is held:
// it is a key if nothing follows as long again, or something that can't be its content.
// Who presses Esc and [ at once thus waits for the [, and loses it only where they go on
// with a digit or the like: a key too few does less harm than an answer of the terminal
// that is typed, of which u takes the last act back. A second after Esc, [ is a key at once.
const Linger = 700 * time.Millisecond

// Bytes that come by themselves and further apart than unhurried are most likely typed.
// The one after mostUnhurried of them is, so that a string that was begun by mistake, as
// Alt-] does, or that has lost its end, swallows few keys.
const (
	unhurried     = 300 * time.Millisecond
	mostUnhurried = 2
)

// contents are how what terminals send goes on after an introducer. PM and SOS they don't
// send.
var contents = map[byte]*regexp.Regexp{
	'[': regexp.MustCompile(`^[0-9<=>?[A-IMO-SZa-d]`),
	'O': regexp.MustCompile(`^[\x21-\x7e]`),
	']': regexp.MustCompile(`^[0-9]+(;|$)`),
	'P': regexp.MustCompile(`^[0-9>!]`),
	'_': regexp.MustCompile(`^G`),
}

// goesOn reports whether c can follow in what a terminal sends.
func (s *sequence) goesOn(c byte) bool {
	body := s.body()
	introducer := s.bytes[len(s.bytes)-len(body)-1]
	if introducer >= utf8.RuneSelf {
		introducer -= 0x40
	}
	content := contents[introducer]
	return content != nil && content.Match(append(body[:len(body):len(body)], c))
}

// typed reports whether what was read at once, a pause after the previous byte, is a key
// pressed in the middle of a string.
func (s *sequence) typed(read []byte, pause time.Duration, now time.Time) bool {
	r, size := utf8.DecodeRune(read)
	if s.at != inString || size < len(read) || r == utf8.RuneError || !unicode.IsPrint(r) {
		return false
	}
	if pause > unhurried {
		s.unhurried++
	}
	return now.Sub(s.began) > Patience || pause > Wait && !s.goesOn(read[0]) || s.unhurried > mostUnhurried
}
