package ending

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

// Open opens a file to be read until the context is done. Opening a named pipe
// waits until somebody writes to it.
func Open(ctx context.Context, path string) (*File, error) {
	file, err := Call(ctx, func() (*os.File, error) { return os.Open(path) }) //nolint:gosec // the caller says which
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return nil, errors.Join(fmt.Errorf("%s is a directory", path), file.Close())
	}
	return Of(ctx, file), nil
}

// ReadFile reads a file of at most so many bytes.
func ReadFile(ctx context.Context, path string, most int64) ([]byte, error) {
	file, err := Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	text, err := io.ReadAll(io.LimitReader(file, most+1))
	if err == nil && int64(len(text)) > most {
		return nil, fmt.Errorf("%s has more than %d bytes", path, most)
	}
	return text, err
}

// File is an open file whose reads and writes end with a context.
type File struct {
	file *os.File
	in   io.Reader
	out  io.Writer
}

// Of wraps a file that is already open.
func Of(ctx context.Context, file *os.File) *File {
	return &File{file: file, in: Reader(ctx, file), out: Writer(ctx, file)}
}

// Read reads, or returns the context's error.
func (f *File) Read(p []byte) (int, error) { return f.in.Read(p) }

// Write writes, or gives up soon after the context is done.
func (f *File) Write(p []byte) (int, error) { return f.out.Write(p) }

// Fd is the file's descriptor, by which a terminal is known.
func (f *File) Fd() uintptr { return f.file.Fd() }

// Name is the name that the file was opened by.
func (f *File) Name() string { return f.file.Name() }

// Close closes the file.
func (f *File) Close() error { return f.file.Close() }
