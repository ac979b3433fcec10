package ending

import (
	"bytes"
	"context"
	"io"
	"sync"
	"time"
)

// lastWords is how long a write may take once the context is done: a pipe that is
// read takes far less, and one that is not read takes for ever.
const lastWords = 250 * time.Millisecond

// writer writes to another until a write is given up.
type writer struct {
	ctx context.Context
	to  io.Writer

	mu    sync.Mutex
	stuck error // a write was given up, and may still be under way
}

// Writer writes to another. Output that a command still writes when the context is
// done goes out, unless nobody reads it: then the write is given up, and so is every
// later one.
func Writer(ctx context.Context, to io.Writer) io.Writer {
	return &writer{ctx: ctx, to: to}
}

func (w *writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stuck != nil {
		return 0, w.stuck
	}
	patient, stop := outlasting(w.ctx, lastWords)
	defer stop()
	own := bytes.Clone(p)
	n, err := Call(patient, func() (int, error) { return w.to.Write(own) })
	if patient.Err() != nil && err != nil {
		w.stuck = context.Cause(patient)
		return 0, w.stuck
	}
	return n, err
}

// outlasting returns a context that ends a while after another.
func outlasting(ctx context.Context, long time.Duration) (patient context.Context, stop func()) {
	patient, give := context.WithCancelCause(context.WithoutCancel(ctx))
	quiet := context.AfterFunc(ctx, func() {
		timer := time.NewTimer(long)
		defer timer.Stop()
		select {
		case <-timer.C:
			give(ctx.Err())
		case <-patient.Done():
		}
	})
	return patient, func() {
		quiet()
		give(nil)
	}
}
