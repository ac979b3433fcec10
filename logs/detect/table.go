package detect

import (
	"math/bits"
	"unsafe"
)

// entry is a value of a table: it tells when it was last of use.
type entry interface{ seen() moment }

// table is a hash table of values without pointers that grows up to a bound and
// then gives the place of a cold neighbour away. A search ends at the first
// empty slot.
type table[V entry] struct {
	keys    []uint64 // 0 is empty
	values  []V
	used    int
	most    int    // slots at most
	keep    moment // after so long an entry is of no use
	evicted int    // entries that were still of use
}

// reach is how far from its own slot an entry may lie.
const reach = 96

// choices is among how many neighbours the coldest is looked for.
const choices = 8

func newTable[V entry](maxBytes int, keep moment) *table[V] {
	var v V
	t := &table[V]{most: max(64, maxBytes/int(8+unsafe.Sizeof(v))-reach), keep: keep}
	t.allocate(64)
	return t
}

func (t *table[V]) allocate(slots int) {
	t.keys, t.values, t.used = make([]uint64, slots+reach), make([]V, slots+reach), 0
}

func (t *table[V]) bytes() int {
	var v V
	return len(t.keys) * int(8+unsafe.Sizeof(v))
}

// size is how many entries there are.
func (t *table[V]) size() int { return t.used }

// lost is how many entries gave their place away while they were still of use.
func (t *table[V]) lost() int { return t.evicted }

func (t *table[V]) slot(key uint64) int {
	hi, _ := bits.Mul64(key, uint64(len(t.keys)-reach))
	return int(hi)
}

// get finds the value of a key, or nil. It is good until the next add.
func (t *table[V]) get(key uint64) *V {
	if i, found := t.search(key); found {
		return &t.values[i]
	}
	return nil
}

// search gives the slot of a key, or the empty one where it belongs, or -1.
func (t *table[V]) search(key uint64) (slot int, found bool) {
	start := t.slot(key)
	for i, k := range t.keys[start : start+reach] {
		if k == key {
			return start + i, true
		}
		if k == 0 {
			return start + i, false
		}
	}
	return -1, false
}

// add finds the value of a key, or makes room for it. The value is the caller's
// to fill when it is fresh.
func (t *table[V]) add(key uint64, now moment) (v *V, fresh bool) {
	slot, found := t.search(key)
	if found {
		return &t.values[slot], false
	}
	if size := len(t.keys) - reach; slot < 0 || t.used > size-size/8 {
		if size < t.most {
			t.grow(now)
		} else {
			t.remove(t.coldest(key, now))
		}
		slot, _ = t.search(key)
	}
	return t.place(key, slot, now), true
}

func (t *table[V]) place(key uint64, slot int, now moment) *V {
	if slot < 0 { // the run is longer than the reach yet
		slot = t.coldest(key, now)
		t.used--
	}
	t.used++
	var zero V
	t.keys[slot], t.values[slot] = key, zero
	return &t.values[slot]
}

// coldest chooses the neighbour that gives its place away.
func (t *table[V]) coldest(key uint64, now moment) int {
	least, at := -1, t.slot(key)
	for n := 0; n < choices; at = (at + 1) % len(t.keys) {
		if t.keys[at] == 0 {
			continue
		}
		n++
		if least < 0 || t.values[at].seen() < t.values[least].seen() {
			least = at
		}
	}
	if t.values[least].seen()+t.keep > now {
		t.evicted++
	}
	return least
}

// remove takes an entry out and moves those behind it up, so that no search ends
// before them.
func (t *table[V]) remove(hole int) {
	for i := hole + 1; i < len(t.keys) && t.keys[i] != 0; i++ {
		if t.slot(t.keys[i]) <= hole {
			t.keys[hole], t.values[hole] = t.keys[i], t.values[i]
			hole = i
		}
	}
	t.keys[hole] = 0
	t.used--
}

func (t *table[V]) grow(now moment) {
	keys, values := t.keys, t.values
	t.allocate(min(t.most, len(keys)*3/2))
	for i, k := range keys {
		if k == 0 || values[i].seen()+t.keep < now {
			continue
		}
		slot, _ := t.search(k)
		*t.place(k, slot, now) = values[i]
	}
}
