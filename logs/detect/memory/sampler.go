package memory

import (
	"math/bits"
	"slices"
)

// Exactly is the number up to which a sampler counts exactly. Above, it is
// usually off by a sixteenth.
const Exactly = 256

// Sampler counts different hashes. When it is full it keeps those with one more
// zero bit, about half, and counts each as two.
type Sampler struct {
	level  uint8
	hashes []uint32
}

// Add counts a hash, unless it is 0 or was counted before.
func (s *Sampler) Add(hash uint64) {
	h := uint32(hash)
	if hash == 0 || !s.samples(h) || slices.Contains(s.hashes, h) {
		return
	}
	for len(s.hashes) == Exactly {
		s.level++
		s.hashes = slices.DeleteFunc(s.hashes, func(h uint32) bool { return !s.samples(h) })
	}
	if s.samples(h) {
		s.hashes = append(s.hashes, h)
	}
}

func (s *Sampler) samples(h uint32) bool { return bits.TrailingZeros32(h) >= int(s.level) }

// Exact reports whether Size is exact.
func (s *Sampler) Exact() bool { return s.level == 0 }

// Size is about how many different hashes there were.
func (s *Sampler) Size() int { return len(s.hashes) << s.level }

// Bytes is how much memory the hashes take.
func (s *Sampler) Bytes() int { return 4 * cap(s.hashes) }
