package token_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// FuzzFind holds for any text: no panic, all output is printable, breakages lie within the
// token, and what is found is found again.
func FuzzFind(f *testing.F) {
	for _, c := range corpus() {
		if text := c.token(); len(text) < 4<<10 {
			f.Add(text)
		}
	}
	id := idDraft().build()
	for _, s := range []string{
		"", "Bearer " + id, "Authorization: Bearer " + wrap(id, 76, "\r\n"), escapeAll(id), `{"id_token":"` + id + `"}`,
		"https://a.example/#id_token=" + id + "&access_token=" + id, refreshToken, "eyJ.eyJ.eyJ", "eyA\neyA\neyA", strings.Repeat("eyJ\n", 50),
		`{"AuthenticationResult":{"IdToken":["` + id + `"]}}`, `{"a":{"b":[[{"id_token":1}]]}}`, "%65%79%4a", "ewogIA.ewogIA.",
	} {
		f.Add(s)
	}
	at := time.Unix(noon, 0)
	f.Fuzz(func(t *testing.T, text string) {
		found, err := token.Find(text)
		if (err == nil) != (len(found) > 0) {
			t.Fatalf("%d tokens and the error %v", len(found), err)
		}
		for _, one := range append(found, token.Found{Token: token.Decode(text)}) {
			holdsForAny(t, one.Token, at)
		}
	})
}

func holdsForAny(t *testing.T, one token.Token, at time.Time) {
	t.Helper()
	for _, b := range one.Breakages {
		if b.Byte < 0 || b.Byte > one.Size() || b.Reason == "" {
			t.Fatalf("broken at %+v of %d bytes", b, one.Size())
		}
		prints(t, b.Reason)
	}
	out, err := json.Marshal(one)
	if err != nil || !json.Valid(out) || !utf8.Valid(out) {
		t.Fatalf("JSON %s, %v", out, err)
	}
	prints(t, one.String())
	prints(t, token.Headline(one, at))
	for _, claims := range [][]token.Explained{token.Explain(one, at, time.UTC), token.ExplainHeader(one)} {
		for _, e := range claims {
			prints(t, e.Name)
			prints(t, e.Value)
		}
	}
	for _, note := range token.Notes(one) {
		prints(t, note)
	}
	for _, check := range token.Verify(t.Context(), one, token.Expect{}, token.NoKeys{}, at).Checks {
		prints(t, check.Detail)
	}
	if again := token.Decode(one.Reveal()); again.Kind != one.Kind || len(again.Claims) != len(one.Claims) {
		t.Fatalf("%s is %s when read again", one.Kind, again.Kind)
	}
}

func prints(t *testing.T, s string) {
	t.Helper()
	if !plain.Safe(s) {
		t.Fatalf("%q does not print", s)
	}
}
