package passkeys

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"math/big"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// Algorithms of COSE that the emulator asks for.
const (
	es256 = -7
	rs256 = -257
)

// coseKey is a key of COSE (RFC 9052): on the curve P-256, or of RSA.
type coseKey struct {
	Algorithm int             `cbor:"3,keyasint"`
	First     cbor.RawMessage `cbor:"-1,keyasint"` // the curve, or the modulus
	Second    []byte          `cbor:"-2,keyasint"` // x, or the exponent
	Third     []byte          `cbor:"-3,keyasint"` // y
}

// readKey reads a key, which extensions may follow, and returns it as PKIX.
func readKey(data []byte) ([]byte, error) {
	unsupported := refuse.With("WebAuthnCredentialNotSupportedException", "The key of the credential is not supported.")
	var k coseKey
	if _, err := cbor.UnmarshalFirst(data, &k); err != nil {
		return nil, refuse.InvalidParameter("The key of the credential can't be read.")
	}
	var public crypto.PublicKey
	switch k.Algorithm {
	case es256:
		point, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), slices.Concat([]byte{4}, k.Second, k.Third))
		if err != nil {
			return nil, unsupported
		}
		public = point
	case rs256:
		var modulus []byte
		if err := cbor.Unmarshal(k.First, &modulus); err != nil || len(k.Second) > 4 {
			return nil, unsupported
		}
		public = &rsa.PublicKey{N: new(big.Int).SetBytes(modulus), E: int(new(big.Int).SetBytes(k.Second).Int64())}
	default:
		return nil, unsupported
	}
	pkix, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		return nil, unsupported
	}
	return pkix, nil
}

// signed reports whether the key has signed what the authenticator and the page said.
func signed(pkix, authenticator, page, signature []byte) bool {
	public, err := x509.ParsePKIXPublicKey(pkix)
	if err != nil {
		return false
	}
	said := sha256.Sum256(page)
	sum := sha256.Sum256(slices.Concat(authenticator, said[:]))
	switch k := public.(type) {
	case *ecdsa.PublicKey:
		return ecdsa.VerifyASN1(k, sum[:], signature)
	case *rsa.PublicKey:
		return rsa.VerifyPKCS1v15(k, crypto.SHA256, sum[:], signature) == nil
	}
	return false
}
