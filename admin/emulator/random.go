package emulator

import (
	"encoding/binary"
	"encoding/hex"
	"math/rand/v2"
	"strings"
)

const (
	digits       = "0123456789"
	lower        = "abcdefghijklmnopqrstuvwxyz"
	upper        = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	symbols      = "!@#$%&*-_+=" // a few that are easy to type, of those Cognito counts as special
	alphanumeric = digits + lower + upper
)

// randomSource makes everything that AWS would draw at random. It is meant to repeat
// itself: the same seed gives the same ids, so that demos and tests can name them.
type randomSource struct {
	*rand.Rand
}

func newRandom(seed uint64) *randomSource {
	return &randomSource{rand.New(rand.NewPCG(seed, 0x436f676e69746f))}
}

// pick gives n letters of the alphabet.
func (r *randomSource) pick(alphabet string, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(out)
}

func (r *randomSource) draw(n int) []byte {
	out := make([]byte, 0, n+8)
	for len(out) < n {
		out = binary.BigEndian.AppendUint64(out, r.Uint64())
	}
	return out[:n]
}

// uuid gives a version 4 UUID, which is how subs and event ids look.
func (r *randomSource) uuid() string {
	var raw [16]byte
	copy(raw[:], r.draw(16))
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

// code is what a user types from a message.
func (r *randomSource) code() string { return r.pick(digits, 6) }

// base64URL draws n characters that encode bytes: the bits of the last one that
// belong to no byte are 0.
func (r *randomSource) base64URL(n int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	spare := []int{0, 0, 4, 2}[n%4]
	drawn := r.pick(letters, n)
	last := strings.IndexByte(letters, drawn[n-1]) >> spare << spare
	return drawn[:n-1] + letters[last:last+1]
}
