package tui

import (
	"strings"
	"unicode/utf8"
)

// containsFold tells whether s holds word whatever its case. word must be in
// lower case. ASCII text is searched without an allocation.
func containsFold(s, word string) bool {
	if len(word) == 0 {
		return true
	}
	if !isASCII(s) {
		return strings.Contains(strings.ToLower(s), word)
	}
	first := word[0]
	for i := 0; i+len(word) <= len(s); i++ {
		if lower(s[i]) == first && hasPrefixFold(s[i:], word) {
			return true
		}
	}
	return false
}

func hasPrefixFold(s, word string) bool {
	for i := range len(word) {
		if lower(s[i]) != word[i] {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
