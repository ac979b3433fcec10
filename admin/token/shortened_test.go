package token_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// Browsers, consoles and people shorten long tokens in the middle, with three dots or an
// ellipsis. What is left must not be taken for another kind of token.
func TestAShortenedTokenIsToldAsShortened(t *testing.T) {
	id := idDraft().build()
	dot := strings.IndexByte(id, '.')
	for name, c := range map[string]struct{ text, says string }{
		"dots in the claims":     {id[:dot+20] + "..." + id[len(id)-30:], "shortened: its middle is missing"},
		"the sign in the claims": {id[:dot+20] + "…" + id[len(id)-30:], "shortened: its middle is missing"},
		"both ends alone":        {"eyJ…abc", "shortened: its middle is missing"},
		"in the signature":       {id[:len(id)-60] + "..." + id[len(id)-10:], "shortened: its middle is missing"},
		"in every part":          {token.Decode(id).String(), "shortened: its middle is missing"},
		"at the end":             {id[:dot+20] + "...", "shortened: its end is missing"},
		"in the header":          {"eyJraWQiOi...", "shortened: its end is missing"},
		"a refresh token's":      {refreshToken[:90] + "..." + refreshToken[len(refreshToken)-20:], "shortened: its middle is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, around := range []string{c.text, "Authorization: Bearer " + c.text + "\r\n", `{"id_token":"` + c.text + `"}`} {
				found, err := token.Find(around)
				if err != nil || len(found) != 1 {
					t.Fatalf("found %d tokens in %s, %v", len(found), around, err)
				}
				one := found[0].Token
				if headline := token.Headline(one, now); !strings.Contains(headline, c.says) || strings.Contains(headline, "another issuer") {
					t.Errorf("%s: %s", around, headline)
				}
				result := token.Verify(t.Context(), one, token.Expect{}, keys(t), now)
				if status, verdict := token.Verdict(one, result); status != token.Fail || !strings.HasPrefix(verdict, "Shortened") {
					t.Errorf("%s", verdict)
				}
			}
		})
	}
}

func TestASentenceMayEndInDotsAfterAToken(t *testing.T) {
	id := idDraft().build()
	found, err := token.Find("I tried " + id + "... and it failed")
	if err != nil || len(found) != 1 || found[0].Token.Reveal() != id {
		t.Errorf("%v, %v", found, err)
	}
}

// A request header below a token that was cut is not part of it.
func TestACutTokenEndsWhereItEnds(t *testing.T) {
	id := idDraft().build()
	cut := id[:len(id)-101]
	for name, below := range map[string]string{
		"a header":              "\nX-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678",
		"a header, CRLF":        "\r\nhost: example.com\r\n",
		"a header without more": "\nx-amzn-oidc-identity:",
		"a line of a log":       "\n2026-11-30 12:00:01 INFO next",
		"words":                 "\nand then nothing",
		"an option":             " \\\n  -H 'Accept: a/b'",
	} {
		found, err := token.Find("Authorization: Bearer " + cut + below)
		if err != nil || len(found) != 1 || found[0].Token.Reveal() != cut {
			t.Errorf("%s: %v, %v", name, found, err)
			continue
		}
		if b := found[0].Token.Breakages; len(b) == 1 && b[0].Byte != len(cut)-strings.LastIndexByte(cut, '.')-1 {
			t.Errorf("%s: broken at %+v", name, b)
		}
	}
}

func TestAPlaceholderIsNoToken(t *testing.T) {
	for _, text := range []string{
		"Bearer undefined", "Authorization: Bearer null", "bearer None", "Bearer [object Object]", "Bearer [object Promise]",
		"Bearer ${TOKEN}", "Bearer $ID_TOKEN", "Authorization: Bearer {{idToken}}", "Bearer %TOKEN%", "Bearer <token>",
		"Bearer YOUR_ACCESS_TOKEN", "Bearer ", "authorization: bearer", "undefined", "null",
	} {
		found, err := token.Find(text)
		if !errors.Is(err, token.ErrNone) || !strings.Contains(err.Error(), "had no token") {
			t.Errorf("%q: %v, %v", text, found, err)
		}
	}
	if _, err := token.Find("nothing to see"); !errors.Is(err, token.ErrNone) || strings.Contains(err.Error(), "had no token") {
		t.Error(err)
	}
}
