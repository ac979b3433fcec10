package mask

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A character that is drawn as nothing does not turn a secret's name into another
// name: neither as it is nor as plain.Text shows it.
var shownIgnorable = regexp.MustCompile(`^‹[0-9A-F]{4,6}›`)

// ignorablePart is the length of a default-ignorable character that a text begins with, 0
// for none.
func ignorablePart(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case ignorable(r):
		return size
	case r == '‹':
		return len(shownIgnorable.FindString(text))
	}
	return 0
}

// ignorable reports whether Unicode calls a character default-ignorable.
func ignorable(r rune) bool {
	return r >= utf8.RuneSelf && unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// withoutIgnorable is a name as it is drawn.
func withoutIgnorable(name string) string {
	if strings.IndexFunc(name, func(r rune) bool { return r == '‹' || ignorable(r) }) < 0 {
		return name
	}
	var drawn strings.Builder
	for len(name) > 0 {
		size := ignorablePart(name)
		if size == 0 {
			_, size = utf8.DecodeRuneInString(name)
			drawn.WriteString(name[:size])
		}
		name = name[size:]
	}
	return drawn.String()
}
