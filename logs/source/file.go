package source

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/ending"
	"github.com/cognito-tui/cognito-tui/logs/frame"
)

// File reads records from a file or from standard input, in any form that package
// frame takes apart: lines, JSON, CSV, YAML, gzipped or not.
type File struct {
	Name   string    // a path, or "-" for In
	In     io.Reader // standard input
	Follow bool      // wait for more at the end, through truncation and rotation

	// Idle is called when everything there was read, before waiting for more.
	Idle func()
	// Wait waits until it is worth looking for more; nil waits a quarter of a
	// second.
	Wait func(ctx context.Context) error
}

// errRestarted means that the file begins anew: it was truncated or rotated.
var errRestarted = errors.New("the file begins anew")

// Read delivers the records in order until the file ends or ctx is done; only the
// latter is an error. The receiver may keep the batch. A record that the end of
// the file cuts off is not delivered. Memory does not grow with the file.
func (f File) Read(ctx context.Context, deliver func([]logs.Record)) error {
	in, done, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer done()
	framed := frame.Framer{Group: f.group(), Deliver: deliver}
	for {
		err := framed.Read(bufio.NewReaderSize(in, 64<<10), f.Follow)
		framed.Flush()
		switch {
		case errors.Is(err, errRestarted):
			continue
		case err != nil && ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, io.ErrUnexpectedEOF): // a connection that breaks off says the same
			return fmt.Errorf("%s ends within compressed data: the rest of it is missing", f.group())
		case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
			return fmt.Errorf("%s is not a complete gzip file: %w", f.group(), err)
		}
		return err
	}
}

func (f File) group() string {
	if f.Name == "-" {
		return "standard input"
	}
	return f.Name
}

func (f File) open(ctx context.Context) (in io.Reader, done func(), err error) {
	if f.Name == "-" {
		return ending.Reader(ctx, f.In), func() {}, nil
	}
	if info, err := os.Stat(f.Name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		// Opening a named pipe waits until somebody writes to it.
		pipe, err := ending.Call(ctx, func() (*os.File, error) { return os.Open(f.Name) })
		if err != nil {
			return nil, nil, err
		}
		in := ending.Reader(ctx, &tail{ctx: ctx, source: f, file: pipe})
		return in, func() { _ = pipe.Close() }, nil // it was read from only
	}
	file, err := os.Open(f.Name)
	if err != nil {
		return nil, nil, err
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		_ = file.Close() // it was read from only
		return nil, nil, fmt.Errorf("%s is a directory", f.Name)
	}
	t := &tail{ctx: ctx, source: f, file: file, rotates: true}
	return t, func() { _ = t.file.Close() }, nil
}

// tail reads a file; with Follow it waits at its end.
type tail struct {
	ctx    context.Context
	source File
	file   *os.File
	read   int64
	// rotates: another file may take its name.
	rotates bool
}

func (t *tail) Read(p []byte) (int, error) {
	for {
		if err := t.ctx.Err(); err != nil {
			return 0, err
		}
		n, err := t.file.Read(p)
		t.read += int64(n)
		if n > 0 || !errors.Is(err, io.EOF) || !t.source.Follow {
			return n, err
		}
		if t.rotates && t.restarted() {
			return 0, errRestarted
		}
		if t.source.Idle != nil {
			t.source.Idle()
		}
		if err := t.source.wait(t.ctx); err != nil {
			return 0, err
		}
	}
}

// restarted checks whether the name now refers to another file, or the same
// file became shorter. Between two files there may be none: then it waits for
// one.
func (t *tail) restarted() bool {
	now, err := os.Stat(t.source.Name)
	if err != nil {
		return false
	}
	was, err := t.file.Stat()
	if err != nil {
		return false
	}
	if os.SameFile(was, now) {
		if now.Size() >= t.read {
			return false
		}
		_, err := t.file.Seek(0, io.SeekStart)
		t.read = 0
		return err == nil
	}
	next, err := os.Open(t.source.Name)
	if err != nil {
		return false
	}
	_ = t.file.Close() // it was read from only
	t.file, t.read = next, 0
	return true
}

func (f File) wait(ctx context.Context) error {
	if f.Wait != nil {
		return f.Wait(ctx)
	}
	const pause = 250 * time.Millisecond
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
