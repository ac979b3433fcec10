package token_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// The setting of the corpus: one pool, its two app clients, and a clock that stands still.
const (
	pool      = "eu-west-1_Corpus001"
	issuer    = "https://cognito-idp.eu-west-1.amazonaws.com/" + pool
	updated   = "https://issuer-cognito-idp.eu-west-1.amazonaws.com/" + pool
	web       = "4u37webwebwebwebwebwebwebq"
	ios       = "5k2miosiosiosiosiosiosiosx"
	identity  = "https://cognito-identity.amazonaws.com"
	noon      = 1_900_000_000 // when the tokens are checked: 2030-03-17 17:46:40 UTC
	aliceSub  = "3f1c0000-0000-4000-8000-000000009a2e"
	idPoolAud = "eu-west-1:11111111-2222-4333-8444-555555555555"
)

// workshop holds the keys, made once for all tests as that is slow.
type workshop struct {
	id, access, identity, stranger *rsa.PrivateKey
	small                          *rsa.PrivateKey // of 1024 bits
	curve                          *ecdsa.PrivateKey
}

var shop = sync.OnceValue(func() *workshop {
	make2048 := func() *rsa.PrivateKey { return made(rsa.GenerateKey(rand.Reader, 2048)) }
	return &workshop{
		id: make2048(), access: make2048(), identity: make2048(), stranger: make2048(),
		small: made(rsa.GenerateKey(rand.Reader, 1024)),
		curve: made(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)),
	}
})

func made[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// keySet is what the pool serves, including keys that must not be used.
var keySet = sync.OnceValue(func() []byte {
	w := shop()
	rsaKey := func(kid string, key *rsa.PublicKey, more ...string) map[string]string {
		k := map[string]string{
			"kid": kid, "kty": "RSA", "alg": "RS256", "use": "sig",
			"n": encode(key.N.Bytes()), "e": encode(big.NewInt(int64(key.E)).Bytes()),
		}
		for i := 0; i < len(more); i += 2 {
			k[more[i]] = more[i+1]
			if more[i+1] == "" {
				delete(k, more[i])
			}
		}
		return k
	}
	point := made(w.curve.PublicKey.Bytes())
	return made(json.Marshal(map[string]any{"keys": []map[string]string{
		rsaKey("id-key", &w.id.PublicKey),
		rsaKey("access-key", &w.access.PublicKey),
		rsaKey("identity-key", &w.identity.PublicKey, "alg", "RS512"),
		rsaKey("encryption-key", &w.id.PublicKey, "use", "enc"),
		rsaKey("bare-key", &w.id.PublicKey, "alg", "", "use", ""),
		rsaKey("rs512-key", &w.id.PublicKey, "alg", "RS512"),
		rsaKey("small-key", &w.small.PublicKey),
		rsaKey("broken-key", &w.id.PublicKey, "n", "!!"),
		rsaKey("even-key", &w.id.PublicKey, "e", "AQAA"),
		{"kid": "curve-key", "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "x": encode(point[1:33]), "y": encode(point[33:])},
		{"kid": albKey, "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "x": encode(point[1:33]), "y": encode(point[33:])},
		{"kid": "secret-key", "kty": "oct", "alg": "HS256", "k": "c2VjcmV0"},
	}}))
})

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// member is one member of a header or payload, its value as JSON text.
type member struct{ name, value string }

// draft is a token before it is signed.
type draft struct {
	header, payload []member
	key             *rsa.PrivateKey
	hash            crypto.Hash
	forge           func(input string) []byte // used in place of the key
	rawHeader       *string                   // used in place of the members
	rawPayload      *string
	after           []func(text string) string // changes the signed text
}

// edit changes a draft.
type edit func(*draft)

func text(s string) string { return string(made(json.Marshal(s))) }

func number(n int64) string { return fmt.Sprint(n) }

func list(items ...string) string { return string(made(json.Marshal(items))) }

// idDraft is an ID token as Cognito makes it.
func idDraft() *draft {
	return &draft{
		key: shop().id, hash: crypto.SHA256,
		header: []member{{"kid", text("id-key")}, {"alg", text("RS256")}},
		payload: []member{
			{"sub", text(aliceSub)},
			{"email_verified", "true"},
			{"iss", text(issuer)},
			{"cognito:username", text("alice")},
			{"cognito:groups", list("admins", "beta")},
			{"origin_jti", text("0f0f")},
			{"aud", text(web)},
			{"event_id", text("e-1")},
			{"token_use", text("id")},
			{"auth_time", number(noon - 600)},
			{"exp", number(noon + 3000)},
			{"iat", number(noon - 600)},
			{"jti", text("1a1a")},
			{"email", text("alice@example.com")},
			{"custom:tenant", text("42")},
		},
	}
}

func accessDraft() *draft {
	return &draft{
		key: shop().access, hash: crypto.SHA256,
		header: []member{{"kid", text("access-key")}, {"alg", text("RS256")}},
		payload: []member{
			{"sub", text(aliceSub)},
			{"cognito:groups", list("admins", "beta")},
			{"iss", text(issuer)},
			{"version", "2"},
			{"client_id", text(web)},
			{"origin_jti", text("0f0f")},
			{"event_id", text("e-1")},
			{"token_use", text("access")},
			{"scope", text("openid email")},
			{"auth_time", number(noon - 600)},
			{"exp", number(noon + 3000)},
			{"iat", number(noon - 600)},
			{"jti", text("2b2b")},
			{"username", text("alice")},
		},
	}
}

// clientDraft is a token of the client-credentials grant.
func clientDraft() *draft {
	return &draft{
		key: shop().access, hash: crypto.SHA256,
		header: []member{{"kid", text("access-key")}, {"alg", text("RS256")}},
		payload: []member{
			{"sub", text(web)},
			{"token_use", text("access")},
			{"scope", text("orders/read orders/write")},
			{"auth_time", number(noon - 600)},
			{"iss", text(issuer)},
			{"exp", number(noon + 3000)},
			{"iat", number(noon - 600)},
			{"version", "2"},
			{"jti", text("3c3c")},
			{"client_id", text(web)},
		},
	}
}

func identityDraft() *draft {
	return &draft{
		key: shop().identity, hash: crypto.SHA512,
		header: []member{{"kid", text("identity-key")}, {"typ", text("JWS")}, {"alg", text("RS512")}},
		payload: []member{
			{"sub", text("eu-west-1:99999999-2222-4333-8444-555555555555")},
			{"aud", text(idPoolAud)},
			{"amr", list("authenticated", "graph.facebook.com")},
			{"iss", text(identity)},
			{"exp", number(noon + 500)},
			{"iat", number(noon - 100)},
		},
	}
}

func (d *draft) build(edits ...edit) string {
	for _, e := range edits {
		e(d)
	}
	input := encode([]byte(object(d.rawHeader, d.header))) + "." + encode([]byte(object(d.rawPayload, d.payload)))
	out := input + "." + encode(d.sign(input))
	for _, change := range d.after {
		out = change(out)
	}
	return out
}

func (d *draft) sign(input string) []byte {
	if d.forge != nil {
		return d.forge(input)
	}
	hash := d.hash.New()
	hash.Write([]byte(input))
	return made(rsa.SignPKCS1v15(rand.Reader, d.key, d.hash, hash.Sum(nil)))
}

func object(raw *string, members []member) string {
	if raw != nil {
		return *raw
	}
	parts := make([]string, len(members))
	for i, m := range members {
		parts[i] = text(m.name) + ":" + m.value
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func replace(members []member, name, value string) []member {
	for i := range members {
		if members[i].name == name {
			members[i].value = value
			return members
		}
	}
	return append(members, member{name, value})
}

func without(members []member, name string) (left []member) {
	for _, m := range members {
		if m.name != name {
			left = append(left, m)
		}
	}
	return left
}

func set(name, value string) edit {
	return func(d *draft) { d.payload = replace(d.payload, name, value) }
}
func drop(name string) edit { return func(d *draft) { d.payload = without(d.payload, name) } }
func also(name, value string) edit {
	return func(d *draft) { d.payload = append(d.payload, member{name, value}) }
}

func head(name, value string) edit {
	return func(d *draft) { d.header = replace(d.header, name, value) }
}
func behead(name string) edit   { return func(d *draft) { d.header = without(d.header, name) } }
func alsoHead(n, v string) edit { return func(d *draft) { d.header = append(d.header, member{n, v}) } }
func rawHead(s string) edit     { return func(d *draft) { d.rawHeader = &s } }
func rawBody(s string) edit     { return func(d *draft) { d.rawPayload = &s } }
func signedBy(k func(*workshop) *rsa.PrivateKey) edit {
	return func(d *draft) { d.key = k(shop()) }
}
func hashed(h crypto.Hash) edit { return func(d *draft) { d.hash = h } }
func forged(f func(input string) []byte) edit {
	return func(d *draft) { d.forge = f }
}

func after(change func(string) string) edit {
	return func(d *draft) { d.after = append(d.after, change) }
}

// part changes one part of the signed text.
func part(i int, change func(string) string) edit {
	return after(func(s string) string {
		parts := strings.Split(s, ".")
		parts[i] = change(parts[i])
		return strings.Join(parts, ".")
	})
}

// turned flips one bit of what a part encodes.
func turned(i, bit int) edit {
	return part(i, func(p string) string {
		b := made(base64.RawURLEncoding.DecodeString(p))
		at := bit % (len(b) * 8)
		b[at/8] ^= 1 << (at % 8)
		return encode(b)
	})
}

// spareBit sets a bit of the last character that is not part of any byte.
func spareBit(p string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	last := strings.IndexByte(alphabet, p[len(p)-1])
	return p[:len(p)-1] + string(alphabet[last^1])
}

func withHMAC(secret func(*rsa.PublicKey) []byte) edit {
	return forged(func(input string) []byte {
		mac := hmac.New(sha256.New, secret(&shop().id.PublicKey))
		mac.Write([]byte(input))
		return mac.Sum(nil)
	})
}

func pemOf(key *rsa.PublicKey) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: made(x509.MarshalPKIXPublicKey(key))})
}

func curveSignature(input string) []byte {
	sum := sha256.Sum256([]byte(input))
	r, s, err := ecdsa.Sign(rand.Reader, shop().curve, sum[:])
	made(0, err)
	return append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)
}

func pssSignature(input string) []byte {
	sum := sha256.Sum256([]byte(input))
	return made(rsa.SignPSS(rand.Reader, shop().id, crypto.SHA256, sum[:], nil))
}

// now is the time at which the corpus is checked.
var now = time.Unix(noon, 0)

// expectPool is what most of the corpus is checked against.
func expectPool() token.Expect {
	return token.Expect{Source: token.Source{Pool: pool}, Clients: []token.Client{{ID: web, Name: "acme-web"}}}
}

func secretOf(s string) func(*rsa.PublicKey) []byte {
	return func(*rsa.PublicKey) []byte { return []byte(s) }
}
