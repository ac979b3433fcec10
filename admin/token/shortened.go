package token

import "strings"

// elisions are the signs with which browsers, consoles and people leave out a part of a
// token. Two dots are none: the parts of an encrypted token may be empty.
var elisions = []string{"…", "..."}

// elision is where a text leaves something out, -1 where it doesn't.
func elision(text string) int {
	first := -1
	for _, sign := range elisions {
		if at := strings.Index(text, sign); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// decodeShortened reads a token up to the first place where something was left out.
// What comes after stands at no byte that could be known.
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
