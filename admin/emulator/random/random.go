// Package random draws ids, codes and secrets that repeat with a seed.
package random

import (
	"encoding/binary"
	"encoding/hex"
	"math/rand/v2"
	"strings"
)

// The alphabets of random texts.
const (
	Digits       = "0123456789"
	Lower        = "abcdefghijklmnopqrstuvwxyz"
	Upper        = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	Symbols      = "!@#$%&*-_+=" // some of the characters that Cognito counts as special, easy to type
	Alphanumeric = Digits + Lower + Upper
)

// Source makes everything that AWS would draw at random. It is deterministic on purpose: the
// same seed gives the same ids, so that demos and tests can name them.
type Source struct {
	*rand.Rand
	pcg *rand.PCG // what Rand draws from
}

// New returns a source whose values follow from the seed.
func New(seed uint64) *Source {
	pcg := rand.NewPCG(seed, 0x436f676e69746f)
	return &Source{rand.New(pcg), pcg}
}

// Pick returns n letters of the alphabet.
func (r *Source) Pick(alphabet string, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(out)
}

// Draw returns n random bytes.
func (r *Source) Draw(n int) []byte {
	out := make([]byte, 0, n+8)
	for len(out) < n {
		out = binary.BigEndian.AppendUint64(out, r.Uint64())
	}
	return out[:n]
}

// UUID returns a version 4 UUID, the form of subs and event ids.
func (r *Source) UUID() string {
	var raw [16]byte
	copy(raw[:], r.Draw(16))
	raw[6] = raw[6]&0x0f | 0x40
	raw[8] = raw[8]&0x3f | 0x80
	var out [36]byte
	hex.Encode(out[0:8], raw[0:4])
	hex.Encode(out[9:13], raw[4:6])
	hex.Encode(out[14:18], raw[6:8])
	hex.Encode(out[19:23], raw[8:10])
	hex.Encode(out[24:36], raw[10:16])
	for _, dash := range []int{8, 13, 18, 23} {
		out[dash] = '-'
	}
	return string(out[:])
}

// Code returns a code as users type it from a message.
func (r *Source) Code() string { return r.Pick(Digits, 6) }

// Base64URL returns n characters that encode bytes: the bits of the last one that are beyond the
// last byte are 0.
func (r *Source) Base64URL(n int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	spare := []int{0, 0, 4, 2}[n%4]
	drawn := r.Pick(letters, n)
	last := strings.IndexByte(letters, drawn[n-1]) >> spare << spare
	return drawn[:n-1] + letters[last:last+1]
}
