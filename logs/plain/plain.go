// Package plain makes text that strangers wrote safe to print.
//
// Usernames, attributes, error messages and log fields are written by people we
// do not know. A terminal obeys what it is sent: an e-mail address may hold an
// escape sequence that recolours the screen, writes the clipboard or turns the
// reading direction. Everything read from AWS passes [Text] once, where it
// enters the packages admin and logs, and code behind them need not think about
// it again.
package plain

import (
	"strings"
	"unicode/utf8"
)

// Text returns s with everything that could steer a terminal, or hide in one,
// made visible: C0 controls as their control pictures (ESC becomes ␛), and C1
// controls, bidirectional controls, line separators and what is drawn as nothing
// as their code point in angle brackets (U+202E becomes ‹202E›). Bytes that are
// not UTF-8 become U+FFFD.
//
// Joiners and emoji selectors stay where they change what is drawn. A text of
// visible characters is returned as it is, without an allocation. A name that Text
// changes is not the name to call AWS with: Cognito takes characters that are drawn
// as nothing.
func Text(s string) string { return text(s, false) }

// Lines is Text for a text of several lines: line ends and tabs stay.
func Lines(s string) string { return text(s, true) }

func text(s string, lines bool) string {
	i, before := firstUnprintable(s, lines)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(s[:i])
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case lines && (r == '\n' || r == '\t'), visible(before, r, s[i:]):
			b.WriteRune(r) // a broken byte arrives here as U+FFFD, which is what it should become
			before = r
		default:
			writeVisible(&b, r)
			before = 0
		}
	}
	return b.String()
}

// Safe reports whether Text would return s as it is.
func Safe(s string) bool {
	i, _ := firstUnprintable(s, false)
	return i < 0
}

// Altered reports whether Text may have changed another text into s: then s must not
// be used to look anything up.
func Altered(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x2400 && r <= 0x2421 || r == '‹' || r == utf8.RuneError })
}

// firstUnprintable returns the position of the first character that Text changes,
// and the character before it; -1 for none.
func firstUnprintable(s string, lines bool) (at int, before rune) {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < 0x20 && !(lines && (c == '\n' || c == '\t')) || c == 0x7f {
				return i, before
			}
			before = rune(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if (r == utf8.RuneError && size == 1) || !visible(before, r, s[i+size:]) {
			return i, before
		}
		before = r
		i += size
	}
	return -1, before
}

func writeVisible(b *strings.Builder, r rune) {
	switch {
	case r < 0x20:
		b.WriteRune(0x2400 + r) // the control pictures are in the order of the controls
	case r == 0x7f:
		b.WriteRune('␡')
	default:
		b.WriteRune('‹')
		writeHex(b, r)
		b.WriteRune('›')
	}
}

func writeHex(b *strings.Builder, r rune) {
	const digits = "0123456789ABCDEF"
	started := false
	for shift := 20; shift >= 0; shift -= 4 {
		d := (r >> shift) & 0xf
		started = started || d != 0 || shift <= 12
		if started {
			b.WriteByte(digits[d])
		}
	}
}
