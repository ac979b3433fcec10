// Package plain makes text that strangers wrote safe to print.
//
// Usernames, attributes, error messages and log fields are written by people
// we do not know. A terminal obeys what it is sent: an e-mail address may hold
// an escape sequence that recolours the screen, writes the clipboard or turns
// the reading direction. Everything read from AWS passes [Text] once, at the
// door of the packages admin and logs, and nothing behind that door has to
// think about it again.
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns s with everything that could steer a terminal, or hide in one,
// made visible: C0 controls as their control pictures (ESC becomes ␛), and C1
// controls, bidirectional controls, line separators and invisible format
// characters as their code point in angle brackets (U+202E becomes ‹202E›).
// Bytes that are not UTF-8 become U+FFFD.
//
// What joins letters and emoji (U+200C, U+200D, variation selectors) stays, as
// scripts need it. A text of printable characters is returned as it is, without
// an allocation. Characters that Cognito allows in usernames and group names
// ([\p{L}\p{M}\p{S}\p{N}\p{P}]+) are never changed, so a printable name is
// still the name to call AWS with.
func Text(s string) string {
	i := firstUnprintable(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(s[:i])
	for _, r := range s[i:] {
		writeVisible(&b, r)
	}
	return b.String()
}

// Safe tells whether Text would return s as it is.
func Safe(s string) bool { return firstUnprintable(s) < 0 }

// Altered reports whether Text may have made s of another text: then s is no text to
// find anything by.
func Altered(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x2400 && r <= 0x2421 || r == '‹' || r == utf8.RuneError })
}

func firstUnprintable(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < 0x20 || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if (r == utf8.RuneError && size == 1) || hidden(r) {
			return i
		}
		i += size
	}
	return -1
}

func writeVisible(b *strings.Builder, r rune) {
	switch {
	case r < 0x20:
		b.WriteRune(0x2400 + r) // the control pictures stand in the order of the controls
	case r == 0x7f:
		b.WriteRune('␡')
	case hidden(r):
		b.WriteRune('‹')
		writeHex(b, r)
		b.WriteRune('›')
	default:
		b.WriteRune(r) // a broken byte arrives here as U+FFFD, which is what it should become
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

// hidden tells whether r steers or vanishes: C1 controls, format characters
// (bidi controls, zero-width space, tags, soft hyphen), line and paragraph
// separators, and code points that no terminal can show.
func hidden(r rune) bool {
	switch {
	case r < 0x80:
		return r < 0x20 || r == 0x7f
	case r == '\u200c', r == '\u200d': // joiners: Persian, Indic scripts, emoji families
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co, unicode.Zl, unicode.Zp) ||
		isNoncharacter(r)
}

func isNoncharacter(r rune) bool {
	return r&0xfffe == 0xfffe || (r >= 0xfdd0 && r <= 0xfdef)
}
