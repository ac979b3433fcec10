package plain

import (
	"strings"
	"unicode/utf8"
)

// ContainsFold reports whether text holds word, in any case. word must be in lower
// case. An ASCII word is found without an allocation: filters search all text again at
// every key press.
func ContainsFold(text, word string) bool {
	if !isASCII(word) {
		return strings.Contains(strings.ToLower(text), word)
	}
	for i := 0; i+len(word) <= len(text); i++ {
		if beginsFold(text[i:], word) {
			return true
		}
	}
	return false
}

func beginsFold(text, word string) bool {
	for i := range len(word) {
		if small(text[i]) != word[i] {
			return false
		}
	}
	return true
}

func small(c byte) byte {
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
