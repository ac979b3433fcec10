package call

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Glob is a pattern for the whole of a profile's name or an account's id: * matches
// any characters, including none and /, ? matches one, and case does not matter.
// Check refuses a pattern with any other sign that has a meaning in other languages,
// as the rule would not hold as it was meant.
type Glob string

// globSigns are the signs, besides letters and digits, that match themselves in
// a pattern.
const globSigns = " _-./:@+="

// Check returns an error that says why the pattern is not understood.
func (g Glob) Check() error {
	text := string(g)
	switch {
	case text == "":
		return errors.New("it is empty; * matches everything")
	case strings.TrimSpace(text) != text:
		return errors.New("it begins or ends with a blank, and no name does")
	case strings.HasPrefix(text, "arn:"):
		return errors.New("a rule is about a profile's name or an account's id, not an ARN")
	}
	for _, likeness := range []string{".*", ".+"} {
		if strings.Contains(text, likeness) {
			return fmt.Errorf("%s belongs to regular expressions; here * alone matches any characters", likeness)
		}
	}
	for _, c := range text {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(globSigns+"*?", c) {
			return fmt.Errorf("%q is not understood: * matches any characters, ? matches any single one, including this one", c)
		}
	}
	return nil
}

// Match reports whether the pattern matches a name. It never matches an empty
// one.
func (g Glob) Match(name string) bool {
	return name != "" && fits(fold(string(g)), fold(name))
}

func fold(text string) []rune { return []rune(strings.ToLower(text)) }

// fits goes back to the last * when the rest does not match.
func fits(glob, name []rune) bool {
	g, n := 0, 0
	star, from := -1, 0 // the last *, and the position in the name where the rest was tried
	for n < len(name) {
		switch {
		case g < len(glob) && glob[g] == '*':
			star, from = g, n
			g++
		case g < len(glob) && (glob[g] == '?' || glob[g] == name[n]):
			g, n = g+1, n+1
		case star >= 0:
			from++
			g, n = star+1, from
		default:
			return false
		}
	}
	return strings.Trim(string(glob[g:]), "*") == ""
}

// mayFitAccount reports whether the pattern could match an account's id, as it is
// or in three groups.
func (g Glob) mayFitAccount() bool { return strings.Trim(string(g), "0123456789-*?") == "" }

// matchAccount reports whether the pattern matches an account's id, which people
// also write in three groups: 1234-5678-9012.
func (g Glob) matchAccount(id string) bool {
	const digits = 12
	if len(id) != digits {
		return g.Match(id)
	}
	return g.Match(id) || g.Match(id[:4]+"-"+id[4:8]+"-"+id[8:])
}
