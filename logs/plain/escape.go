package plain

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// EscapeHelp says how to type a text in escaped form.
const EscapeHelp = `\n newline, \t tab, \\ backslash, \u{200f} any character`

// Escape writes s in the form that people edit: what can't be shown, and the
// backslash, as escapes. [Unescape] gives back exactly s, whatever its bytes.
func Escape(s string) string {
	var b strings.Builder
	for before := rune(0); len(s) > 0; {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x{%02x}`, s[0])
		case letterOf[r] != 0:
			b.WriteByte('\\')
			b.WriteByte(letterOf[r])
		case r == utf8.RuneError || !visible(before, r, s[size:]): // a text input drops U+FFFD
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteRune(r)
		}
		before, s = r, s[size:]
	}
	return b.String()
}

// letterOf are the characters that have an escape of one letter.
var letterOf = map[rune]byte{'\\': '\\', '\n': 'n', '\r': 'r', '\t': 't'}

// Unescape reads what [Escape] writes. A backslash that does not begin an
// escape is an error.
func Unescape(text string) (string, error) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, `\`)
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		piece, size := escaped(rest)
		if size == 0 {
			return "", fmt.Errorf(`“\%s” is not an escape; write a backslash as \\`, firstRune(rest))
		}
		b.WriteString(piece)
		text = rest[size:]
	}
}

func firstRune(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}

// escaped returns what an escape means, given what follows its backslash in s,
// and how much of s it takes; 0 when it is no escape.
func escaped(s string) (piece string, size int) {
	for r, letter := range letterOf {
		if s != "" && s[0] == letter {
			return string(r), 1
		}
	}
	digits, _, closed := strings.Cut(s, "}")
	if !closed || len(digits) < len("u{0") || digits[1] != '{' {
		return "", 0
	}
	n, err := strconv.ParseUint(digits[2:], 16, 32)
	switch {
	case err != nil:
		return "", 0
	case digits[0] == 'x' && n <= 0xff:
		return string([]byte{byte(n)}), len(digits) + 1
	case digits[0] == 'u' && n <= utf8.MaxRune && utf8.ValidRune(rune(n)):
		return string(rune(n)), len(digits) + 1
	}
	return "", 0
}
