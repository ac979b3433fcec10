package ending

import (
	"context"
	"io"
)

// reader never reads ahead: a read begins when one is asked for, so that a
// prompt takes no more of a terminal than its own line.
type reader struct {
	ctx   context.Context
	from  io.Reader
	block []byte // owned by the goroutine while it reads
	left  []byte // of the block, not yet taken
	err   error  // of the read that filled the block, or the context's
}

// Reader reads from another until the context is done, and then returns the
// context's error.
func Reader(ctx context.Context, from io.Reader) io.Reader {
	return &reader{ctx: ctx, from: from}
}

// Read takes what was read, or reads more.
func (r *reader) Read(p []byte) (int, error) {
	if len(r.left) == 0 && r.err == nil {
		r.fill(len(p))
	}
	n := copy(p, r.left)
	r.left = r.left[n:]
	if n == 0 && len(p) > 0 {
		return 0, r.err
	}
	return n, nil
}

func (r *reader) fill(size int) {
	if len(r.block) < size {
		r.block = make([]byte, size)
	}
	block, n := r.block, 0
	n, r.err = Call(r.ctx, func() (int, error) { return r.from.Read(block) })
	r.left = block[:n]
}
