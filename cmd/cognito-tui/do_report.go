package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/ending"
)

// reportFile is the file for outcomes. It is opened before anything is done, so that a
// file that can't be written stops the acts, and its content is kept until there is a
// new report.
type reportFile struct {
	file    *os.File // nil for none
	made    bool     // this program created it
	written bool
}

// openReport opens the file at path, "" for none.
func openReport(ctx context.Context, path string) (*reportFile, error) {
	if path == "" {
		return &reportFile{}, nil
	}
	_, err := os.Lstat(path)
	r := &reportFile{made: errors.Is(err, os.ErrNotExist)}
	r.file, err = openOutput(ctx, path, os.O_WRONLY|os.O_CREATE)
	if err != nil {
		return nil, exit.With(exit.Usage, fmt.Errorf("--report: %w; nothing was done", err))
	}
	return r, nil
}

// openOutput opens a file for writing; a new one is readable only by its owner. A named
// pipe blocks until somebody reads it.
func openOutput(ctx context.Context, path string, flag int) (*os.File, error) {
	return ending.Call(ctx, func() (*os.File, error) { return os.OpenFile(path, flag, 0o600) }) //nolint:gosec // the operator says which
}

// write puts a report into the file.
func (r *reportFile) write(ctx context.Context, report bulk.Report) error {
	if r.file == nil {
		return nil
	}
	r.written = true
	if info, err := r.file.Stat(); err == nil && info.Mode().IsRegular() {
		if err := r.file.Truncate(0); err != nil {
			return r.failed(err)
		}
	}
	write := report.WriteJSON
	if r.isCSV() {
		write = report.WriteCSV
	}
	if err := write(io.Writer(ending.Of(ctx, r.file))); err != nil {
		return r.failed(err)
	}
	return nil
}

// isCSV reports whether the file's name asks for CSV.
func (r *reportFile) isCSV() bool { return r.file != nil && strings.HasSuffix(r.file.Name(), ".csv") }

func (r *reportFile) failed(err error) error {
	return fmt.Errorf("the report is not whole: %w", err)
}

// close closes the file. A new and still empty one is removed.
func (r *reportFile) close() {
	if r.file == nil {
		return
	}
	_ = r.file.Close() // writing it has reported what is wrong
	if r.made && !r.written {
		_ = os.Remove(r.file.Name()) // as above
	}
}
