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
		return Fail, "no keys to search: " + x.distrust
	case errors.Is(x.keyError, errNotAsked):
		return Skip, "a signed token has three parts"
	}
	return Skip, "keys could not be read: " + plain.Text(x.keyError.Error())
}

// owner says whose key set is searched.
func (x *examination) owner() string {
	switch {
	case x.Kind == LoadBalancer:
		return "the load balancer's Region"
	case x.trust.pool == "":
		return "AWS's identity pools"
	}
	return x.trust.pool
}

func (x *examination) keyUse() (Status, string) {
	want := x.algorithmWanted()
	switch {
	case x.keyError != nil:
		return Skip, "no key to check"
	case x.key.Problem != "":
		return Fail, x.key.Problem
	case x.key.Type != want.keyType:
		return Fail, fmt.Sprintf("a key of type %q, where %s are %s", x.key.Type, want.owner, want.keyType)
	}
	return Pass, fmt.Sprintf("%s, %d bits, for signatures", x.key.Type, x.key.bits())
}

// usable returns the key if this kind of token can be verified with it, else nil.
func (x *examination) usable() crypto.PublicKey {
	if x.keyError != nil || x.key.Problem != "" || x.key.Type != x.algorithmWanted().keyType {
		return nil
	}
	return x.key.public
}

func (x *examination) signature() (Status, string) {
	if x.Encrypted() {
		return Skip, "encrypted, not signed"
	}
	if len(x.parts) != 3 || x.Token.signature == nil || x.parts[2] == "" {
		return Fail, "no signature can be read"
	}
	key, want := x.usable(), x.algorithmWanted()
	if key == nil {
		return Skip, "no key to verify it with"
	}
	input := x.text[:len(x.parts[0])+1+len(x.parts[1])]
	if algorithm := textOf(x.Header, "alg"); algorithm != want.name {
		if confused(algorithm, input, x.Token.signature, key) {
			return Fail, "made with the public key as a shared secret (key confusion): a forgery"
		}
		return Fail, "not verified with an algorithm that is not allowed"
	}
	if err := want.method.Verify(input, x.Token.signature, key); err != nil {
		return Fail, "not of this key and this text: changed on the way, cut, or forged"
	}
	return Pass, "of " + x.keyOwner()
}

// keyOwner says whose key made the signature.
func (x *examination) keyOwner() string {
	if x.Kind == LoadBalancer {
		return "the load balancer's key"
	}
	return "the pool's key"
}

// confused reports whether a signature is an HMAC with the public key as its secret, in one of
// the forms in which public keys are published.
func confused(algorithm, input string, signature []byte, key crypto.PublicKey) bool {
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

// secretsOf returns the forms of a public key that somebody may have taken for a secret.
func secretsOf(key crypto.PublicKey) [][]byte {
	var secrets [][]byte
	var blocks []*pem.Block
	if pkix, err := x509.MarshalPKIXPublicKey(key); err == nil { // keys of a set always marshal
		secrets, blocks = append(secrets, pkix), append(blocks, &pem.Block{Type: "PUBLIC KEY", Bytes: pkix})
	}
	if rsa, ok := key.(*rsa.PublicKey); ok {
		pkcs1 := x509.MarshalPKCS1PublicKey(rsa)
		secrets = append(secrets, pkcs1, rsa.N.Bytes())
		blocks = append(blocks, &pem.Block{Type: "RSA PUBLIC KEY", Bytes: pkcs1})
	}
	for _, block := range blocks {
		text := pem.EncodeToMemory(block)
		secrets = append(secrets, text, []byte(strings.TrimSpace(string(text))))
	}
	return secrets
}
