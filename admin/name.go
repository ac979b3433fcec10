package admin

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsName reports whether Cognito takes a text as a username or a group's name: its
// pattern is [\p{L}\p{M}\p{S}\p{N}\p{P}]+ (API reference, UsernameType and
// GroupNameType).
func IsName(s string) bool {
	n := utf8.RuneCountInString(s)
	return 0 < n && n <= mostName && !strings.ContainsFunc(s, func(r rune) bool {
		return r == utf8.RuneError || !unicode.In(r, unicode.L, unicode.M, unicode.S, unicode.N, unicode.P)
	})
}

// mostName is how many characters a username or a group's name has.
const mostName = 128
