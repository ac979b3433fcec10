package token

import (
	"crypto"
	"crypto/hmac"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"

	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func (x *examination) keyKnown() (Status, string) {
	claim, there := x.Header.Get("kid")
	id, named := x.kid()
	shown := shorten(plain.Text(id))
	switch {
	case x.Encrypted():
		return Skip, x.distrust
	case !there:
		return Fail, "the header names no key (kid)"
	case !named:
		return Fail, fmt.Sprintf("kid is %s, which names no key", shorten(claim.Text()))
	case x.keyError == nil:
		return Pass, fmt.Sprintf("kid %s is in the key set of %s", shown, x.owner())
	case errors.Is(x.keyError, ErrNoKey):
		return Fail, fmt.Sprintf("kid %s is not in the key set of %s", shown, x.owner())
	case x.distrust != "":
		return Fail, "nobody's keys to look in: " + x.distrust
	case errors.Is(x.keyError, errNotAsked):
		return Skip, "a signed token has three parts"
	}
	return Skip, "keys could not be had: " + plain.Text(x.keyError.Error())
}

// owner is whose keys they are.
func (x *examination) owner() string {
	if x.trust.pool == "" {
		return "AWS's identity pools"
	}
	return x.trust.pool
}

func (x *examination) keyUse() (Status, string) {
	switch {
	case x.keyError != nil:
		return Skip, "no key to look at"
	case x.key.Problem != "":
		return Fail, x.key.Problem
	}
	return Pass, fmt.Sprintf("RSA, %d bits, for signatures", x.key.rsa.N.BitLen())
}

// methods are the algorithms that a signature is verified with, whatever the
// header says.
var methods = map[string]jwt.SigningMethod{"RS256": jwt.SigningMethodRS256, "RS512": jwt.SigningMethodRS512}

func (x *examination) signature() (Status, string) {
	if x.Encrypted() {
		return Skip, "encrypted, not signed"
	}
	if len(x.parts) != 3 || x.Token.signature == nil || x.parts[2] == "" {
		return Fail, "there is none that can be read"
	}
	if x.keyError != nil || x.key.rsa == nil {
		return Skip, "no key to verify it with"
	}
	input := x.text[:len(x.parts[0])+1+len(x.parts[1])]
	claim, _ := x.Header.Get("alg")
	if algorithm, _ := claim.string(); algorithm != x.algorithmWanted() {
		if confused(algorithm, input, x.Token.signature, x.key.rsa) {
			return Fail, "made with the public key as a shared secret (key confusion): a forgery"
		}
		return Fail, "not verified with an algorithm that is not allowed"
	}
	if err := methods[x.algorithmWanted()].Verify(input, x.Token.signature, x.key.rsa); err != nil {
		return Fail, "not of this key and this text: changed on the way, cut, or forged"
	}
	return Pass, "of the pool's key"
}

// confused reports whether a signature is an HMAC with a public key as secret, in
// one of the forms in which keys lie around.
func confused(algorithm, input string, signature []byte, key *rsa.PublicKey) bool {
	hash, ok := map[string]crypto.Hash{"HS256": crypto.SHA256, "HS384": crypto.SHA384, "HS512": crypto.SHA512}[strings.ToUpper(algorithm)]
	if !ok {
		return false
	}
	for _, secret := range secretsOf(key) {
		mac := hmac.New(hash.New, secret)
		mac.Write([]byte(input))
		if hmac.Equal(mac.Sum(nil), signature) {
			return true
		}
	}
	return false
}

func secretsOf(key *rsa.PublicKey) [][]byte {
	pkcs1 := x509.MarshalPKCS1PublicKey(key)
	pkix, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		return [][]byte{pkcs1} // an RSA key always marshals
	}
	secrets := [][]byte{pkcs1, pkix, key.N.Bytes()}
	for _, block := range []*pem.Block{{Type: "PUBLIC KEY", Bytes: pkix}, {Type: "RSA PUBLIC KEY", Bytes: pkcs1}} {
		text := pem.EncodeToMemory(block)
		secrets = append(secrets, text, []byte(strings.TrimSpace(string(text))))
	}
	return secrets
}
