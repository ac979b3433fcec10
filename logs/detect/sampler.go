package detect

import (
	"math/bits"
	"slices"
)

// exactly is up to how many a sampler counts exactly. Above, it is off by a
// sixteenth, as a rule.
const exactly = 256

// sampler counts different hashes. When it is full it keeps those of one more
// zero bit, half of them, and counts each for two.
type sampler struct {
	level  uint8
	hashes []uint32
}

func (s *sampler) add(hash uint64) {
	h := uint32(hash)
	if hash == 0 || !s.samples(h) || slices.Contains(s.hashes, h) {
		return
	}
	for len(s.hashes) == exactly {
		s.level++
		s.hashes = slices.DeleteFunc(s.hashes, func(h uint32) bool { return !s.samples(h) })
	}
	if s.samples(h) {
		s.hashes = append(s.hashes, h)
	}
}

func (s *sampler) samples(h uint32) bool { return bits.TrailingZeros32(h) >= int(s.level) }

// exact reports whether size is no estimate.
func (s *sampler) exact() bool { return s.level == 0 }

func (s *sampler) size() int { return len(s.hashes) << s.level }

func (s *sampler) bytes() int { return 4 * cap(s.hashes) }
