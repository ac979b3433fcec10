package token_test

import (
	"encoding/base64"
	"fmt"
	"strings"
)

func soundCases() []example {
	return []example{
		{name: "ID token", base: idDraft},
		{name: "access token", base: accessDraft},
		{name: "client-credentials token", base: clientDraft},
		{name: "resource-bound access token", base: accessDraft, edits: []edit{set("aud", text("https://api.example.com"))}},
		{name: "resource-bound to several", base: accessDraft, edits: []edit{set("aud", list("https://a.example", "https://b.example"))}},
		{name: "without groups", base: idDraft, edits: []edit{drop("cognito:groups")}},
		{name: "no groups at all", base: idDraft, edits: []edit{set("cognito:groups", "[]")}},
		{name: "without origin_jti and jti", base: idDraft, edits: []edit{drop("origin_jti"), drop("jti")}},
		{name: "a typ in the header", base: idDraft, edits: []edit{head("typ", text("JWT"))}},
		{name: "unicode claims", base: idDraft, edits: []edit{set("name", text("山田 太郎 👩‍👩‍👧")), set("custom:имя", text("Ольга"))}},
		{name: "hostile claims", base: idDraft, edits: []edit{set("name", text("\x1b[2J\u202eevil\u0000")), set("custom:\x1b]52;c;eA==\a", text("x"))}},
		{name: "escaped claims", base: idDraft, edits: []edit{rawBody(strings.Replace(object(nil, idDraft().payload), `"id"`, "\"\\u0069\\u0064\"", 1))}},
		{name: "nested claims", base: idDraft, edits: []edit{set("identities", `[{"userId":"1","primary":"true","deep":{"a":[{"b":[[[]]]}]}}]`)}},
		{name: "deeply nested claim", base: idDraft, edits: []edit{set("custom:deep", strings.Repeat("[", 500)+strings.Repeat("]", 500))}},
		{name: "claim nested as deep as can be", base: idDraft, edits: []edit{set("custom:deep", strings.Repeat("[", 1000)+strings.Repeat("]", 1000))}},
		{name: "huge number in a claim of no meaning", base: idDraft, edits: []edit{set("custom:big", strings.Repeat("9", 400))}},
		{name: "ten thousand groups", base: idDraft, edits: []edit{set("cognito:groups", list(manyGroups(10_000)...))}},
		{name: "a claim of 200 KB", base: idDraft, edits: []edit{set("custom:long", text(strings.Repeat("x", 200<<10)))}},
		{name: "blanks within the JSON", base: idDraft, edits: []edit{rawBody(strings.ReplaceAll(object(nil, idDraft().payload), ",", " ,\n\t "))}},
		{name: "empty claim name", base: idDraft, edits: []edit{set("", "1")}},
		{name: "__proto__ as a claim", base: idDraft, edits: []edit{set("__proto__", `{"aud":"x"}`)}},
		{name: "case of claim names counts", base: idDraft, edits: []edit{set("AUD", text("somebody")), set("EXP", "1"), set("Iss", text("x"))}},
	}
}

func manyGroups(n int) []string {
	groups := make([]string, n)
	for i := range groups {
		groups[i] = fmt.Sprintf("group-%d", i)
	}
	return groups
}

const padded = "RFC 7515 §2: base64url without padding. Two texts for one token would let it pass a list of revoked ones."

func formCases() []example {
	pad := func(p string) string { return p + strings.Repeat("=", (4-len(p)%4)%4) }
	// A part of the header that needs padding whatever the keys are.
	odd := rawHead(`{"kid":"id-key","alg":"RS256" }`)
	return []example{
		{name: "empty", base: idDraft, edits: []edit{after(func(string) string { return "" })}, fails: nothingReadable},
		{name: "no dots", base: idDraft, edits: []edit{after(func(s string) string { return strings.ReplaceAll(s, ".", "") })}, fails: nothingReadable},
		{name: "two parts", base: idDraft, edits: []edit{after(func(s string) string { return s[:strings.LastIndexByte(s, '.')] })}, fails: []string{"form", "signature"}},
		{name: "four parts", base: idDraft, edits: []edit{after(func(s string) string { return s + ".eA" })}, fails: []string{"form", "signature"}},
		{name: "a dot behind", base: idDraft, edits: []edit{after(func(s string) string { return s + "." })}, fails: []string{"form", "signature"}},
		{name: "a dot before", base: idDraft, edits: []edit{after(func(s string) string { return "." + s })}, fails: []string{"form", "algorithm", "key", "signature", "audience", "expiry", "issuer", "token-use"}},
		{name: "no signature", base: idDraft, edits: []edit{part(2, func(string) string { return "" })}, fails: []string{"form", "signature"}},
		{name: "no payload", base: idDraft, edits: []edit{part(1, func(string) string { return "" })}, fails: []string{"form", "signature", "issuer", "token-use", "audience", "expiry"}},
		{name: "no header", base: idDraft, edits: []edit{part(0, func(string) string { return "" })}, fails: []string{"form", "algorithm", "key", "signature"}[:3]},
		{name: "padding at the header", base: idDraft, edits: []edit{odd, part(0, pad)}, fails: []string{"form", "signature"}},
		{name: "padding at the signature", base: idDraft, edits: []edit{part(2, pad)}, fails: []string{"form"}, unlike: padded},
		{name: "spare bits in the signature", base: idDraft, edits: []edit{part(2, spareBit)}, fails: []string{"form"}, unlike: "RFC 4648 §3.5: bits that belong to no byte are 0. " + padded},
		{name: "base64 in place of base64url", base: idDraft, edits: []edit{set("name", text("ÿÿÿ???>>>")), part(1, standard)}, fails: []string{"form", "signature"}},
		{name: "a blank in the payload", base: idDraft, edits: []edit{part(1, func(p string) string { return p[:20] + " " + p[20:] })}, fails: cutPayload},
		{name: "a star in the payload", base: idDraft, edits: []edit{part(1, func(p string) string { return p[:20] + "*" + p[20:] })}, fails: cutPayload},
		{name: "a byte that is not ASCII", base: idDraft, edits: []edit{part(1, func(p string) string { return p[:20] + "é" + p[20:] })}, fails: cutPayload},
		{name: "a NUL in the header", base: idDraft, edits: []edit{part(0, func(p string) string { return p[:8] + "\x00" + p[8:] })}, fails: []string{"form", "algorithm", "key"}},
		{name: "a cut signature", base: idDraft, edits: []edit{part(2, func(p string) string { return p[:len(p)-6] })}, fails: []string{"signature"}},
		{name: "one character too few", base: idDraft, edits: []edit{part(2, func(p string) string { return p[:341] })}, fails: []string{"form", "signature"}},
		{name: "a cut payload", base: idDraft, edits: []edit{part(1, func(p string) string { return p[:40] })}, fails: cutPayload},
		{name: "a longer signature", base: idDraft, edits: []edit{part(2, func(p string) string { return encode(append(make([]byte, 4), unbase(p)...)) })}, fails: []string{"signature"}},
		{name: "header is a list", base: idDraft, edits: []edit{rawHead("[]")}, fails: []string{"form", "algorithm", "key"}},
		{name: "header is null", base: idDraft, edits: []edit{rawHead("null")}, fails: []string{"form", "algorithm", "key"}},
		{name: "payload is a list", base: idDraft, edits: []edit{rawBody("[]")}, fails: nothingClaimed},
		{name: "payload is text", base: idDraft, edits: []edit{rawBody(`"x"`)}, fails: nothingClaimed},
		{name: "payload is null", base: idDraft, edits: []edit{rawBody("null")}, fails: nothingClaimed},
		{name: "payload is a number", base: idDraft, edits: []edit{rawBody("1")}, fails: nothingClaimed},
		{name: "payload is empty", base: idDraft, edits: []edit{rawBody("{}")}, fails: nothingClaimed[1:]},
		{name: "payload ends early", base: idDraft, edits: []edit{rawBody(`{"sub":"x","aud":"y`)}, fails: cutPayload[:1]},
		{name: "something behind the payload", base: idDraft, edits: []edit{rawBody(object(nil, idDraft().payload) + "{}")}, fails: []string{"form"}},
		{name: "a comma too many", base: idDraft, edits: []edit{rawBody(strings.TrimSuffix(object(nil, idDraft().payload), "}") + ",}")}, fails: []string{"form"}},
		{name: "single quotes", base: idDraft, edits: []edit{rawBody(`{'sub':'x'}`)}, fails: nothingClaimed},
		{name: "a comment", base: idDraft, edits: []edit{rawBody("/* x */" + object(nil, idDraft().payload))}, fails: nothingClaimed},
		{name: "a byte order mark", base: idDraft, edits: []edit{rawBody("\ufeff" + object(nil, idDraft().payload))}, fails: nothingClaimed},
		{name: "NaN", base: idDraft, edits: []edit{set("custom:n", "NaN")}, fails: []string{"form"}},
		{name: "a leading zero", base: idDraft, edits: []edit{set("custom:n", "007")}, fails: []string{"form"}},
		{name: "a raw line break in a text", base: idDraft, edits: []edit{set("name", "\"a\nb\"")}, fails: []string{"form"}},
		{
			name: "not UTF-8", base: idDraft, edits: []edit{set("name", "\"a\xff\"")}, fails: nothingClaimed,
			unlike: "RFC 7519 §7.2: a claims set is UTF-8. AWS's verifier reads U+FFFD in its place.",
		},
		{name: "a lone surrogate", base: idDraft, edits: []edit{set("name", `"\ud800"`)}},
		{
			name: "duplicate claim", base: idDraft, edits: []edit{also("sub", text("mallory"))}, fails: []string{"form"},
			unlike: "RFC 7519 §4: claim names are unique. Verifiers differ in which of two they see, and Cognito writes none twice.",
		},
		{
			name: "duplicate claim of one value", base: idDraft, edits: []edit{also("sub", text(aliceSub))}, fails: []string{"form"},
			unlike: "As with two values: Cognito writes none twice.",
		},
		{
			name: "duplicate audience, the good one last", base: idDraft, edits: []edit{set("aud", text("somebody")), also("aud", text(web))}, fails: []string{"form"},
			unlike: "As any duplicate: another verifier may see the first.",
		},
		{name: "duplicate audience, the good one first", base: idDraft, edits: []edit{also("aud", text("somebody"))}, fails: []string{"form", "audience"}},
		{
			name: "duplicate in the header", base: idDraft, edits: []edit{alsoHead("kid", text("id-key"))}, fails: []string{"form"},
			unlike: "RFC 7515 §4: header names are unique.",
		},
		{name: "duplicate alg", base: idDraft, edits: []edit{alsoHead("alg", text("none"))}, fails: []string{"form", "algorithm", "signature"}},
		{
			name: "more members than any token has", base: idDraft, edits: []edit{func(d *draft) {
				for i := range 1001 {
					d.payload = append(d.payload, member{fmt.Sprintf("custom:%d", i), "1"})
				}
			}}, fails: []string{"form"},
			unlike: "A pool has at most 50 custom attributes and a token at most some 80 claims; a thousand is nobody's.",
		},
		{name: "a bit of the header turned", base: idDraft, edits: []edit{part(0, func(p string) string {
			return encode([]byte(strings.Replace(string(unbase(p)), "id-key", "id-kex", 1)))
		})}, fails: []string{"key"}},
		{name: "a bit of the payload turned", base: idDraft, edits: []edit{part(1, func(p string) string {
			return encode([]byte(strings.Replace(string(unbase(p)), "admins", "adminr", 1)))
		})}, fails: []string{"signature"}},
		{name: "the first bit of the signature turned", base: idDraft, edits: []edit{turned(2, 7)}, fails: []string{"signature"}},
		{name: "a bit of the signature turned", base: idDraft, edits: []edit{turned(2, 1000)}, fails: []string{"signature"}},
		{name: "the last bit of the signature turned", base: idDraft, edits: []edit{turned(2, 255*8)}, fails: []string{"signature"}},
		{name: "blanks around", base: idDraft, edits: []edit{after(func(s string) string { return " " + s + "\n" })}, fails: []string{"form", "algorithm", "key"}},
		{name: "a refresh token", base: idDraft, edits: []edit{after(func(string) string { return refreshToken })}, opaque: true},
	}
}

// The checks that fail when a part can't be read at all.
var (
	nothingReadable = []string{"form", "algorithm", "key", "signature", "issuer", "token-use", "audience", "expiry"}
	nothingClaimed  = []string{"form", "issuer", "token-use", "audience", "expiry"}
	cutPayload      = []string{"form", "signature"} // nothing is known of what is cut away
)

const refreshToken = "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.AAECAwQFBgcICQoLDA0ODw.AAECAwQFBgcICQoL.AAECAwQFBgcICQoLDA0ODw.AAECAwQFBgcICQoLDA0ODw"

func unbase(p string) []byte { return made(base64.RawURLEncoding.DecodeString(p)) }

func standard(p string) string { return strings.NewReplacer("-", "+", "_", "/").Replace(p) }

// typeCases have a claim whose value is of the wrong type.
func typeCases() (cases []example) {
	wrong := func(name, value string, fails []string, unlike string) {
		base := idDraft
		if name == "client_id" || name == "scope" {
			base = accessDraft
		}
		cases = append(cases, example{name: name + " is " + value, base: base, edits: []edit{set(name, value)}, fails: fails, unlike: unlike})
	}
	const untyped = "RFC 7519 §4.1 gives the claim a type, and Cognito keeps to it; AWS's verifier does not look at it."
	for _, value := range []string{"null", "1", "[]", "{}", "true"} {
		wrong("iss", value, []string{"form", "issuer"}, "")
		wrong("sub", value, []string{"form"}, "")
		wrong("jti", value, []string{"form"}, "")
		wrong("aud", value, []string{"form", "audience"}, "")
		wrong("token_use", value, []string{"form", "token-use"}, "")
		wrong("client_id", value, []string{"form", "audience"}, "")
		wrong("scope", value, []string{"form"}, "")
		wrong("cognito:groups", value, []string{"form"}, untyped)
	}
	for _, value := range []string{"null", `"1900003000"`, "[]", "{}", "true", "1e400", "1e300", "-1e300"} {
		finite := value == "1e300" || value == "-1e300"
		for _, name := range []string{"exp", "nbf", "iat", "auth_time"} {
			check := map[string]string{"exp": "expiry", "nbf": "not-before", "iat": "issued-at", "auth_time": "auth-time"}[name]
			unlike := ""
			switch {
			case name == "auth_time":
				unlike = untyped
			case finite && !(name == "nbf" && value == "1e300") && !(name == "exp" && value == "-1e300"):
				unlike = "A time beyond the year 9999 is none."
			}
			wrong(name, value, []string{"form", check}, unlike)
		}
	}
	for i := range cases { // an empty list is a list
		if cases[i].name == "aud is []" {
			cases[i].fails = []string{"audience"}
		}
		if cases[i].name == "cognito:groups is []" {
			cases[i].fails, cases[i].unlike = nil, ""
		}
	}
	return cases
}
