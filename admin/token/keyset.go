package token

import (
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// MaxKeySet is the largest key set that is read, in bytes. A user pool's has
// some 1,000; identity pools' has a few dozen keys.
const MaxKeySet = 512 << 10

// Key is one public key of a key set. What is wrong with it is told by Problem
// when a token names it, so that one odd key does not spoil a set.
type Key struct {
	ID        string // kid, exactly
	Algorithm string // "" where the set doesn't say
	Use       string // likewise
	Type      string
	Problem   string // why it can't verify a token, "" when it can

	rsa *rsa.PublicKey
}

// KeySet is a pool's public keys (RFC 7517).
type KeySet struct{ Keys []Key }

// webKey is a key as a set has it.
type webKey struct {
	ID        string `json:"kid"`
	Algorithm string `json:"alg"`
	Use       string `json:"use"`
	Type      string `json:"kty"`
	Modulus   string `json:"n"`
	Exponent  string `json:"e"`
}

// ParseKeySet reads a key set as it is served.
func ParseKeySet(text []byte) (*KeySet, error) {
	if len(text) > MaxKeySet {
		return nil, errors.New("the key set is larger than 512 KB")
	}
	var set struct {
		Keys *[]webKey `json:"keys"`
	}
	if err := json.Unmarshal(text, &set); err != nil {
		return nil, fmt.Errorf("the key set is no JSON of one: %w", err)
	}
	if set.Keys == nil {
		return nil, errors.New("the key set has no member keys")
	}
	out := &KeySet{Keys: make([]Key, 0, len(*set.Keys))}
	for _, k := range *set.Keys {
		out.Keys = append(out.Keys, newKey(k))
	}
	return out, nil
}

// Find gives the key of an id.
func (s *KeySet) Find(id string) (Key, bool) {
	i := slices.IndexFunc(s.Keys, func(k Key) bool { return k.ID == id && id != "" })
	if i < 0 {
		return Key{}, false
	}
	return s.Keys[i], true
}

// newKey reads one key. Its texts are shown, but the id is compared as it is.
func newKey(k webKey) Key {
	key := Key{ID: k.ID, Algorithm: plain.Text(k.Algorithm), Use: plain.Text(k.Use), Type: plain.Text(k.Type)}
	key.rsa, key.Problem = publicKey(k)
	return key
}

// smallestKey is the size in bits that RFC 7518 asks of RSA keys at least.
const smallestKey = 2048

func publicKey(k webKey) (key *rsa.PublicKey, problem string) {
	if k.Type != "RSA" {
		return nil, fmt.Sprintf("a key of type %q, where Cognito's are RSA", plain.Text(k.Type))
	}
	if k.Use != "" && k.Use != "sig" {
		return nil, fmt.Sprintf("a key for %q, not for signatures", plain.Text(k.Use))
	}
	modulus, err := base64.RawURLEncoding.DecodeString(k.Modulus)
	if err != nil || len(modulus) == 0 {
		return nil, "its modulus is not base64url"
	}
	exponent, err := base64.RawURLEncoding.DecodeString(k.Exponent)
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
