package detect

// recent remembers the identities of the latest events, about 130,000, so that one that
// is read twice counts once.
type recent struct{ buckets [1 << 15][4]uint64 }

// add tells whether one is new.
func (r *recent) add(id uint64) bool {
	b := &r.buckets[id>>49]
	for _, known := range b {
		if known == id {
			return false
		}
	}
	b[3], b[2], b[1], b[0] = b[2], b[1], b[0], id
	return true
}
