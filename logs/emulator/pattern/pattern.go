// Package pattern is the filter pattern syntax of CloudWatch Logs ("Filter
// pattern syntax for metric filters, subscription filters, filter log events, and
// Live Tail", user guide): terms, and JSON selectors. Patterns of space-delimited
// columns, [a, b], are refused.
package pattern

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// Pattern reports whether the text of an event matches.
type Pattern func(text string) bool

// Longest is the maximum number of characters of a pattern.
const Longest = 1024

// Compile reads a pattern; "" matches everything. The error is in AWS's words
// where they are known.
func Compile(source string) (Pattern, error) {
	trimmed := strings.TrimSpace(source)
	switch {
	case trimmed == "":
		return func(string) bool { return true }, nil
	case strings.HasPrefix(trimmed, "{"):
		return compileJSON(trimmed)
	case strings.HasPrefix(trimmed, "["):
		return nil, fmt.Errorf("patterns of space-delimited columns are not emulated: %s", source)
	default:
		return compileTerms(trimmed)
	}
}

// terms are searched for in the text as it is: case matters.
type terms struct {
	all, any, none []func(string) bool
}

func compileTerms(source string) (Pattern, error) {
	var t terms
	for rest := source; rest != ""; rest = strings.TrimLeftFunc(rest, unicode.IsSpace) {
		list := &t.all
		switch rest[0] {
		case '?':
			list, rest = &t.any, rest[1:]
		case '-':
			list, rest = &t.none, rest[1:]
		}
		match, after, err := term(rest)
		if err != nil {
			return nil, err
		}
		*list, rest = append(*list, match), after
	}
	return t.match, nil
}

// match: optional terms count only where there are no others, as the user guide
// says.
func (t terms) match(text string) bool {
	for _, m := range t.none {
		if m(text) {
			return false
		}
	}
	for _, m := range t.all {
		if !m(text) {
			return false
		}
	}
	if len(t.any) == 0 || len(t.all)+len(t.none) > 0 {
		return true
	}
	for _, m := range t.any {
		if m(text) {
			return true
		}
	}
	return false
}

// term reads one term: a word, a "phrase" or a %regular expression%.
func term(s string) (match func(string) bool, rest string, err error) {
	if s == "" {
		return nil, "", fmt.Errorf("Invalid filter pattern: a term is missing") //nolint:staticcheck // AWS's style
	}
	switch s[0] {
	case '"':
		phrase, rest, err := quoted(s)
		return contains(phrase), rest, err
	case '%':
		expression, rest, ok := strings.Cut(s[1:], "%")
		if !ok {
			return nil, "", fmt.Errorf("Invalid filter pattern: %s is not closed", s) //nolint:staticcheck // AWS's style
		}
		re, err := regexp.Compile(expression)
		if err != nil {
			return nil, "", fmt.Errorf("Invalid regular expression: %s", expression) //nolint:staticcheck // AWS's style
		}
		return re.MatchString, rest, nil
	}
	end := strings.IndexFunc(s, unicode.IsSpace)
	if end < 0 {
		end = len(s)
	}
	word := s[:end]
	if strings.ContainsFunc(word, func(r rune) bool { return !wordRune(r) }) {
		return nil, "", fmt.Errorf("Invalid character(s) in term '%s'", word) //nolint:staticcheck // AWS's words
	}
	return contains(word), s[end:], nil
}

func contains(what string) func(string) bool {
	return func(text string) bool { return strings.Contains(text, what) }
}

func wordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// quoted reads "…" with \" and \\ in it.
func quoted(s string) (value, rest string, err error) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return b.String(), s[i+1:], nil
		case c == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", "", fmt.Errorf("Invalid filter pattern: a quote is not closed") //nolint:staticcheck // AWS's style
}
