// Package token reads the tokens that Amazon Cognito issues: it finds them in pasted text,
// decodes and verifies them, explains their claims and compares them with the directory.
//
// A token is a secret while it is valid. [Token] does not expose its text: exported members,
// printing and JSON show no more than the masked beginning and end of each part. Only
// [Token.Reveal] returns all of it.
package token

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
)

// Kind is what a token is by its own text. Verify decides whether that is true.
type Kind uint8

// The kinds of tokens.
const (
	Unreadable   Kind = iota // claims that can't be read
	ID                       // a user pool's ID token
	Access                   // a user pool's access token of a user
	ClientAccess             // a user pool's access token of an app client: the client-credentials grant
	IdentityPool             // an identity pool's OpenID token
	Refresh                  // a refresh token: encrypted, for the pool alone
	LoadBalancer             // an Application Load Balancer's x-amzn-oidc-data: what it read about the user
	Foreign                  // another issuer's token
)

var kindNames = [...]string{
	Unreadable: "unreadable", ID: "id", Access: "access", ClientAccess: "client-access",
	IdentityPool: "identity-pool", Refresh: "refresh", LoadBalancer: "load-balancer", Foreign: "foreign",
}

var kindTitles = [...]string{
	Unreadable: "unreadable token", ID: "ID token", Access: "access token",
	ClientAccess: "access token of an app client", IdentityPool: "identity pool's OpenID token",
	Refresh: "refresh token", LoadBalancer: "load balancer's token", Foreign: "token of another issuer",
}

func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return fmt.Sprintf("kind %d", uint8(k))
	}
	return kindNames[k]
}

// Title is the kind in words: "ID token".
func (k Kind) Title() string {
	if int(k) >= len(kindTitles) {
		return k.String()
	}
	return kindTitles[k]
}

// MarshalText writes the kind as its name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// OfUserPool reports whether the token claims to be a user pool's ID or access token. Those can
// be compared with a directory.
func (k Kind) OfUserPool() bool { return k == ID || k == Access || k == ClientAccess }

// Part is one of the parts between the dots of a token.
type Part uint8

// The parts of a signed token. Whole is for a fault that is not in one of them.
const (
	Whole Part = iota
	Header
	Payload
	Signature
)

var partNames = [...]string{Whole: "token", Header: "header", Payload: "payload", Signature: "signature"}

func (p Part) String() string { return partNames[p] }

// MarshalText writes the part as its name.
func (p Part) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Breakage is a place where a token is malformed.
type Breakage struct {
	Part Part `json:"part"`
	// Byte counts from 0: in the text of the part for a fault of its encoding, in the decoded
	// text for a fault of its JSON.
	Byte   int    `json:"byte"`
	Reason string `json:"reason"`
}

func (b Breakage) Error() string { return fmt.Sprintf("%s, byte %d: %s", b.Part, b.Byte, b.Reason) }

// Token is one decoded token. What could not be read is absent, and Breakages say where and why;
// a token without any is well formed.
type Token struct {
	Kind      Kind
	Header    Claims
	Claims    Claims
	Breakages []Breakage

	cut       string   // where the claims break off, in words; "" when they are complete
	shortened bool     // somebody left out a part on purpose
	encrypted bool     // the header says so
	text      string   // as it was pasted, without the text around it
	parts     []string // the texts between the dots
	signature []byte   // decoded, nil where it can't be
	encoding  *base64.Encoding
}

// Parts returns the parts, masked in the middle, for the screen: three for a signed token, five
// for an encrypted one, at most six for anything else.
func (t Token) Parts() []string {
	const shown = 6
	masked := make([]string, 0, min(len(t.parts), shown))
	for i := range min(len(t.parts), shown) {
		masked = append(masked, mask(t.parts[i]))
	}
	return masked
}

// Reveal returns the whole token. It is a secret: show it only when asked to.
func (t Token) Reveal() string { return t.text }

// Size is the length of the token in bytes.
func (t Token) Size() int { return len(t.text) }

// String is the token masked in the middle of each part.
func (t Token) String() string { return strings.Join(t.Parts(), ".") }

// GoString is String, so that no format verb prints the secret.
func (t Token) GoString() string { return t.String() }

// OK reports whether the token is well formed.
func (t Token) OK() bool { return len(t.Breakages) == 0 }

// isCut reports whether claims may be missing that the token had: the absence of one then proves
// nothing.
func (t Token) isCut() bool { return t.cut != "" }

// Encrypted reports whether the claims can be read only with a key.
func (t Token) Encrypted() bool { return t.encrypted }

// Says returns the text of a claim: a string's content, else its JSON; "" for a claim that is
// absent.
func (t Token) Says(name string) string {
	claim, _ := t.Claims.Get(name)
	return claim.Text()
}

// MarshalJSON writes what may be shown: no signature and no whole part.
func (t Token) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Kind       Kind       `json:"kind"`
		Header     Claims     `json:"header"`
		Claims     Claims     `json:"claims"`
		Duplicates []string   `json:"duplicates,omitempty"`
		Breakages  []Breakage `json:"broken,omitempty"`
	}{t.Kind, t.Header, t.Claims, append(t.Header.Duplicates(), t.Claims.Duplicates()...), t.Breakages})
}

func marshal(v any) ([]byte, error) {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // the outer encoder decides on escaping
	err := encoder.Encode(v)
	return []byte(strings.TrimSpace(b.String())), err
}

// mask keeps enough of a part to tell it from another. It keeps less of a short one, so that
// most of it stays hidden.
func mask(part string) string {
	part = plainASCII(part)
	keep := min(6, len(part)/6)
	if keep == 0 {
		return strings.Repeat("…", min(len(part), 1))
	}
	return part[:keep] + "…" + part[len(part)-keep:]
}

// plainASCII replaces everything in the part but printable ASCII, as a broken token may contain
// anything.
func plainASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r
		}
		return '?'
	}, s)
}
