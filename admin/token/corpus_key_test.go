package token_test

import (
	"crypto"
	"crypto/rsa"
	"crypto/x509"
	"strings"
)

const traps = "Cognito's tokens have no such header. AWS's verifier ignores it; we name what somebody tried."

func headerCases() []example {
	named := func(name, value string) example {
		return example{name: "header " + name, base: idDraft, edits: []edit{head(name, value)}, fails: []string{"header"}, unlike: traps}
	}
	cases := []example{
		named("jku", text("https://evil.example/jwks.json")),
		named("x5u", text("https://evil.example/cert.pem")),
		named("jwk", `{"kty":"RSA","n":"AQAB","e":"AQAB"}`),
		named("x5c", list("MIIB")),
		named("crit", list("exp")),
		named("b64", "false"),
		{name: "header b64 at its default", base: idDraft, edits: []edit{head("b64", "true")}},
		{name: "header b64 at its default, said to matter", base: idDraft, edits: []edit{head("b64", "true"), head("crit", list("b64"))}},
		{name: "header b64 that is a text", base: idDraft, edits: []edit{head("b64", text("true"))}, fails: []string{"header"}, unlike: traps},
		{name: "header crit beside the default b64", base: idDraft, edits: []edit{head("b64", "true"), head("crit", list("b64", "exp"))}, fails: []string{"header"}, unlike: traps},
		named("zip", text("DEF")),
		{name: "header typ of another type", base: idDraft, edits: []edit{head("typ", "7")}},
	}
	alg := func(name, value string, more ...edit) {
		cases = append(cases, example{name: "alg " + name, base: idDraft, edits: append([]edit{head("alg", value)}, more...), fails: []string{"algorithm", "signature"}})
	}
	unsigned := func(name, value string) {
		cases = append(cases, example{
			name: "alg " + name + ", unsigned", base: idDraft, edits: []edit{head("alg", value), part(2, func(string) string { return "" })},
			fails: []string{"form", "algorithm", "signature"},
		})
	}
	for _, none := range []string{"none", "None", "NONE", "nOnE"} {
		unsigned(none, text(none))
		alg(none+", signed", text(none))
	}
	alg("HS256 with the public key's PEM", text("HS256"), withHMAC(pemOf))
	alg("HS256 with the public key's DER", text("HS256"), withHMAC(func(k *rsa.PublicKey) []byte { return made(x509.MarshalPKIXPublicKey(k)) }))
	alg("HS256 with the modulus", text("HS256"), withHMAC(func(k *rsa.PublicKey) []byte { return k.N.Bytes() }))
	alg("HS256 with a secret", text("HS256"), withHMAC(func(*rsa.PublicKey) []byte { return []byte("secret") }))
	alg("HS256 with no secret", text("HS256"), withHMAC(func(*rsa.PublicKey) []byte { return nil }))
	alg("RS384", text("RS384"), hashed(crypto.SHA384))
	alg("RS512", text("RS512"), hashed(crypto.SHA512))
	alg("PS256", text("PS256"), forged(pssSignature))
	alg("ES256", text("ES256"), forged(curveSignature))
	alg("rs256 in small letters", text("rs256"))
	alg("RS256 with a blank", text("RS256 "))
	alg("of nobody", text("XX"))
	alg("empty", text(""))
	alg("null", "null")
	alg("number", "256")
	alg("list", list("RS256"))
	cases = append(cases,
		example{name: "no alg", base: idDraft, edits: []edit{behead("alg")}, fails: []string{"algorithm", "signature"}},
		example{name: "RS256 signed with SHA-512", base: idDraft, edits: []edit{hashed(crypto.SHA512)}, fails: []string{"signature"}},
		example{name: "RS256 signed with PSS", base: idDraft, edits: []edit{forged(pssSignature)}, fails: []string{"signature"}},
		example{name: "a signature of zeros", base: idDraft, edits: []edit{forged(func(string) []byte { return make([]byte, 256) })}, fails: []string{"signature"}},
	)
	return cases
}

func keyCases() []example {
	by := func(name, kid string, key func(*workshop) *rsa.PrivateKey, fails ...string) example {
		return example{name: name, base: idDraft, edits: []edit{head("kid", text(kid)), signedBy(key)}, fails: fails}
	}
	id := func(w *workshop) *rsa.PrivateKey { return w.id }
	cases := []example{
		by("a stranger's signature", "id-key", func(w *workshop) *rsa.PrivateKey { return w.stranger }, "signature"),
		by("a stranger's kid", "stranger", func(w *workshop) *rsa.PrivateKey { return w.stranger }, "key"),
		by("the other key of the pool", "access-key", id, "signature"),
		by("kid in capitals", "ID-KEY", id, "key"),
		by("kid with a path", "../../etc/passwd", id, "key"),
		by("kid with an injection", "id-key' OR '1'='1", id, "key"),
		by("kid that is an address", "https://evil.example/key", id, "key"),
		by("kid with escape sequences", "\x1b[2Jid-key", id, "key"),
		by("a key of 10 KB for a name", strings.Repeat("k", 10<<10), id, "key"),
		by("an encryption key", "encryption-key", id, "key-use"),
		by("a key without use and alg", "bare-key", id),
		by("a key for RS512", "rs512-key", id, "algorithm"),
		by("a key of 1024 bits", "small-key", func(w *workshop) *rsa.PrivateKey { return w.small }, "key-use"),
		by("a key whose modulus is broken", "broken-key", id, "key-use"),
		by("a key with an even exponent", "even-key", id, "key-use"),
		by("a curve's key", "curve-key", id, "key-use", "algorithm"),
		by("a secret key in the set", "secret-key", id, "key-use", "algorithm"),
		{name: "no kid", base: idDraft, edits: []edit{behead("kid")}, fails: []string{"key"}},
		{name: "empty kid", base: idDraft, edits: []edit{head("kid", text(""))}, fails: []string{"key"}},
		{name: "kid is a number", base: idDraft, edits: []edit{head("kid", "1")}, fails: []string{"key"}},
		{name: "kid is null", base: idDraft, edits: []edit{head("kid", "null")}, fails: []string{"key"}},
		{name: "kid is a list", base: idDraft, edits: []edit{head("kid", list("id-key"))}, fails: []string{"key"}},
		{name: "ID token of the access key", base: idDraft, edits: []edit{head("kid", text("access-key")), signedBy(func(w *workshop) *rsa.PrivateKey { return w.access })}},
	}
	for i := range cases {
		if cases[i].name == "a key of 1024 bits" {
			cases[i].unlike = "RFC 7518 §3.3: 2048 bits or more. Cognito's have 2048."
		}
	}
	return cases
}
