package token

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// form checks the text of the token, before its content.
func (x *examination) form() (Status, string) {
	if len(x.Breakages) > 0 {
		return Fail, x.Breakages[0].Error()
	}
	if x.Encrypted() {
		return Pass, "five parts, encrypted"
	}
	if twice := append(x.Header.Duplicates(), x.Claims.Duplicates()...); len(twice) > 0 {
		// RFC 7515 §4 and RFC 7519 §4 require unique names, since verifiers differ in which
		// one they see.
		return Fail, "occurs more than once: " + strings.Join(twice, ", ")
	}
	for _, typed := range claimTypes {
		if claim, ok := x.Claims.Get(typed.name); ok && !typed.ok(claim) {
			return Fail, fmt.Sprintf("%s is %s, not %s", typed.name, shorten(claim.Text()), typed.want)
		}
	}
	return Pass, "three parts, well formed"
}

// claimTypes are the registered claims' types (RFC 7519 §4.1) and Cognito's.
var claimTypes = []struct {
	name, want string
	ok         func(Claim) bool
}{
	{"iss", "text", isString},
	{"sub", "text", isString},
	{"jti", "text", isString},
	{"aud", "text or a list of texts", isStrings},
	{"exp", "a number of seconds", isTime},
	{"nbf", "a number of seconds", isTime},
	{"iat", "a number of seconds", isTime},
	{"auth_time", "a number of seconds", isTime},
	{"token_use", "text", isString},
	{"client_id", "text", isString},
	{"scope", "text", isString},
	{"cognito:groups", "a list of texts", isList},
}

func isString(c Claim) bool  { _, ok := c.string(); return ok }
func isStrings(c Claim) bool { _, ok := c.strings(); return ok }
func isList(c Claim) bool    { _, ok := c.list(); return ok }
func isTime(c Claim) bool    { _, ok := c.Time(); return ok }

// traps are header members by which a token could make a careless verifier use another key, or
// read the token differently than it believes. Cognito's tokens have none of them.
var traps = []struct{ name, what string }{
	{"jku", "names a key set to fetch: refused, nothing was fetched"},
	{"x5u", "names a certificate to fetch: refused, nothing was fetched"},
	{"jwk", "brings its own key: refused"},
	{"x5c", "brings its own certificate: refused"},
	{"crit", "asks for extensions that must be understood: refused"},
	{"b64", "asks for another way of signing (RFC 7797): refused"},
	{"zip", "asks for compression: refused"},
}

// harmless reports whether a trap only spells out the default: b64 true (RFC 7797 §3), also
// where crit names b64 and nothing else (§6).
func (x *examination) harmless(trap string) bool {
	b64, _ := x.Header.Get("b64")
	if string(b64.raw) != "true" {
		return false
	}
	crit, _ := x.Header.Get("crit")
	names, _ := crit.list()
	return trap == "b64" || trap == "crit" && slices.Equal(names, []string{"b64"})
}

func (x *examination) header() (Status, string) {
	if x.Encrypted() {
		return Pass, "of an encrypted token"
	}
	var found []string
	for _, trap := range traps {
		if claim, ok := x.Header.Get(trap.name); ok && !x.harmless(trap.name) {
			found = append(found, fmt.Sprintf("%s %s %s", trap.name, shorten(claim.Text()), trap.what))
		}
	}
	if len(found) > 0 {
		return Fail, strings.Join(found, "; ")
	}
	if len(x.Header) == 0 {
		return Skip, "there is none to read"
	}
	return Pass, "names no key of its own, no address, no extension"
}

func (x *examination) algorithm() (Status, string) {
	claim, there := x.Header.Get("alg")
	algorithm, text := claim.string()
	want := x.algorithmWanted().name
	switch {
	case x.Encrypted():
		return Skip, "encrypted, not signed"
	case !there:
		return Fail, "the header names none; it must be " + want
	case !text:
		return Fail, fmt.Sprintf("alg is %s, not text", shorten(claim.Text()))
	case algorithm == want:
		return x.algorithmOfKey(algorithm)
	}
	return Fail, refusal(algorithm, x.algorithmWanted())
}

func (x *examination) algorithmOfKey(algorithm string) (Status, string) {
	if x.keyError == nil && x.key.Algorithm != "" && x.key.Algorithm != algorithm {
		return Fail, fmt.Sprintf("%s, where the key is for %s", algorithm, shorten(x.key.Algorithm))
	}
	return Pass, algorithm
}

// refusal says why an algorithm is refused, and names the attack that is known for it.
func refusal(algorithm string, want algorithm) string {
	shown := shorten(plain.Text(algorithm))
	switch {
	case strings.EqualFold(algorithm, "none"):
		return fmt.Sprintf("%q: an unsigned token that asks to be believed", shown)
	case strings.HasPrefix(strings.ToUpper(algorithm), "HS"):
		return fmt.Sprintf("%s: a shared secret, which Cognito never uses; verifiers that take the public key for the secret are fooled by it", shown)
	}
	return fmt.Sprintf("%s, where %s is %s", shown, want.owner, want.name)
}

// shorten cuts a detail to fit on a line.
func shorten(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}
