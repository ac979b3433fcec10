package memory

import (
	"math/rand/v2"
	"testing"
)

type counted struct {
	at    Moment
	value uint32
}

func (c counted) Seen() Moment { return c.at }

func TestATableKeepsWhatIsWarm(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	bounded := NewTable[counted](64<<10, Hour)
	room := bounded.most * 7 / 8
	warm := make([]uint64, room/4)
	for i := range warm {
		warm[i] = random.Uint64()
	}
	for now := range Moment(100_000) {
		key := warm[int(now)%len(warm)]
		if random.IntN(2) == 0 {
			key = random.Uint64()
		}
		v, _ := bounded.Add(key, now+1)
		v.at, v.value = now+1, uint32(key)
	}
	kept := 0
	for _, key := range warm {
		if v := bounded.Get(key); v != nil && uint64(v.value) == key&0xffffffff {
			kept++
		}
	}
	if kept < len(warm)*95/100 {
		t.Errorf("%d of %d that come again and again are kept", kept, len(warm))
	}
	if bounded.Bytes() > 64<<10 || bounded.used > bounded.most || bounded.evicted == 0 {
		t.Errorf("%d bytes, %d of %d used, %d evicted", bounded.Bytes(), bounded.used, bounded.most, bounded.evicted)
	}
	filled := 0
	for _, key := range bounded.keys {
		if key != 0 {
			filled++
			if bounded.Get(key) == nil {
				t.Fatalf("%x is there and can't be found", key)
			}
		}
	}
	if filled != bounded.used {
		t.Errorf("%d slots are filled, %d are counted", filled, bounded.used)
	}
}
