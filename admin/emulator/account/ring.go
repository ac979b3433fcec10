package account

// Ring keeps the last values, as many as it has room for.
type Ring[T any] struct {
	room   int
	values []T
	next   int // where the oldest value is once the ring is full
}

// NewRing returns an empty ring.
func NewRing[T any](room int) Ring[T] { return Ring[T]{room: room} }

// Add adds a value, in place of the oldest when the ring is full.
func (r *Ring[T]) Add(v T) {
	if len(r.values) < r.room {
		r.values = append(r.values, v)
		return
	}
	r.values[r.next] = v
	r.next = (r.next + 1) % r.room
}

// All returns the values, the oldest first.
func (r *Ring[T]) All() []T {
	out := make([]T, 0, len(r.values))
	out = append(out, r.values[r.next:]...)
	return append(out, r.values[:r.next]...)
}
