package detect

// recent remembers the ids of the latest events, about 130,000, so that one that
// is read twice counts once.
type recent struct{ buckets [1 << 15][4]uint64 }

// add tells whether an id is new.
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
