package main

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// signed makes a token of a pool with one more claim, as JSON text, and the key set that
// verifies it.
func signed(t *testing.T, key *rsa.PrivateKey, claim string) string {
	t.Helper()
	header := `{"kid":"k","alg":"RS256"}`
	payload := `{"sub":"alice","iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Agreement","aud":"web","token_use":"id","iat":1900000000,"exp":1900003600,` + claim + `}`
	input := base64.RawURLEncoding.EncodeToString([]byte(header)) + "." + base64.RawURLEncoding.EncodeToString([]byte(payload))
	signature, err := jwt.SigningMethodRS256.Sign(input, key)
	if err != nil {
		t.Fatal(err)
	}
	return input + "." + base64.RawURLEncoding.EncodeToString(signature)
}

// Text and JSON give the same answer, whatever a token contains.
func TestTextAndJSONAgreeOnEveryToken(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	keys := filepath.Join(t.TempDir(), "keys.json")
	set := fmt.Sprintf(`{"keys":[{"kid":"k","kty":"RSA","use":"sig","alg":"RS256","e":"AQAB","n":%q}]}`, base64.RawURLEncoding.EncodeToString(key.N.Bytes()))
	if err := os.WriteFile(keys, []byte(set), 0o600); err != nil {
		t.Fatal(err)
	}
	nested := func(n int) string {
		return `"deep":` + strings.Repeat(`{"a":[`, n/2) + strings.Repeat("]}", n/2)
	}
	for name, claim := range map[string]string{
		"plain":                  `"x":1`,
		"nested 1,000 deep":      nested(1000),
		"nested 1,002 deep":      nested(1002),
		"nested 9,998 deep":      nested(9998),
		"nested 20,000 deep":     nested(20000),
		"a number without bound": `"x":1e400`,
		"a long number":          `"x":` + strings.Repeat("9", 5000),
		"half a character":       `"x":"\ud800"`,
		"a line separator":       `"x":"\u2028"`,
		"a NUL":                  `"x\u0000y":"\u0000"`,
		"names that look alike":  `"a\u0000":1,"a\u2400":2`,
		"a claim twice":          `"sub":"bob"`,
		"no name":                `"":"x"`,
		"HTML":                   `"x":"</script><b>&"`,
		"a minus nought":         `"x":-0`,
		"a time far ahead":       `"nbf":1e300`,
		"escapes":                `"x":"\u001b]52;c;QUJD\u0007"`,
	} {
		t.Run(name, func(t *testing.T) {
			text := signed(t, key, claim)
			run := func(more ...string) (string, int) {
				cmd := program(t, "", append([]string{"token", "--offline", "--now", "1900000001", "--jwks", keys, "-"}, more...)...)
				cmd.Stdin = strings.NewReader(text)
				e := finish(t, cmd)
				return e.stdout, e.code
			}
			words, code := run()
			line, codeJSON := run("-o", "json")
			var report struct {
				Valid   bool
				Verdict string
				Checks  []struct{ Name, Status string }
			}
			if err := json.Unmarshal([]byte(line), &report); err != nil || strings.Count(line, "\n") != 1 {
				t.Fatalf("no line of JSON: %v\n%.200s", err, line)
			}
			if report.Valid != strings.HasPrefix(words, "✓ Valid") || code != codeJSON || report.Valid != (code == exit.Done) {
				t.Errorf("text says %.60q and ends with %d, JSON %v and %d", words, code, report.Valid, codeJSON)
			}
			if first, _, _ := strings.Cut(words, "\n"); report.Verdict == "" || !strings.HasSuffix(first, " "+report.Verdict) {
				t.Errorf("text says %q, JSON %q", first, report.Verdict)
			}
			for _, check := range report.Checks {
				if !strings.Contains(words, check.Status+"  "+check.Name) {
					t.Errorf("text does not say that %s is %s", check.Name, check.Status)
				}
			}
		})
	}
}
