package terminal

import (
	"time"
	"unicode/utf8"
)

// The bytes that begin or end what a terminal sends (ECMA-48). The 8-bit forms
// stand for ESC and the letter 0x40 below.
const (
	cancel     = 0x18
	substitute = 0x1a
	bell       = 0x07
	escape     = 0x1b
	ss3        = 0x8f
	dcs        = 0x90
	sos        = 0x98
	csi        = 0x9b
	st         = 0x9c
	osc        = 0x9d
	pm         = 0x9e
	apc        = 0x9f
)

// place is where in a sequence the bytes read so far end.
type place uint8

const (
	between       place = iota // in no sequence
	afterEscape                // ESC
	afterEscapes               // ESC ESC: rxvt's Alt with a key that has a sequence of its own
	inControl                  // CSI and its parameters
	inConsoleKey               // CSI [: a function key of the Linux console, one byte follows
	inOldMouse                 // CSI M: three bytes follow
	inSingleShift              // SS3
	inString                   // OSC, DCS, APC, PM or SOS
	endingString               // ESC in one of them
	inRune                     // a rune of several bytes
)

// introducers are the beginnings of sequences, after ESC or as one byte of eight bits.
var introducers = map[byte]place{
	'[': inControl, 'O': inSingleShift, ']': inString, 'P': inString, '_': inString, '^': inString, 'X': inString,
	csi: inControl, ss3: inSingleShift, osc: inString, dcs: inString, apc: inString, pm: inString, sos: inString,
}

// introduces reports whether c after ESC begins a sequence.
func introduces(c byte) bool { return c < utf8.RuneSelf && introducers[c] != between }

// The most that is accepted of a sequence. The longest that a terminal sends is the list
// of its attributes, with some twenty parameters. Longer ones are read to their end and
// dropped: the decoder has room for 32 parameters, and panics on more.
const (
	maxControl    = 128 // bytes of a CSI sequence
	maxParameters = 24
	maxDigits     = 7
	maxString     = 4096 // bytes of an OSC, DCS, APC, PM or SOS
)

// sequence is the part of a sequence that has been read.
type sequence struct {
	at         place
	bytes      []byte
	over       bool // over the bounds, so it is dropped at its end
	parameters int
	digits     int // of the last parameter
	left       int // bytes to come of a rune or an old mouse report

	intermediate bool // bytes of that kind have come, after which there are no parameters
	data         bool // of a DCS has come, which begins as a CSI sequence does
	before       byte // the last byte of a string

	began     time.Time
	held      bool // an introducer alone, whose ESC was taken for a key
	unhurried int  // bytes of a string that arrived by themselves after a long pause
}

// add adds a byte to the sequence, unless that is over its bounds.
func (s *sequence) add(c byte, most int) {
	s.over = s.over || len(s.bytes) >= most
	if !s.over {
		s.bytes = append(s.bytes, c)
	}
}

// addParameter is add for a byte between the introducer and the final byte of a CSI
// sequence or of what a DCS begins with: a prefix, parameters, then intermediate bytes.
func (s *sequence) addParameter(c byte) {
	switch {
	case c < '0':
		s.intermediate = true
	case c > ';':
		s.over = s.over || !s.bare()
	case c >= ':':
		s.parameters++
		s.digits = 0
	default:
		s.digits++
	}
	disordered := s.intermediate && c >= '0'
	s.add(c, maxControl)
	s.over = s.over || disordered || s.parameters >= maxParameters || s.digits > maxDigits
}

// addText is add for a byte of a string.
func (s *sequence) addText(c byte) {
	isDCS := s.bytes[0] == dcs || len(s.bytes) > 1 && s.bytes[1] == 'P'
	if isDCS && !s.data && c >= 0x20 && c <= 0x3f {
		s.addParameter(c)
		return
	}
	s.data = true
	s.add(c, maxString)
}

// body is what follows the introducer.
func (s *sequence) body() []byte {
	for i, c := range s.bytes {
		if c != escape {
			return s.bytes[i+1:]
		}
	}
	return nil
}

// bare reports whether only the introducer has been read.
func (s *sequence) bare() bool { return len(s.body()) == 0 && !s.over }

// onlyDigits reports whether there are bytes after the introducer and all are digits.
func (s *sequence) onlyDigits() bool {
	return !s.bare() && !s.over && len(s.body()) == s.digits
}

// runeLength is how many bytes a rune that begins with c has, 1 if none begins with c.
func runeLength(c byte) int {
	switch {
	case c >= 0xc2 && c <= 0xdf:
		return 2
	case c >= 0xe0 && c <= 0xef:
		return 3
	case c >= 0xf0 && c <= 0xf4:
		return 4
	}
	return 1
}
