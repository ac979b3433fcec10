package token_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// wrap breaks a text into lines as mail programs and terminals do.
func wrap(s string, width int, end string) string {
	var b strings.Builder
	for len(s) > width {
		b.WriteString(s[:width] + end)
		s = s[width:]
	}
	return b.String() + s
}

func TestATokenIsFoundInWhateverIsPasted(t *testing.T) {
	id, access := idDraft().build(), accessDraft().build()
	for name, pasted := range map[string]string{
		"bare":                    id,
		"blanks around":           "  \t" + id + " \r\n",
		"bearer":                  "Bearer " + id,
		"bearer in small":         "bearer\t" + id,
		"header":                  "Authorization: Bearer " + id + "\r\n",
		"header without bearer":   "authorization:" + id,
		"double quotes":           `"` + id + `"`,
		"single quotes":           "'" + id + "'",
		"backquotes":              "`" + id + "`",
		"angle brackets":          "<" + id + ">",
		"with a full stop":        "The token is " + id + ".",
		"with a comma":            id + ", and so on",
		"lines of 76":             wrap(id, 76, "\n"),
		"lines of 64, CRLF":       wrap(id, 64, "\r\n"),
		"lines of 80, indented":   wrap(id, 80, "\n    "),
		"lines of a shell":        "curl -H 'Authorization: Bearer " + wrap(id, 72, "\\\n") + "'",
		"a line and then words":   id + "\nThanks, Alice",
		"lines and then words":    wrap(id, 76, "\n") + "\nThanks, Alice",
		"broken at the dot":       strings.ReplaceAll(id, ".", ".\n"),
		"URL encoding":            url.QueryEscape(id),
		"all escaped":             escapeAll(id),
		"URL encoded header":      url.QueryEscape("Bearer " + id),
		"query":                   "https://app.example/cb?id_token=" + id + "&state=1",
		"fragment":                "https://app.example/cb#id_token=" + id + "&expires_in=3600",
		"fragment, first":         "https://app.example/#id_token=" + id,
		"form":                    "grant_type=x&id_token=" + id,
		"curl":                    `curl -H "Authorization: Bearer ` + id + `" https://api.example/orders`,
		"export":                  "export TOKEN=" + id,
		"YAML":                    "id_token: " + id + "\n",
		"JSON":                    `{"id_token":"` + id + `"}`,
		"JSON of a header":        `{"headers":{"Authorization":"Bearer ` + id + `"}}`,
		"JSON text":               fmt.Sprintf("%q", id),
		"a list":                  `["` + id + `"]`,
		"JSON that was cut":       `{"id_token":"` + id + `","access_tok`,
		"a log line":              `2026-11-14T11:02:10Z INFO auth token=` + id + ` user=alice`,
		"a cookie":                "Cookie: CognitoIdentityServiceProvider.4u37.alice.idToken=" + id + "; path=/",
		"twice":                   id + "\n" + id,
		"zero-width space before": "\u200b" + id,
	} {
		t.Run(name, func(t *testing.T) {
			found, err := token.Find(pasted)
			if err != nil || len(found) != 1 || found[0].Token.Reveal() != id || !found[0].Token.OK() {
				t.Errorf("found %+v, %v", found, err)
			}
		})
	}
	both, err := token.Find(id + "\n" + access)
	if err != nil || len(both) != 2 || both[1].Token.Reveal() != access {
		t.Errorf("of two lines: %v, %v", both, err)
	}
}

func escapeAll(s string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, "%%%02x", s[i])
	}
	return b.String()
}

func TestAllTokensOfABodyAreFoundByName(t *testing.T) {
	id, access := idDraft().build(), accessDraft().build()
	want := []string{"id_token", "access_token", "refresh_token"}
	marshal := func(v any) string { return string(made(json.MarshalIndent(v, "", "  "))) }
	for name, pasted := range map[string]string{
		"token endpoint": marshal(map[string]any{"id_token": id, "access_token": access, "refresh_token": refreshToken, "expires_in": 3600, "token_type": "Bearer"}),
		"the API":        marshal(map[string]any{"ChallengeParameters": map[string]string{}, "AuthenticationResult": map[string]any{"IdToken": id, "AccessToken": access, "RefreshToken": refreshToken, "ExpiresIn": 3600}}),
		"a library":      marshal(map[string]any{"tokens": map[string]string{"idToken": id, "accessToken": access, "refreshToken": refreshToken}}),
		"a fragment":     "https://app.example/cb#access_token=" + access + "&id_token=" + id + "&refresh_token=" + refreshToken,
		"escaped":        "https://app.example/cb#" + url.QueryEscape("access_token="+access+"&id_token="+id+"&refresh_token="+refreshToken),
	} {
		t.Run(name, func(t *testing.T) {
			found, err := token.Find(pasted)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, f := range found {
				names = append(names, f.Name)
				if kind := map[string]token.Kind{"id_token": token.ID, "access_token": token.Access, "refresh_token": token.Refresh}[f.Name]; f.Token.Kind != kind {
					t.Errorf("%s is a %s", f.Name, f.Token.Kind)
				}
			}
			slices.Sort(names)
			if slices.Sort(want); !slices.Equal(names, want) {
				t.Errorf("found %v", names)
			}
		})
	}
}

func TestWhatHoldsNoTokenIsRefused(t *testing.T) {
	for _, pasted := range []string{
		"", " ", "hello", "alice@example.com", "www.example.com", "1.2.3", "cognito-idp.eu-west-1.amazonaws.com", "{}", `{"id_token":null}`,
		"https://example.com/a.b.c", "...", "eyJ", "3f1c0000-0000-4000-8000-000000009a2e", "Bearer", "Authorization: Basic YWxpY2U6eA==",
	} {
		if found, err := token.Find(pasted); !errors.Is(err, token.ErrNone) {
			t.Errorf("%q: found %v, %v", pasted, found, err)
		}
	}
	if _, err := token.Find(strings.Repeat("x", token.MaxText+1)); !errors.Is(err, token.ErrTooLong) {
		t.Errorf("what is too long gives %v", err)
	}
}

func TestABrokenTokenTellsWhere(t *testing.T) {
	good := idDraft().build()
	parts := strings.Split(good, ".")
	for name, c := range map[string]struct {
		pasted string
		part   token.Part
		at     int
		says   string
		claims bool // something of the payload can be read
	}{
		"cut in the payload":   {good[:len(parts[0])+101], token.Payload, -1, "ends in the middle", true},
		"star in the payload":  {parts[0] + "." + parts[1][:80] + "*" + parts[1][80:] + "." + parts[2], token.Payload, 80, `'*' is not base64url`, true},
		"padding":              {parts[0] + "." + parts[1] + "=." + parts[2], token.Payload, len(parts[1]), "padding", true},
		"four parts":           {good + ".abcd", token.Whole, len(good) + 5, "4 parts", true},
		"no signature":         {parts[0] + "." + parts[1], token.Whole, len(parts[0]) + 1 + len(parts[1]), "2 parts", true},
		"signature cut":        {good[:len(good)-1], token.Signature, 341, "cut", true},
		"not JSON in header":   {"Bearer " + encode([]byte("hello there")) + "." + parts[1] + "." + parts[2], token.Header, 0, "not a JSON object", true},
		"said to be a token":   {"Bearer abc.def.ghi", token.Header, -1, "", false},
		"a body with a broken": {`{"id_token":"` + parts[0] + ".e30*." + parts[2] + `"}`, token.Payload, 3, "'*' is not base64url", false},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := token.Find(c.pasted)
			if err != nil || len(found) != 1 {
				t.Fatalf("found %v, %v", found, err)
			}
			got := found[0].Token
			i := slices.IndexFunc(got.Breakages, func(b token.Breakage) bool { return b.Part == c.part && strings.Contains(b.Reason, c.says) })
			if i < 0 || (c.at >= 0 && got.Breakages[i].Byte != c.at) {
				t.Errorf("broken at %v", got.Breakages)
			}
			if (len(got.Claims) > 0) != c.claims {
				t.Errorf("claims %v", got.Claims)
			}
		})
	}
}

func TestKindsOfTokens(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want token.Kind
	}{
		"ID":                {idDraft().build(), token.ID},
		"access":            {accessDraft().build(), token.Access},
		"client":            {clientDraft().build(), token.ClientAccess},
		"bound to an API":   {accessDraft().build(set("aud", text("https://api.example"))), token.Access},
		"identity pool":     {identityDraft().build(), token.IdentityPool},
		"refresh":           {refreshToken, token.Refresh},
		"Google's":          {idDraft().build(set("iss", text("https://accounts.google.com")), drop("token_use")), token.Foreign},
		"another encrypted": {encode([]byte(`{"alg":"dir","enc":"A128GCM"}`)) + "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA", token.Foreign},
		"no claims":         {idDraft().build(rawBody("[]")), token.Unreadable},
		"an emulator's":     {idDraft().build(set("iss", text("http://localhost:9229/local_4dKZ2Ojd"))), token.ID},
		"without an issuer": {idDraft().build(drop("iss")), token.ID},
		"without token_use": {accessDraft().build(drop("token_use")), token.Access},
		"nothing known":     {idDraft().build(rawBody(`{"a":1}`)), token.Foreign},
	} {
		if got := token.Decode(c.text).Kind; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Printing a token must not reveal it.
func TestATokenIsMaskedWhereverItIsPrinted(t *testing.T) {
	whole := idDraft().build()
	found, err := token.Find(whole)
	if err != nil {
		t.Fatal(err)
	}
	signature := whole[strings.LastIndexByte(whole, '.')+1:]
	said := fmt.Sprintf("%v %+v %s %#v %v %+v %#v", found[0].Token, found[0].Token, found[0].Token, found[0].Token, found, found, found[0])
	said += string(made(json.Marshal(found))) + fmt.Sprint(found[0].Token.Parts())
	for i := 0; i+12 < len(signature); i++ {
		if strings.Contains(said, signature[i:i+12]) {
			t.Fatalf("the signature is printed: %s", said)
		}
	}
	if !strings.Contains(said, "…") {
		t.Error("nothing of the token is shown at all")
	}
}

func TestClaimsComeInOrderAndPrintable(t *testing.T) {
	decoded := token.Decode(idDraft().build(rawBody(`{"z":1,"a\u001b":"\u001b[2Jx","n":12345678901234567890123,"o":{"b":[1,"\u202e"],"a":null},"z":2}`)))
	out := string(made(json.Marshal(decoded)))
	want := `"claims":{"a␛":"␛[2Jx","n":12345678901234567890123,"o":{"b":[1,"‹202E›"],"a":null},"z":2},"duplicates":["z"]`
	if !strings.Contains(out, want) {
		t.Errorf("got %s", out)
	}
	if decoded.Says("n") != "12345678901234567890123" || decoded.Says("z") != "2" || decoded.Says("nothing") != "" {
		t.Errorf("n is %s, z is %s", decoded.Says("n"), decoded.Says("z"))
	}
}
