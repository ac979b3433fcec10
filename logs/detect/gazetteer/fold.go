package gazetteer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// CityKey identifies a city in the table: a hash of its country's code and its
// folded name. Two cities may share a key, as namesakes do: that only adds a
// candidate.
func CityKey(country, name string) uint32 {
	const offset, prime = 2166136261, 16777619 // FNV-1a
	h := uint32(offset)
	for _, s := range [...]string{country, "/", Fold(name)} {
		for i := range len(s) {
			h = (h ^ uint32(s[i])) * prime
		}
	}
	return h ^ h>>15
}

// plainLetters are Latin letters that do not decompose.
var plainLetters = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i",
	"ə", "a", "ħ", "h", "ʻ", "", "ʼ", "", "‘", "", "’", "")

// Fold is a name without case, diacritics, and everything that is not a letter
// or digit: "Medellín" is "medellin", "St. John's" is "stjohns".
func Fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range norm.NFD.String(plainLetters.Replace(strings.ToLower(name))) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
