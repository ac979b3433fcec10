package shell

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// errUnwritable is an argument that no POSIX shell can be given in one word: none
// can hold a NUL, and $(…) takes the newlines off the end.
var errUnwritable = errors.New("it has a NUL, or ends in a newline")

// quote writes an argument as one word of a POSIX shell, in quotes where it needs
// them. What can't be shown exactly becomes the output of printf, of which every
// shell knows the octal escapes.
func quote(s string) (string, error) {
	switch {
	case bare(s):
		return s, nil
	case Shown(s):
		return quoted(s), nil
	case strings.Contains(s, "\x00"), strings.HasSuffix(s, "\n"):
		return "", errUnwritable
	}
	return printed(s), nil
}

func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// printed is the output of printf as one word.
func printed(s string) string { return `"$(printf '` + octal(s) + `')"` }

// bare reports whether s needs no quotes. An equals sign at the beginning does: zsh
// looks for a program of that name.
func bare(s string) bool {
	return s != "" && s[0] != '=' && strings.IndexFunc(s, func(r rune) bool { return !plainRune(r) }) < 0
}

func plainRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:@=+,", r)
}

// octal writes s as a format of printf in which only letters, digits and what is
// plain stand for themselves. A hyphen at its beginning would be an option.
func octal(s string) string {
	var b strings.Builder
	for i, c := range []byte(s) {
		if c < utf8.RuneSelf && (plainRune(rune(c)) || c == ' ') && !(i == 0 && c == '-') {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, `\%03o`, c)
	}
	return b.String()
}

// active are the characters by which a text that is pasted after a word becomes more
// than its arguments.
const active = ";&|<>()$`!"

// Told is a name in a sentence: as it is, and in quotes where a shell that the
// sentence was pasted into would find a command in it.
func Told(name string) string {
	if !strings.ContainsAny(name, active) {
		return name
	}
	return quoted(name)
}

// Line is a command of arguments that can be shown, as it is pasted.
func Line(arguments ...string) string {
	words := make([]string, len(arguments))
	for i, a := range arguments {
		if words[i] = a; !bare(a) {
			words[i] = quoted(a)
		}
	}
	return strings.Join(words, " ")
}
