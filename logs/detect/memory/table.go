package memory

import (
	"math/bits"
	"unsafe"
)

// Entry is a value of a table: it says when it was last of use.
type Entry interface{ Seen() Moment }

// Table is a hash table of values without pointers that grows up to a bound and
// then replaces the least recently used of some neighbours. A search ends at
// the first empty slot.
type Table[V Entry] struct {
	keys    []uint64 // 0 is empty
	values  []V
	used    int
	most    int    // maximum number of slots
	keep    Moment // age from which an entry is of no use
	evicted int    // entries that were still of use
}

// reach is how far from its own slot an entry may lie.
const reach = 96

// choices is among how many neighbours the least recently used is looked for.
const choices = 8

// NewTable makes an empty table of at most that many bytes, in which a value is of use
// for that long.
func NewTable[V Entry](maxBytes int, keep Moment) *Table[V] {
	var v V
	t := &Table[V]{most: max(64, maxBytes/int(8+unsafe.Sizeof(v))-reach), keep: keep}
	t.allocate(64)
	return t
}

func (t *Table[V]) allocate(slots int) {
	t.keys, t.values, t.used = make([]uint64, slots+reach), make([]V, slots+reach), 0
}

// Bytes is how much memory it takes now.
func (t *Table[V]) Bytes() int {
	var v V
	return len(t.keys) * int(8+unsafe.Sizeof(v))
}

// Size is how many entries there are.
func (t *Table[V]) Size() int { return t.used }

// Lost is how many entries were replaced while they were still of use.
func (t *Table[V]) Lost() int { return t.evicted }

func (t *Table[V]) slot(key uint64) int {
	hi, _ := bits.Mul64(key, uint64(len(t.keys)-reach))
	return int(hi)
}

// Get finds the value of a key, or nil. The pointer is valid until the next
// add.
func (t *Table[V]) Get(key uint64) *V {
	if i, found := t.search(key); found {
		return &t.values[i]
	}
	return nil
}

// search returns the slot of a key, or the empty one where it belongs, or -1.
func (t *Table[V]) search(key uint64) (slot int, found bool) {
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

// Add finds the value of a key, or makes room for it. The caller fills the
// value when it is fresh.
func (t *Table[V]) Add(key uint64, now Moment) (v *V, fresh bool) {
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

func (t *Table[V]) place(key uint64, slot int, now Moment) *V {
	if slot < 0 { // the run is longer than the reach yet
		slot = t.coldest(key, now)
		t.used--
	}
	t.used++
	var zero V
	t.keys[slot], t.values[slot] = key, zero
	return &t.values[slot]
}

// coldest chooses the neighbour to replace: the least recently used.
func (t *Table[V]) coldest(key uint64, now Moment) int {
	least, at := -1, t.slot(key)
	for n := 0; n < choices; at = (at + 1) % len(t.keys) {
		if t.keys[at] == 0 {
			continue
		}
		n++
		if least < 0 || t.values[at].Seen() < t.values[least].Seen() {
			least = at
		}
	}
	if t.values[least].Seen()+t.keep > now {
		t.evicted++
	}
	return least
}

// remove removes an entry and moves up those after it, so that no search ends
// before them.
func (t *Table[V]) remove(hole int) {
	for i := hole + 1; i < len(t.keys) && t.keys[i] != 0; i++ {
		if t.slot(t.keys[i]) <= hole {
			t.keys[hole], t.values[hole] = t.keys[i], t.values[i]
			hole = i
		}
	}
	t.keys[hole] = 0
	t.used--
}

func (t *Table[V]) grow(now Moment) {
	keys, values := t.keys, t.values
	t.allocate(min(t.most, len(keys)*3/2))
	for i, k := range keys {
		if k == 0 || values[i].Seen()+t.keep < now {
			continue
		}
		slot, _ := t.search(k)
		*t.place(k, slot, now) = values[i]
	}
}
