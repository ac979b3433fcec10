package token

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// strict refuses what Cognito never writes: padding, and bits behind the last
// byte. Without that, several texts would be one signature.
var strict = base64.RawURLEncoding.Strict()

// Decode reads one token, without anything around it. It never fails: what is
// broken is told in Token.Breakages, and what could be read is there.
func Decode(text string) Token {
	t := Token{text: text, parts: splitParts(text)}
	if len(t.parts) != 3 && len(t.parts) != 5 {
		t.broke(Whole, len(text), fmt.Sprintf("%s, where a signed token has 3 and a refresh token 5", countParts(text)))
	}
	var cut bool
	t.Header, cut = t.object(Header, 0)
	if len(t.parts) == 5 {
		t.Kind = encryptedKind(t.Header)
		for i := 1; i < 5; i++ {
			t.bytes(Whole, i)
		}
		return t
	}
	if len(t.parts) > 1 {
		t.Claims, cut = t.object(Payload, 1)
	}
	if cut {
		t.cut = t.cutOff()
	}
	t.signature = t.bytes(Signature, 2)
	if len(t.parts) == 3 && t.parts[2] == "" {
		t.broke(Signature, 0, "there is none")
	}
	t.Kind = signedKind(t.Claims, t.isCut())
	return t
}

// cutOff says where claims end that are not whole.
func (t *Token) cutOff() string {
	if len(t.Claims) == 0 {
		return "cut before the first claim"
	}
	return "cut: the claims end here, after " + t.Claims[len(t.Claims)-1].Name
}

// splitParts gives the texts between the dots. A text may be nothing but dots,
// so the last holds all that is beyond what anybody looks at.
func splitParts(text string) []string { return strings.SplitN(text, ".", 7) }

func countParts(text string) string {
	if n := strings.Count(text, ".") + 1; n > 1 {
		return fmt.Sprintf("%d parts", n)
	}
	return "1 part"
}

func (t *Token) broke(p Part, at int, reason string) {
	t.Breakages = append(t.Breakages, Breakage{p, at, reason})
}

// object decodes a part that is a JSON object, as far as it goes, and tells
// whether it ends before the object does.
func (t *Token) object(p Part, i int) (claims Claims, cut bool) {
	text := t.bytes(p, i)
	if text == nil {
		return nil, false
	}
	claims, failed := members(text)
	if failed == nil {
		return claims, false
	}
	t.broke(p, failed.at, failed.reason)
	return claims, failed.reason == endsEarly && len(text) > 0
}

// bytes decodes a part. Of one that is not base64url it gives what comes before
// the break, or all of it where only the alphabet or the padding is another.
func (t *Token) bytes(p Part, i int) []byte {
	if i >= len(t.parts) {
		return nil
	}
	part := t.parts[i]
	decoded, err := strict.DecodeString(part)
	if err == nil {
		return decoded
	}
	at, reason := breakOf(part)
	if p == Whole { // the parts of an encrypted token have no names here
		at += strings.Index(t.text, part)
	}
	t.broke(p, at, reason)
	return lenient(part)
}

// breakOf finds where a part stops being base64url, and why.
func breakOf(part string) (at int, reason string) {
	for i := range len(part) {
		switch c := part[i]; {
		case isBase64URL(c):
		case c == '=' && strings.Trim(part[i:], "=") == "":
			return i, "padding, which base64url in tokens has not"
		case c == '+' || c == '/':
			return i, fmt.Sprintf("%q is base64, not base64url", c)
		case c < 0x20 || c >= 0x7f:
			return i, fmt.Sprintf("the byte 0x%02x is not base64url", c)
		default:
			return i, fmt.Sprintf("%q is not base64url", c)
		}
	}
	if len(part)%4 == 1 {
		return len(part), "cut: the last character stands for no byte"
	}
	return len(part) - 1, "the last character has bits that belong to no byte"
}

func isBase64URL(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// lenient decodes what can be decoded of a broken part.
func lenient(part string) []byte {
	part = strings.NewReplacer("+", "-", "/", "_").Replace(strings.TrimRight(part, "="))
	end := 0
	for end < len(part) && isBase64URL(part[end]) {
		end++
	}
	if end%4 == 1 {
		end--
	}
	decoded, err := base64.RawURLEncoding.DecodeString(part[:end])
	if err != nil {
		return nil // all that is left is base64url, so there is no way here
	}
	return decoded
}

// encryptedKind tells a refresh token by its header: Cognito's all have this
// one, seen in public samples and told nowhere.
func encryptedKind(header Claims) Kind {
	says := func(name string) string {
		claim, _ := header.Get(name)
		return claim.Text()
	}
	if says("alg") == "RSA-OAEP" && says("enc") == "A256GCM" {
		return Refresh
	}
	return Foreign
}

// signedKind tells what a token claims to be. Of claims that are cut it goes by
// those that are there alone.
func signedKind(claims Claims, cut bool) Kind {
	if len(claims) == 0 {
		return Unreadable
	}
	says := func(name string) string {
		claim, _ := claims.Get(name)
		text, _ := claim.string()
		return text
	}
	issuer := says("iss")
	if isIdentityPoolIssuer(issuer) {
		return IdentityPool
	}
	if issuer != "" && poolOfIssuer(issuer) == "" {
		return Foreign
	}
	switch says("token_use") {
	case "id":
		return ID
	case "access":
		// Not in AWS's documents: what clients of the client-credentials grant show.
		if client := says("client_id"); client != "" && says("sub") == client && says("username") == "" {
			return ClientAccess
		}
		return Access
	}
	switch {
	case cut && (issuer == "" || says("client_id") == ""):
		return Unreadable
	case issuer == "":
		return Foreign
	case says("client_id") != "":
		return Access
	}
	return ID
}
