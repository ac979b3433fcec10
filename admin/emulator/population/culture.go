package population

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// culture is where a user's name comes from. The Latin forms of its family names are in no other
// culture's list, which keeps usernames distinct.
type culture struct {
	locale string
	zone   string
	share  int // in shares of all cultures
	order  nameOrder
	given  []name
	family []name
}

// name is a name as its owner writes it, and in the Latin letters that usernames and e-mail
// addresses use instead.
type name struct{ text, latin string }

type nameOrder int

const (
	givenFirst nameOrder = iota
	familyFirst
	familyFirstJoined // without a space
)

// names reads a list of names: each is text:latin, or text alone where lower case makes it
// Latin. An underscore stands for a space within the text.
func names(list string) []name {
	fields := strings.Fields(list)
	out := make([]name, len(fields))
	for i, f := range fields {
		text, latin, ok := strings.Cut(f, ":")
		if !ok {
			latin = strings.ToLower(text)
		}
		out[i] = name{strings.ReplaceAll(text, "_", " "), latin}
	}
	return out
}

// cultures returns all cultures, fresh for each caller.
func cultures() []culture {
	return slices.Concat(
		westernCultures(),
		easternCultures(),
		cyrillicAndGreekCultures(),
		asianCultures(),
		indicAndSemiticCultures(),
	)
}

// latin reports whether the culture writes its names in Latin letters.
func (c *culture) latin() bool {
	r, _ := utf8.DecodeRuneInString(c.given[0].text)
	return unicode.Is(unicode.Latin, r)
}

// appendFull appends the whole name, in the culture's order and with its spacing.
func (c *culture) appendFull(b []byte, given, family string) []byte {
	switch c.order {
	case familyFirst:
		return append(append(append(b, family...), ' '), given...)
	case familyFirstJoined:
		return append(append(b, family...), given...)
	case givenFirst:
	}
	return append(append(append(b, given...), ' '), family...)
}
