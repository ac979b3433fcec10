package source

import (
	"hash/maphash"
	"strconv"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// seen remembers which records were delivered, in little memory: 16 bytes of
// hash each, by the minute of the record's time, so that old ones are dropped
// at once.
type seen struct {
	// byContent identifies records by what they say. Live Tail gives no event ids,
	// so only the content matches its records with those of a poll over the same
	// time.
	byContent bool
	room      int // how many are remembered at most
	count     int
	minutes   map[int64]*minute
	floor     time.Time // records before it are not remembered
	seeds     [2]maphash.Seed
}

// minute holds what was seen in a minute. A busy one keeps most by the second: the
// records of a page are of one second or two, and lie close together then. A
// look-up in a busy log then costs little but its cache misses.
type minute struct {
	count   int
	first   map[fingerprint]struct{}
	seconds map[int64]map[fingerprint]struct{}
}

// busyMinute is how many records of a minute are kept together.
const busyMinute = 6_000

func (m *minute) has(second int64, one fingerprint) bool {
	if _, known := m.seconds[second][one]; known {
		return true
	}
	_, known := m.first[one]
	return known
}

func (m *minute) add(second int64, one fingerprint) {
	m.count++
	if m.count <= busyMinute {
		m.first[one] = struct{}{}
		return
	}
	if m.seconds == nil {
		m.seconds = map[int64]map[fingerprint]struct{}{}
	}
	of, ok := m.seconds[second]
	if !ok {
		of = map[fingerprint]struct{}{}
		m.seconds[second] = of
	}
	of[one] = struct{}{}
}

type fingerprint [2]uint64

// rememberedRecords is how many records a reader remembers: about 30 MB.
const rememberedRecords = 1_000_000

func newSeen(room int, byContent bool) *seen {
	if room <= 0 {
		room = rememberedRecords
	}
	return &seen{
		byContent: byContent, room: room, minutes: map[int64]*minute{},
		seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()},
	}
}

func (s *seen) fingerprint(r *logs.Record) fingerprint {
	var both fingerprint
	for i, seed := range s.seeds {
		var h maphash.Hash
		h.SetSeed(seed)
		_, _ = h.WriteString(r.Group) // a hash never fails
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

func (s *seen) writeContent(h *maphash.Hash, r *logs.Record) {
	var number [20]byte
	_, _ = h.WriteString(r.Stream)
	_ = h.WriteByte(0)
	_, _ = h.Write(strconv.AppendInt(number[:0], r.Time.UnixMilli(), 10))
	_ = h.WriteByte(0)
	_, _ = h.Write(strconv.AppendInt(number[:0], r.Ingested.UnixMilli(), 10))
	_ = h.WriteByte(0)
	_, _ = h.WriteString(r.Text)
}

func minuteOf(t time.Time) int64 { return t.Unix() / 60 }

// has reports whether the record was added before.
func (s *seen) has(r *logs.Record) bool {
	m, ok := s.minutes[minuteOf(r.Time)]
	return ok && m.has(r.Time.Unix(), s.fingerprint(r))
}

// add remembers a record and reports whether it is new. One from before what is
// remembered counts as new.
func (s *seen) add(r *logs.Record) bool {
	if r.Time.Before(s.floor) {
		return true
	}
	m, ok := s.minutes[minuteOf(r.Time)]
	if !ok {
		m = &minute{first: map[fingerprint]struct{}{}}
		s.minutes[minuteOf(r.Time)] = m
	}
	one := s.fingerprint(r)
	if m.has(r.Time.Unix(), one) {
		return false
	}
	m.add(r.Time.Unix(), one)
	s.count++
	for s.count > s.room && len(s.minutes) > 1 {
		s.forgetOldest()
	}
	return true
}

func (s *seen) forgetOldest() {
	first, oldest := true, int64(0)
	for minute := range s.minutes {
		if first || minute < oldest {
			first, oldest = false, minute
		}
	}
	s.drop(oldest)
	s.floor = time.Unix((oldest+1)*60, 0).UTC()
}

// forget drops records from before a time.
func (s *seen) forget(before time.Time) {
	limit := minuteOf(before)
	for minute := range s.minutes {
		if minute < limit {
			s.drop(minute)
		}
	}
}

func (s *seen) drop(minute int64) {
	s.count -= s.minutes[minute].count
	delete(s.minutes, minute)
}
