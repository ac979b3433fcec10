package token

import (
	"fmt"
	"regexp"
	"strings"
)

// placeholders match what programs write where they have no token: the words of their languages
// for nothing, and templates that were never filled in.
var placeholders = regexp.MustCompile(`(?i)^(?:undefined|null|nil|none|nan|false|true|\[object [a-z]+\]|\$\{?[a-z_][a-z0-9_.]*\}?|\{\{?[^{}]*\}?\}|%[a-z_]+%|<[^<>]*>|your[ _-]?[a-z_-]*token)$`)

// placeholderIn returns the placeholder that a text has in place of a token, "" when it has
// none.
func placeholderIn(text string) string {
	word := strings.Trim(text[len(peel.FindString(text)):], " \t\r\n\"'`,;")
	if placeholders.MatchString(word) {
		return word
	}
	return ""
}

// nothingIn is the error that says why a text has no token.
func nothingIn(text string) error {
	if word := placeholderIn(text); word != "" {
		return fmt.Errorf("%w: it has the placeholder %q, so the app had no token when it wrote this", ErrNone, word)
	}
	if wrapping := strings.TrimSpace(peel.FindString(text)); wrapping != "" && wrapping == strings.TrimSpace(text) {
		return fmt.Errorf("%w: nothing follows %q, so the app had no token when it wrote this", ErrNone, wrapping)
	}
	return ErrNone
}
