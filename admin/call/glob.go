package call

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Glob is a pattern for the whole of a profile's name or an account's id: * stands
// for any characters, none and / too, ? for one, and upper and lower case are alike.
// A pattern with anything else in it that other languages give a meaning is refused
// by Check, as a rule that was meant otherwise would not hold.
type Glob string

// globSigns are, beside letters and digits, what stands for itself in a pattern.
const globSigns = " _-./:@+="

// Check says what makes the pattern one that is not understood.
func (g Glob) Check() error {
	text := string(g)
	switch {
	case text == "":
		return errors.New("it is empty; * fits all")
	case strings.TrimSpace(text) != text:
		return errors.New("it begins or ends with a blank, and no name does")
	case strings.HasPrefix(text, "arn:"):
		return errors.New("a rule is about a profile's name or an account's id, not an ARN")
	}
	for _, likeness := range []string{".*", ".+"} {
		if strings.Contains(text, likeness) {
			return fmt.Errorf("%s is of regular expressions; here * alone stands for any characters", likeness)
		}
	}
	for _, c := range text {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(globSigns+"*?", c) {
			return fmt.Errorf("%q is not understood: * stands for any characters, ? for one, which can stand for this one too", c)
		}
	}
	return nil
}

// Match reports whether the pattern fits a name. It fits no empty one.
func (g Glob) Match(name string) bool {
	return name != "" && fits(fold(string(g)), fold(name))
}

func fold(text string) []rune { return []rune(strings.ToLower(text)) }

// fits goes back to the last * when what follows it does not fit.
func fits(glob, name []rune) bool {
	g, n := 0, 0
	star, from := -1, 0 // the last *, and where in the name what follows it was tried
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

// mayFitAccount reports whether the pattern could fit an account's id, as it is or
// in three groups.
func (g Glob) mayFitAccount() bool { return strings.Trim(string(g), "0123456789-*?") == "" }

// matchAccount reports whether the pattern fits an account's id, which people also
// write in three groups: 1234-5678-9012.
func (g Glob) matchAccount(id string) bool {
	const digits = 12
	if len(id) != digits {
		return g.Match(id)
	}
	return g.Match(id) || g.Match(id[:4]+"-"+id[4:8]+"-"+id[8:])
}
