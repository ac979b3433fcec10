package token

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// strict refuses what Cognito never writes: padding, and bits after the last byte. Otherwise
// several texts would decode to one signature.
var strict = base64.RawURLEncoding.Strict()

// Decode reads one token with nothing around it. It never fails: Token.Breakages lists what is
// broken, and the rest is read as far as possible.
func Decode(text string) Token {
	if at := elision(text); at >= 0 {
		return decodeShortened(text, at)
	}
	t := Token{text: text, parts: splitParts(text), encoding: encodingOf(text)}
	var cut bool
	t.Header, cut = t.object(Header, 0)
	t.encrypted = saysEncrypted(t.Header)
	t.countParts()
	if t.encrypted {
		t.Kind = encryptedKind(t.Header)
		for i := 1; i < len(t.parts); i++ {
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
	t.signatureIsWhole()
	t.Kind = signedKind(t.Header, t.Claims, t.isCut())
	return t
}

// signatureIsWhole records a missing signature, and one that breaks off at its end because it
// was cut.
func (t *Token) signatureIsWhole() {
	if len(t.parts) != 3 {
		return
	}
	rsa := strings.HasPrefix(textOf(t.Header, "alg"), "RS")
	n := len(t.parts[2])
	if n == 0 {
		t.broke(Signature, 0, "there is none")
		return
	}
	for i, b := range t.Breakages {
		if rsa && b.Part == Signature && b.Byte >= n-1 && n < signatureSize {
			t.Breakages[i] = Breakage{Signature, n, fmt.Sprintf("cut: %d characters; the smallest key makes %d", n, signatureSize)}
		}
	}
}

// countParts records a number of parts that doesn't fit the kind of token. The header decides
// the kind, since a text may have dots for other reasons.
func (t *Token) countParts() {
	kind, want := "a signed token", 3
	if t.encrypted {
		kind, want = "an encrypted token", 5
	}
	if len(t.parts) != want {
		t.broke(Whole, len(t.text), fmt.Sprintf("%s, where %s has %d", partsIn(t.text), kind, want))
	}
}

// cutOff says where claims that are not whole end.
func (t *Token) cutOff() string {
	if len(t.Claims) == 0 {
		return "cut before the first claim"
	}
	return "cut: the claims end here, after " + t.Claims[len(t.Claims)-1].Name
}

// splitParts returns the texts between the dots. A text may be nothing but dots, so the last
// element holds everything beyond the parts that are read.
func splitParts(text string) []string { return strings.SplitN(text, ".", 7) }

func partsIn(text string) string {
	if n := strings.Count(text, ".") + 1; n > 1 {
		return fmt.Sprintf("%d parts", n)
	}
	return "1 part"
}

func (t *Token) broke(p Part, at int, reason string) {
	t.Breakages = append(t.Breakages, Breakage{p, at, reason})
}

// object decodes a part that is a JSON object as far as it can be read. cut reports whether the
// part ends before the object does.
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

// bytes decodes a part. Of one that is not base64url it returns what comes before the break, or
// all of it where only the alphabet or the padding differs.
func (t *Token) bytes(p Part, i int) []byte {
	if i >= len(t.parts) {
		return nil
	}
	part := t.parts[i]
	decoded, err := t.encoding.DecodeString(part)
	if err == nil {
		return decoded
	}
	at, reason := breakOf(part, t.encoding != strict)
	if p == Whole { // the parts of an encrypted token have no names here
		at += strings.Index(t.text, part)
	}
	t.broke(p, at, reason)
	return lenient(part)
}

// breakOf finds where a part stops being base64url, and why. padded says whether the part must
// have padding.
func breakOf(part string, padded bool) (at int, reason string) {
	for i := range len(part) {
		switch c := part[i]; {
		case isBase64URL(c):
		case c == '=' && strings.Trim(part[i:], "=") == "":
			if padded {
				return i, "the wrong amount of padding"
			}
			return i, "padding, which tokens don't have"
		case c == '+' || c == '/':
			return i, fmt.Sprintf("%q is base64, not base64url", c)
		case c < 0x20 || c >= 0x7f:
			return i, fmt.Sprintf("the byte 0x%02x is not base64url", c)
		default:
			return i, fmt.Sprintf("%q is not base64url", c)
		}
	}
	if len(part)%4 == 1 {
		return len(part), "cut: the last character is an incomplete byte"
	}
	if padded {
		return len(part), "cut, or its padding was taken away: a load balancer signs its tokens with padding"
	}
	return len(part) - 1, "the last character has bits beyond the last byte"
}

func isBase64URL(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// lenient decodes as much of a broken part as it can.
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
		return nil // unreachable: what is left is base64url
	}
	return decoded
}
