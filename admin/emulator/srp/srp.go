// Package srp is the server's half of the Secure Remote Password protocol as Cognito speaks it:
// SRP-6a (RFC 5054) with the 3072-bit group and SHA-256. Users prove that they know a password,
// and devices that they have their secret, without sending it.
package srp

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"math/big"
	"slices"
)

// prime is the 3072-bit prime of RFC 3526, section 4, which RFC 5054 takes over with another
// generator. Cognito's generator is 2.
const prime = "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74" +
	"020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437" +
	"4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED" +
	"EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05" +
	"98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB" +
	"9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B" +
	"E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718" +
	"3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33" +
	"A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7" +
	"ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864" +
	"D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2" +
	"08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF"

// The group, and the multiplier k = H(N | g). They never change.
var (
	modulus    = number(prime)
	generator  = big.NewInt(2)
	multiplier = hashed(padded(modulus), padded(generator))
)

func number(hex string) *big.Int {
	n, ok := new(big.Int).SetString(hex, 16)
	if !ok {
		panic("srp: not a number: " + hex)
	}
	return n
}

// Digest is the hash of a password together with whose it is: all that a server has to know
// about it.
type Digest [sha256.Size]byte

// NewDigest hashes the password of an owner, in Cognito the name of a pool (its id after the
// underscore) followed by the username, or a device's group key followed by its key.
func NewDigest(owner, password string) Digest {
	return sha256.Sum256([]byte(owner + ":" + password))
}

// Verifier is what the server checks proofs against: g^x with x = H(salt | digest).
func Verifier(salt *big.Int, d Digest) *big.Int {
	return new(big.Int).Exp(generator, hashed(padded(salt), d[:]), modulus)
}

// Exchange is the server's side of one sign-in.
type Exchange struct {
	verifier, client, secret, public *big.Int
}

// New begins an exchange with the client's public value (SRP_A) and the server's secret. It
// returns an error if the client's value would give its sender the key without a password.
func New(verifier, client *big.Int, secret []byte) (Exchange, error) {
	if new(big.Int).Mod(client, modulus).Sign() == 0 {
		return Exchange{}, fmt.Errorf("the client's public value is a multiple of N")
	}
	b := new(big.Int).SetBytes(secret)
	public := new(big.Int).Mul(multiplier, verifier)
	public.Add(public, new(big.Int).Exp(generator, b, modulus))
	return Exchange{verifier, client, b, public.Mod(public, modulus)}, nil
}

// Public is the server's public value (SRP_B), kv + g^b.
func (e Exchange) Public() *big.Int { return e.public }

// Proves reports whether a signature (PASSWORD_CLAIM_SIGNATURE) is that of the client who knows
// the password: an HMAC with the common key of the owner, the secret block and the timestamp.
func (e Exchange) Proves(signature []byte, owner string, block []byte, timestamp string) bool {
	mac := hmac.New(sha256.New, e.key())
	for _, part := range [][]byte{[]byte(owner), block, []byte(timestamp)} {
		mac.Write(part)
	}
	return hmac.Equal(mac.Sum(nil), signature)
}

// key is the key that both sides arrive at: 16 bytes derived from (A * v^u)^b.
func (e Exchange) key() []byte {
	u := hashed(padded(e.client), padded(e.public))
	base := new(big.Int).Exp(e.verifier, u, modulus)
	base.Mul(base, e.client)
	common := base.Exp(base.Mod(base, modulus), e.secret, modulus)
	key, err := hkdf.Key(sha256.New, padded(common), padded(u), "Caldera Derived Key", 16)
	if err != nil {
		panic(err) // 16 bytes are never too many
	}
	return key
}

// padded returns the bytes of a number as Cognito hashes them: with a zero in front where the
// first bit is set, as if it were signed.
func padded(n *big.Int) []byte {
	raw := n.Bytes()
	if len(raw) == 0 || raw[0] >= 0x80 {
		return slices.Concat([]byte{0}, raw)
	}
	return raw
}

func hashed(parts ...[]byte) *big.Int {
	sum := sha256.Sum256(slices.Concat(parts...))
	return new(big.Int).SetBytes(sum[:])
}
