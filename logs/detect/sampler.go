package detect

import "math/bits"

// sampled is how many members a sample holds. Counts up to it are exact; above,
// they are off by an eighth, as a rule.
const sampled = 64

// sampler counts different hashes. When it is full it keeps those of one more
// zero bit, half of them, and counts each for two.
type sampler struct {
	level, n uint8
	hashes   [sampled]uint32
}

func (s *sampler) add(hash uint64) {
	h := uint32(hash)
	if hash == 0 || bits.TrailingZeros32(h) < int(s.level) {
		return
	}
	for _, known := range s.hashes[:s.n] {
		if known == h {
			return
		}
	}
	for s.n == sampled {
		s.halve()
	}
	if bits.TrailingZeros32(h) >= int(s.level) {
		s.hashes[s.n] = h
		s.n++
	}
}

func (s *sampler) halve() {
	s.level++
	kept := uint8(0)
	for _, h := range s.hashes[:s.n] {
		if bits.TrailingZeros32(h) >= int(s.level) {
			s.hashes[kept] = h
			kept++
		}
	}
	s.n = kept
}

func (s *sampler) size() int { return int(s.n) << s.level }
