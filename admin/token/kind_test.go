package token_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// The header and the claims decide the kind, not the number of dots or the issuer.
func TestTheKindFollowsHeaderAndClaims(t *testing.T) {
	jwe := func(header string) string { return encode([]byte(header)) + ".QUJD.QUJD.QUJD.QUJDQUJDQUJDQUJDQUJDQQ" }
	id := idDraft().build()
	for name, c := range map[string]struct {
		text      string
		want      token.Kind
		encrypted bool
	}{
		"a refresh token":                   {jwe(`{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}`), token.Refresh, true},
		"a refresh token, cut":              {encode([]byte(`{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}`)) + ".QUJD", token.Refresh, true},
		"encrypted by another, with a key":  {jwe(`{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP","kid":"k1"}`), token.Foreign, true},
		"encrypted by another, with issuer": {jwe(`{"enc":"A256GCM","alg":"RSA-OAEP","iss":"https://idp.example"}`), token.Foreign, true},
		"encrypted directly":                {jwe(`{"alg":"dir","enc":"A256GCM"}`), token.Foreign, true},
		"encrypted, RSA-OAEP-256":           {jwe(`{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP-256"}`), token.Foreign, true},
		"signed, with dots behind":          {id + ".a.b", token.ID, false},
		"signed, two dots too many":         {strings.Replace(id, ".", "..", 1) + ".", token.Unreadable, false},
	} {
		decoded := token.Decode(c.text)
		if decoded.Kind != c.want || decoded.Encrypted() != c.encrypted {
			t.Errorf("%s: %s, encrypted %v", name, decoded.Kind, decoded.Encrypted())
		}
	}
}
