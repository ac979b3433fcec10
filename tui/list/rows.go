package list

import (
	"slices"
)

// chunkRows is how many rows are copied when one of them changes.
const chunkRows = 512

// chunks are rows in pieces of chunkRows; the last may be shorter.
type chunks[T any] [][]T

func (c chunks[T]) len() int {
	if len(c) == 0 {
		return 0
	}
	return (len(c)-1)*chunkRows + len(c[len(c)-1])
}

func (c chunks[T]) at(i int) T { return c[i/chunkRows][i%chunkRows] }

// rows are what was read, in the order of the source. A chunk is only ever appended to
// or replaced by a changed copy, so a task may meanwhile go over a snapshot.
type rows[T any] struct {
	id     func(T) string
	chunks chunks[T]
	// number is the position at which the row of an id was added; gone are the numbers
	// of rows that were dropped since, in order: those after them have moved up.
	number map[string]int32
	gone   []int32
}

func newRows[T any](id func(T) string) rows[T] {
	return rows[T]{id: id, number: map[string]int32{}}
}

func (r *rows[T]) total() int { return r.chunks.len() }

// snapshot is the rows as they are now; later changes do not affect it.
func (r *rows[T]) snapshot() chunks[T] { return slices.Clone(r.chunks) }

// items are all rows in one piece.
func (r *rows[T]) items() []T { return slices.Concat(r.chunks...) }

// add appends rows. Pages of a list that changes meanwhile may overlap, so a row that is
// there already is left out.
func (r *rows[T]) add(items []T) {
	for _, item := range items {
		id := r.id(item)
		if _, known := r.number[id]; known && id != "" {
			continue
		}
		r.number[id] = int32(r.total() + len(r.gone))
		last := len(r.chunks) - 1
		if last < 0 || len(r.chunks[last]) == chunkRows {
			r.chunks = append(r.chunks, nil)
			last++
		}
		r.chunks[last] = append(r.chunks[last], item)
	}
}

// find returns the position of the row of an id, -1 for none.
func (r *rows[T]) find(id string) int {
	number, known := r.number[id]
	if !known {
		return -1
	}
	before, _ := slices.BinarySearch(r.gone, number)
	return int(number) - before
}

// replace puts a row of the same id at a position.
func (r *rows[T]) replace(at int, item T) {
	chunk := slices.Clone(r.chunks[at/chunkRows])
	chunk[at%chunkRows] = item
	r.chunks[at/chunkRows] = chunk
}

// drop removes the row of an id, and returns its position, -1 for none.
func (r *rows[T]) drop(id string) int {
	at := r.find(id)
	if at < 0 {
		return -1
	}
	number := r.number[id]
	before, _ := slices.BinarySearch(r.gone, number)
	r.gone = slices.Insert(r.gone, before, number)
	delete(r.number, id)
	r.moveUp(at)
	return at
}

// moveUp closes the gap at a position: each chunk after it gives its first row to the
// one before.
func (r *rows[T]) moveUp(gap int) {
	at := gap % chunkRows
	for c := gap / chunkRows; c < len(r.chunks); c++ {
		chunk := slices.Delete(slices.Clone(r.chunks[c]), at, at+1)
		if c+1 < len(r.chunks) {
			chunk = append(chunk, r.chunks[c+1][0])
		}
		r.chunks[c], at = chunk, 0
	}
	if last := len(r.chunks) - 1; len(r.chunks[last]) == 0 {
		r.chunks = r.chunks[:last]
	}
}
