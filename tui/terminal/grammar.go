package terminal

import (
	"bytes"
	"unicode/utf8"
)

// step handles a byte outside a paste.
func (s *stream) step(c byte) {
	switch s.seq.at {
	case between:
		s.start(c)
	case afterEscape, afterEscapes:
		s.afterEscape(c)
	case inControl:
		s.control(c)
	case inConsoleKey:
		s.seq.add(c, maxControl)
		s.finish()
	case inOldMouse:
		s.count(c)
	case inSingleShift:
		s.singleShift(c)
	case inString, endingString:
		s.text(c)
	case inRune:
		if utf8.RuneStart(c) {
			s.restart(c)
			return
		}
		s.count(c)
	}
}

// count handles one of a known number of bytes.
func (s *stream) count(c byte) {
	s.seq.add(c, maxControl)
	if s.seq.left--; s.seq.left > 0 {
		return
	}
	if s.seq.at == inRune && isControl8(s.seq.bytes) {
		s.restart(c) // the control by itself; Esc before one has no known meaning
		return
	}
	s.finish()
}

// isControl8 reports whether a rune, with or without an ESC before it, is a control of
// eight bits as UTF-8 has it: no key is one.
func isControl8(b []byte) bool {
	r, size := utf8.DecodeRune(bytes.TrimPrefix(b, []byte{escape}))
	return size == 2 && r < 0xa0
}

// restart drops the sequence; c is not part of it.
func (s *stream) restart(c byte) {
	s.reset()
	s.start(c)
}

// start handles a byte that begins something. Other bytes of eight bits are no key of
// any terminal that uses UTF-8.
func (s *stream) start(c byte) {
	switch n := runeLength(c); {
	case c == escape:
		s.begin(c, afterEscape)
	case n > 1:
		s.begin(c, inRune)
		s.seq.left = n - 1
	case c < utf8.RuneSelf:
		s.emit([]byte{c})
	case introducers[c] != between:
		s.begin(c, introducers[c])
	}
}

func (s *stream) afterEscape(c byte) {
	first := s.seq.at == afterEscape
	switch {
	case c == escape && first:
		s.seq.at = afterEscapes
		s.seq.add(c, maxControl)
	case introduces(c) && (first || c == '[' || c == 'O'):
		s.seq.at = introducers[c]
		s.seq.add(c, maxControl)
	case !first: // two presses of Esc, or one before a key with Alt
		s.emit([]byte{escape})
		s.begin(escape, afterEscape)
		s.afterEscape(c)
	case runeLength(c) > 1:
		s.seq.at, s.seq.left = inRune, runeLength(c)-1
		s.seq.add(c, maxControl)
	case c < utf8.RuneSelf:
		s.seq.add(c, maxControl)
		s.finish()
	default:
		s.emit([]byte{escape})
		s.restart(c)
	}
}

func (s *stream) control(c byte) {
	switch {
	case s.seq.bare() && c == '[':
		s.seq.at = inConsoleKey
		s.seq.add(c, maxControl)
	case s.seq.bare() && c == 'M':
		s.seq.at, s.seq.left = inOldMouse, 3
		s.seq.add(c, maxControl)
	case c == '$' && s.seq.onlyDigits(), c >= 0x40 && c <= 0x7e: // rxvt ends a key with Shift by $
		s.seq.add(c, maxControl)
		s.finish()
	case c >= 0x20 && c <= 0x3f:
		s.seq.addParameter(c)
	default:
		s.breakOff(c)
	}
}

func (s *stream) singleShift(c byte) {
	switch {
	case c > 0x20 && c < 0x7f:
		s.seq.add(c, maxControl)
		if c < '0' || c > '9' {
			s.finish()
		}
		s.seq.over = s.seq.over || len(s.seq.bytes) > maxDigits
	default:
		s.breakOff(c)
	}
}

// text takes a byte of an OSC, DCS, APC, PM or SOS, which ends with ST, and an
// OSC with BEL too. Answers are ASCII: a byte of eight bits in one could be taken
// for its end by the decoder, so all of it is dropped. ST of eight bits is one
// only behind ASCII, as it may be the last byte of a rune.
func (s *stream) text(c byte) {
	ending, before := s.seq.at == endingString, s.seq.before
	s.seq.before = c
	switch {
	case ending && c != '\\':
		s.begin(escape, afterEscape)
		s.afterEscape(c)
	case c == bell, c == st && (before < utf8.RuneSelf || before == 0xc2), ending: // U+009C is ST too
		s.seq.add(c, maxString)
		s.finish()
	case c == escape:
		s.seq.at = endingString
		s.seq.add(c, maxString)
	case c < 0x20:
		s.breakOff(c)
	default:
		s.seq.addText(c)
		s.seq.over = s.seq.over || c >= utf8.RuneSelf
	}
}

// breakOff drops a sequence that a byte stands in which none has: CAN and SUB are
// meant to, a key that is pressed is one, and ESC begins another.
func (s *stream) breakOff(c byte) {
	if c == cancel || c == substitute {
		s.reset()
		return
	}
	s.restart(c)
}
