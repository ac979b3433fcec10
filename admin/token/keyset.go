package token

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// MaxKeySet is the largest key set that is read, in bytes. A user pool's has some 1,000; the
// identity pools' has a few dozen keys.
const MaxKeySet = 512 << 10

// Key is one public key of a key set. Problem says what is wrong with it once a token names it,
// so that one odd key does not make the set useless.
type Key struct {
	ID        string // kid, exactly
	Algorithm string // "" where the set has none
	Use       string // likewise
	Type      string // RSA, EC or another value that the set has
	Problem   string // why it can't verify a token, "" when it can

	public crypto.PublicKey // *rsa.PublicKey or *ecdsa.PublicKey, nil with a Problem
	alone  bool             // it has no id, as the set is this one key, which was asked for
}

func (k Key) bits() int {
	switch public := k.public.(type) {
	case *rsa.PublicKey:
		return public.N.BitLen()
	case *ecdsa.PublicKey:
		return public.Curve.Params().BitSize
	}
	return 0
}

// KeySet is a pool's public keys (RFC 7517).
type KeySet struct{ Keys []Key }

// ParseKeySet reads a key set as it is served: JSON, or, for load balancers, the PEM of one key.
func ParseKeySet(text []byte) (*KeySet, error) {
	if len(text) > MaxKeySet {
		return nil, errors.New("the key set is larger than 512 KB")
	}
	if block, _ := pem.Decode(text); block != nil {
		return parsePEM(block)
	}
	var set webObject
	if err := json.Unmarshal(text, &set); err != nil {
		return nil, fmt.Errorf("the key set is not valid JSON: %w", err)
	}
	var keys []json.RawMessage
	if err := json.Unmarshal(set["keys"], &keys); err != nil || keys == nil {
		return nil, errors.New("the key set has no list \"keys\"")
	}
	out := &KeySet{Keys: make([]Key, 0, len(keys))}
	for _, k := range keys {
		// RFC 7517 §5: keys that are not understood are ignored.
		if key, ok := newKey(k); ok {
			out.Keys = append(out.Keys, key)
		}
	}
	return out, nil
}

// Find returns the key of an id; of several, the first that can verify a token.
func (s *KeySet) Find(id string) (Key, bool) {
	var found Key
	for _, k := range s.Keys {
		switch {
		case id == "" || k.ID != id && !k.alone:
		case k.Problem == "":
			return k, true
		case found.Problem == "":
			found = k
		}
	}
	return found, found.Problem != ""
}

// webObject has the members of a JSON object by their exact names, which
// encoding/json does not insist on for structs (RFC 7517 §4: names are
// case-sensitive).
type webObject map[string]json.RawMessage

// text returns a member that is a string, "" for one that is absent or of another type.
func (o webObject) text(name string) string {
	var text string
	if json.Unmarshal(o[name], &text) != nil {
		return ""
	}
	return text
}

// newKey reads one key. Its texts are made printable, but its id stays exact for comparison. ok
// is false for what is not an object.
func newKey(raw json.RawMessage) (key Key, ok bool) {
	var k webObject
	if json.Unmarshal(raw, &k) != nil || k == nil {
		return Key{}, false
	}
	key = Key{ID: k.text("kid"), Algorithm: plain.Text(k.text("alg")), Use: plain.Text(k.text("use")), Type: plain.Text(k.text("kty"))}
	read, known := keyTypes[k.text("kty")]
	switch {
	case !known:
		key.Problem = fmt.Sprintf("a key of type %q, where Cognito's are RSA", key.Type)
	case key.Use != "" && key.Use != "sig":
		key.Problem = fmt.Sprintf("a key for %q, not for signatures", key.Use)
	default:
		key.public, key.Problem = read(k)
	}
	return key, true
}

// keyTypes maps a key type to what reads its public key, or says what is wrong with it.
var keyTypes = map[string]func(webObject) (crypto.PublicKey, string){"RSA": rsaKey, "EC": ecKey}

// smallestKey is the least size of an RSA key, in bits, by RFC 7518.
const smallestKey = 2048

func rsaKey(k webObject) (key crypto.PublicKey, problem string) {
	modulus, err := base64.RawURLEncoding.DecodeString(k.text("n"))
	if err != nil || len(modulus) == 0 {
		return nil, "its modulus is not base64url"
	}
	exponent, err := base64.RawURLEncoding.DecodeString(k.text("e"))
	if err != nil || len(exponent) == 0 || len(exponent) > 4 {
		return nil, "its exponent is not base64url of a small number"
	}
	e := new(big.Int).SetBytes(exponent).Int64()
	n := new(big.Int).SetBytes(modulus)
	switch {
	case n.BitLen() < smallestKey:
		return nil, fmt.Sprintf("of %d bits, fewer than 2048", n.BitLen())
	case n.BitLen() > 8192:
		return nil, fmt.Sprintf("of %d bits, more than 8192", n.BitLen())
	case e < 3 || e%2 == 0 || e > 1<<31-1:
		return nil, fmt.Sprintf("its exponent is %d", e)
	}
	return &rsa.PublicKey{N: n, E: int(e)}, ""
}

// ecKey reads a key on the curve P-256, the curve of ES256 (RFC 7518 §3.4).
func ecKey(k webObject) (key crypto.PublicKey, problem string) {
	if curve := k.text("crv"); curve != "P-256" {
		return nil, fmt.Sprintf("on the curve %q, where a load balancer's is on P-256", plain.Text(curve))
	}
	point := []byte{4} // uncompressed (SEC 1, 2.3.3)
	for _, name := range []string{"x", "y"} {
		coordinate, err := base64.RawURLEncoding.DecodeString(k.text(name))
		if err != nil || len(coordinate) != 32 {
			return nil, "its point is not base64url of 32 bytes each"
		}
		point = append(point, coordinate...)
	}
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
	if err != nil {
		return nil, "its point is not on the curve"
	}
	return public, ""
}

// parsePEM reads the one key of a PEM text, which has no id.
func parsePEM(block *pem.Block) (*KeySet, error) {
	parsed, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("the PEM has no public key: %w", err)
	}
	public, ok := parsed.(*ecdsa.PublicKey)
	if !ok || public.Curve != elliptic.P256() {
		return nil, errors.New("the PEM has no key of a load balancer, which is on the curve P-256")
	}
	return &KeySet{Keys: []Key{{Type: "EC", Use: "sig", public: public, alone: true}}}, nil
}
