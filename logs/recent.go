package logs

// recent remembers the hashes of the latest 130,000 or so of many things, in a
// mebibyte.
type recent struct {
	buckets [1 << (64 - recentShift)][8]uint64
}

// recentShift leaves the bits of a hash that select its bucket.
const recentShift = 50

// add reports whether a hash is new. 0 means an empty slot.
func (r *recent) add(hash uint64) bool {
	bucket := hash >> recentShift
	if r.has(bucket, hash) {
		return false
	}
	r.put(bucket, hash)
	return true
}

func (r *recent) has(bucket, hash uint64) bool {
	for _, known := range &r.buckets[bucket] {
		if known == hash {
			return true
		}
	}
	return false
}

// put makes a hash the latest of its bucket and drops the oldest.
func (r *recent) put(bucket, hash uint64) {
	b := &r.buckets[bucket]
	copy(b[1:], b[:])
	b[0] = hash
}

// drop removes a hash from its bucket, and reports whether it was there.
func (r *recent) drop(bucket, hash uint64) bool {
	b := &r.buckets[bucket]
	for i, known := range b {
		if known == hash {
			copy(b[i:], b[i+1:])
			b[len(b)-1] = 0
			return true
		}
	}
	return false
}
