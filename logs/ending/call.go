// Package ending lets what may wait for ever end with a context: reading standard
// input, a pipe or a terminal, opening a pipe that nobody writes to, and writing to
// one that nobody reads. None of these can be interrupted, so each runs in a
// goroutine of its own, whose outcome is dropped once the context is done.
package ending

import "context"

type outcome[T any] struct {
	value T
	err   error
}

// Call returns what f returns, or the context's error if that is done first. f
// then keeps running, so it must touch nothing that the caller still uses.
func Call[T any](ctx context.Context, f func() (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	done := make(chan outcome[T], 1)
	go func() {
		value, err := f()
		done <- outcome[T]{value, err}
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		return none, ctx.Err()
	}
}
