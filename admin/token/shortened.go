package token

import "strings"

// elisions are the marks that browsers, consoles and people put in place of a part of a token
// that they leave out. Two dots are not one: the parts of an encrypted token may be empty.
var elisions = []string{"…", "..."}

// elision returns where a text has such a mark, -1 where it has none.
func elision(text string) int {
	first := -1
	for _, sign := range elisions {
		if at := strings.Index(text, sign); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// decodeShortened reads a token up to the first part that was left out. The byte positions of
// what comes after it can't be known.
func decodeShortened(text string, at int) Token {
	missing := "shortened: its middle is missing"
	if strings.Trim(text[at:], ".…") == "" {
		missing = "shortened: its end is missing"
	}
	t := Decode(text[:at])
	t.text, t.parts, t.cut = text, splitParts(text), missing
	t.shortened = true
	t.signature = nil
	t.Breakages = []Breakage{{Whole, at, missing}}
	if !t.encrypted {
		t.Kind = signedKind(t.Header, t.Claims, true)
	}
	return t
}
