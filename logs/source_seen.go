package logs

import (
	"hash/maphash"
	"strconv"
	"time"
)

// seen remembers which records were delivered, in little memory: 16 bytes of
// hash each, by the second of the record's time. So the old are forgotten at once,
// and what is asked for of a page, whose records are of one second or two, lies
// close together in memory: of a busy log that is what asking costs.
type seen struct {
	// byContent knows records by what they say. Live Tail gives no event ids, so
	// only that tells its records from those of a poll over the same time.
	byContent bool
	room      int // how many are remembered at most
	count     int
	seconds   map[int64]map[fingerprint]struct{}
	floor     time.Time // records before it are not remembered
	seeds     [2]maphash.Seed
}

type fingerprint [2]uint64

// rememberedRecords is how many records a reader remembers: about 30 MB.
const rememberedRecords = 1_000_000

func newSeen(room int, byContent bool) *seen {
	if room <= 0 {
		room = rememberedRecords
	}
	return &seen{
		byContent: byContent, room: room, seconds: map[int64]map[fingerprint]struct{}{},
		seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()},
	}
}

func (s *seen) fingerprint(r *Record) fingerprint {
	var both fingerprint
	for i, seed := range s.seeds {
		var h maphash.Hash
		h.SetSeed(seed)
		_, _ = h.WriteString(r.Group) // a hash takes everything
		_ = h.WriteByte(0)
		if r.ID != "" && !s.byContent {
			_, _ = h.WriteString(r.ID)
		} else {
			s.writeContent(&h, r)
		}
		both[i] = h.Sum64()
	}
	return both
}

func (s *seen) writeContent(h *maphash.Hash, r *Record) {
	var number [20]byte
	_, _ = h.WriteString(r.Stream)
	_ = h.WriteByte(0)
	_, _ = h.Write(strconv.AppendInt(number[:0], r.Time.UnixMilli(), 10))
	_ = h.WriteByte(0)
	_, _ = h.Write(strconv.AppendInt(number[:0], r.Ingested.UnixMilli(), 10))
	_ = h.WriteByte(0)
	_, _ = h.WriteString(r.Text)
}

// has tells whether the record was added before.
func (s *seen) has(r *Record) bool {
	of, ok := s.seconds[r.Time.Unix()]
	if !ok {
		return false
	}
	_, ok = of[s.fingerprint(r)]
	return ok
}

// add remembers a record and tells whether it is new. One from where nothing is
// remembered any more counts as new.
func (s *seen) add(r *Record) bool {
	if r.Time.Before(s.floor) {
		return true
	}
	second := r.Time.Unix()
	of, ok := s.seconds[second]
	if !ok {
		of = map[fingerprint]struct{}{}
		s.seconds[second] = of
	}
	hash := s.fingerprint(r)
	if _, known := of[hash]; known {
		return false
	}
	of[hash] = struct{}{}
	s.count++
	for s.count > s.room && len(s.seconds) > 1 {
		s.forgetOldest()
	}
	return true
}

func (s *seen) forgetOldest() {
	first, oldest := true, int64(0)
	for second := range s.seconds {
		if first || second < oldest {
			first, oldest = false, second
		}
	}
	s.drop(oldest)
	s.floor = time.Unix(oldest+1, 0).UTC()
}

// forget drops what happened before a time.
func (s *seen) forget(before time.Time) {
	limit := before.Unix()
	for second := range s.seconds {
		if second < limit {
			s.drop(second)
		}
	}
}

func (s *seen) drop(second int64) {
	s.count -= len(s.seconds[second])
	delete(s.seconds, second)
}
