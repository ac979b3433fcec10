// Package keyring signs and verifies tokens.
package keyring

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/big"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Key is an RSA key with the name by which tokens refer to it.
type Key struct {
	private *rsa.PrivateKey
	kid     string
}

// Generate makes a new private key: 0.2 s.
func Generate() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) }

// New names a key by a hash of itself.
func New(private *rsa.PrivateKey) Key {
	sum := sha256.Sum256(private.N.Bytes())
	return Named(private, base64.StdEncoding.EncodeToString(sum[:]))
}

// Named gives a key the name by which tokens refer to it.
func Named(private *rsa.PrivateKey, name string) Key { return Key{private, name} }

// Sign signs as user pools do: with RS256.
func (k Key) Sign(claims jwt.MapClaims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	token.Header["kid"] = k.kid
	delete(token.Header, "typ") // Cognito's have only kid and alg
	signed, err := token.SignedString(k.private)
	if err != nil {
		return "", fmt.Errorf("signing a token: %w", err)
	}
	return signed, nil
}

// SignIdentity signs as identity pools do: with RS512, and a typ of JWS.
func (k Key) SignIdentity(claims jwt.MapClaims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodRS512, claims)
	token.Header["kid"], token.Header["typ"] = k.kid, "JWS"
	signed, err := token.SignedString(k.private)
	if err != nil {
		return "", fmt.Errorf("signing a token: %w", err)
	}
	return signed, nil
}

// Verify returns the claims of a token that this key has signed and that is valid at that time;
// for any other it returns an error of package jwt.
func (k Key) Verify(token string, at time.Time) (jwt.MapClaims, error) {
	return k.verify(token, "RS256", at)
}

// VerifyIdentity does the same for a token of an identity pool.
func (k Key) VerifyIdentity(token string, at time.Time) (jwt.MapClaims, error) {
	return k.verify(token, "RS512", at)
}

func (k Key) verify(token, algorithm string, at time.Time) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	parser := jwt.NewParser(jwt.WithValidMethods([]string{algorithm}), jwt.WithTimeFunc(func() time.Time { return at }))
	_, err := parser.ParseWithClaims(token, claims, func(*jwt.Token) (any, error) { return &k.private.PublicKey, nil })
	if err != nil {
		return nil, fmt.Errorf("verifying a token: %w", err)
	}
	return claims, nil
}

// WebKey is a public key as a key set shows it (RFC 7517).
type WebKey struct {
	Algorithm string `json:"alg"`
	Exponent  string `json:"e"`
	ID        string `json:"kid"`
	Type      string `json:"kty"`
	Modulus   string `json:"n"`
	Use       string `json:"use"`
}

// Public is the key as a key set shows it.
func (k Key) Public() WebKey {
	return WebKey{
		Algorithm: "RS256", ID: k.kid, Type: "RSA", Use: "sig",
		Exponent: base64.RawURLEncoding.EncodeToString(big.NewInt(int64(k.private.E)).Bytes()),
		Modulus:  base64.RawURLEncoding.EncodeToString(k.private.N.Bytes()),
	}
}
