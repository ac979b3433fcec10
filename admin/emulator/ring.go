package emulator

// ring keeps the last room values.
type ring[T any] struct {
	room   int
	values []T
	next   int // where the oldest value is once the ring is full
}

// newRing gives an empty ring.
func newRing[T any](room int) ring[T] { return ring[T]{room: room} }

// add puts in a value, in the place of the oldest where the ring is full.
func (r *ring[T]) add(v T) {
	if len(r.values) < r.room {
		r.values = append(r.values, v)
		return
	}
	r.values[r.next] = v
	r.next = (r.next + 1) % r.room
}

// all gives the values, the oldest first.
func (r *ring[T]) all() []T {
	out := make([]T, 0, len(r.values))
	out = append(out, r.values[r.next:]...)
	return append(out, r.values[:r.next]...)
}
