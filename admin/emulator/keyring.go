package emulator

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

// signingKey is an RSA key with the name by which tokens refer to it.
type signingKey struct {
	private *rsa.PrivateKey
	kid     string
}

func generateKey() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) }

// newSigningKey names a key after itself.
func newSigningKey(private *rsa.PrivateKey) signingKey {
	sum := sha256.Sum256(private.N.Bytes())
	return namedKey(private, base64.StdEncoding.EncodeToString(sum[:]))
}

// namedKey gives a key the name by which tokens refer to it.
func namedKey(private *rsa.PrivateKey, name string) signingKey { return signingKey{private, name} }

func (k signingKey) sign(claims jwt.MapClaims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	token.Header["kid"] = k.kid
	delete(token.Header, "typ") // Cognito's have only kid and alg
	signed, err := token.SignedString(k.private)
	if err != nil {
		return "", fmt.Errorf("signing a token: %w", err)
	}
	return signed, nil
}

// signIdentity signs as identity pools do: with RS512, and a typ of JWS.
func (k signingKey) signIdentity(claims jwt.MapClaims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodRS512, claims)
	token.Header["kid"], token.Header["typ"] = k.kid, "JWS"
	signed, err := token.SignedString(k.private)
	if err != nil {
		return "", fmt.Errorf("signing a token: %w", err)
	}
	return signed, nil
}

func (k signingKey) verify(token string, at time.Time) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	parser := jwt.NewParser(jwt.WithValidMethods([]string{"RS256"}), jwt.WithTimeFunc(func() time.Time { return at }))
	_, err := parser.ParseWithClaims(token, claims, func(*jwt.Token) (any, error) { return &k.private.PublicKey, nil })
	if err != nil {
		return nil, fmt.Errorf("verifying a token: %w", err)
	}
	return claims, nil
}

// webKey is a public key as a key set shows it (RFC 7517).
type webKey struct {
	Algorithm string `json:"alg"`
	Exponent  string `json:"e"`
	ID        string `json:"kid"`
	Type      string `json:"kty"`
	Modulus   string `json:"n"`
	Use       string `json:"use"`
}

func (k signingKey) public() webKey {
	return webKey{
		Algorithm: "RS256", ID: k.kid, Type: "RSA", Use: "sig",
		Exponent: base64.RawURLEncoding.EncodeToString(big.NewInt(int64(k.private.E)).Bytes()),
		Modulus:  base64.RawURLEncoding.EncodeToString(k.private.N.Bytes()),
	}
}
