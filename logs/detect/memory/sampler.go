package memory

import (
	"math/bits"
	"slices"
)

// Exactly is up to how many a sampler counts exactly. Above, it is off by a
// sixteenth, as a rule.
const Exactly = 256

// Sampler counts different hashes. When it is full it keeps those of one more
// zero bit, half of them, and counts each for two.
type Sampler struct {
	level  uint8
	hashes []uint32
}

// Add counts a hash, unless it is 0 or was counted.
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

// Exact reports whether Size is no estimate.
func (s *Sampler) Exact() bool { return s.level == 0 }

// Size is how many different ones there were, about.
func (s *Sampler) Size() int { return len(s.hashes) << s.level }

// Bytes is how much memory the hashes take.
func (s *Sampler) Bytes() int { return 4 * cap(s.hashes) }
