package token_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// Texts that would make a careless reader recurse, copy or search for ever. A reader whose work
// grows with the square of the text would not finish within the timeout of go test.
func TestHostileTextsAreRead(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, token.MaxText/len(s)) }
	payload := func(json string) string { return "eyJ9." + encode([]byte(json)) + ".x" }
	for name, text := range map[string]string{
		"beginnings":            fill("eyJ"),
		"beginnings, a line":    fill("eyJ\n"),
		"short lines":           fill("eyJaaaaaaaaaaaaaaaa\n"),
		"one token of lines":    "eyJ" + fill("aaaaaaaaaaaaaaa\n")[:token.MaxText-3],
		"tokens":                fill("eyJ.eyJ.x "),
		"dots":                  fill("."),
		"escapes":               fill("%41"),
		"quotes":                fill(`"`),
		"lists without an end":  fill(`["eyJa.b.c",`),
		"a list of tokens":      "[" + strings.Repeat(`"eyJa.b.c",`, 20_000) + "1]",
		"lists in lists":        strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000),
		"named tokens":          fill("id_token=eyJ.eyJ.a&"),
		"a claim of escapes":    payload(`{"a":"` + strings.Repeat(`\u202e`, 20_000) + `"}`),
		"one claim many times":  payload("{" + strings.Repeat(`"a":1,`, 20_000)),
		"many claims":           payload("{" + strings.Repeat(`"a":1,"b":2,`, 10_000)),
		"a claim that has none": payload(`{"a":` + strings.Repeat("[", 150_000)),
		"a claim without end":   payload(`{"a":` + strings.Repeat(`{"a":`, 30_000)),
	} {
		t.Run(name, func(t *testing.T) {
			found, err := token.Find(text)
			if err == nil && len(found) > 50 {
				t.Errorf("found %d tokens", len(found))
			}
			for _, one := range append(found, token.Found{Token: token.Decode(text)}) {
				if len(one.Token.Claims) > 1001 || len(one.Token.Parts()) > 6 {
					t.Errorf("%d claims, %d parts", len(one.Token.Claims), len(one.Token.Parts()))
				}
				holdsForAny(t, one.Token, now)
			}
		})
	}
}
