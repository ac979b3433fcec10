package population

import (
	"math/rand/v2"
	"time"
)

// The streams keep the draws for different purposes apart, so that more draws for one leave the
// others unchanged.
const (
	streamPool uint64 = iota + 1
	streamPerson
	streamLife
	streamCast
	streamHostile
	streamEmployee
)

// The alphabets of identifiers.
const (
	digits = "0123456789"
	hex    = "0123456789abcdef"
	base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	base36 = "0123456789abcdefghijklmnopqrstuvwxyz"
)

// dice is a generator that is reset for every user, so that what a user gets depends on the seed
// and not on the users before.
type dice struct {
	*rand.Rand
	pcg *rand.PCG
	buf []byte
}

func newDice() *dice {
	pcg := rand.NewPCG(0, 0)
	return &dice{Rand: rand.New(pcg), pcg: pcg, buf: make([]byte, 0, 256)}
}

// rolled returns dice set to one index of a stream.
func rolled(seed, stream uint64, index int) *dice {
	d := newDice()
	d.set(seed, stream, index)
	return d
}

// set resets the dice to the beginning of one index of a stream.
func (d *dice) set(seed, stream uint64, index int) {
	d.pcg.Seed(mix(seed+stream), mix(uint64(index)^seed<<1))
}

// mix is the finaliser of splitmix64: neighbouring inputs give distant outputs.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// chance is true n times in a thousand.
func (d *dice) chance(n int) bool { return d.IntN(1000) < n }

// word is n random characters of an ASCII alphabet.
func (d *dice) word(alphabet string, n int) string {
	d.buf = d.appendWord(d.buf[:0], alphabet, n)
	return string(d.buf)
}

func (d *dice) appendWord(b []byte, alphabet string, n int) []byte {
	for range n {
		b = append(b, alphabet[d.IntN(len(alphabet))])
	}
	return b
}

// uuid has the form of Cognito's subs, which are not RFC 4122 UUIDs.
func (d *dice) uuid() string {
	hi, lo := d.Uint64(), d.Uint64()
	b := d.buf[:0]
	for i := range 32 {
		switch i {
		case 8, 12, 16, 20:
			b = append(b, '-')
		}
		nibble := hi
		if i >= 16 {
			nibble = lo
		}
		b = append(b, hex[nibble>>(60-i%16*4)&15])
	}
	b[14], b[15] = '7', '0' // the beginning of a sub's third block
	d.buf = b
	return string(b)
}

// between is a time at or after from and before to; from itself if there is none.
func (d *dice) between(from, to time.Time) time.Time {
	span := to.Sub(from).Milliseconds()
	if span <= 0 {
		return from
	}
	return from.Add(time.Duration(d.Int64N(span)) * time.Millisecond)
}

// growing is a time of the same range whose density rises linearly from zero: the later of two
// uniform draws. Integers make it the same on every machine.
func (d *dice) growing(from, to time.Time) time.Time {
	a, b := d.between(from, to), d.between(from, to)
	if a.After(b) {
		return a
	}
	return b
}
