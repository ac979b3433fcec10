//go:build unix

package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
)

// A pipe that has no writer, or no longer has one, is waited for until the
// context ends.
func TestAPipeThatSaysNothingCanBeLeft(t *testing.T) {
	for _, follow := range []bool{false, true} {
		for name, said := range map[string]string{"opened by nobody": "", "said something": "{\"a\":1}\n"} {
			pipe := filepath.Join(t.TempDir(), "pipe")
			if err := syscall.Mkfifo(pipe, 0o600); err != nil {
				t.Skip(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error, 1)
			got := make(chan []string, 1)
			go func() {
				done <- File{Name: pipe, Follow: follow}.Read(ctx, func(batch []logs.Record) { got <- texts(batch) })
			}()
			var w *os.File
			if said != "" {
				w = opened(t, pipe)
				if _, err := w.WriteString(said); err != nil {
					t.Fatal(err)
				}
				if read := <-got; !slices.Equal(read, []string{`{"a":1}`}) {
					t.Errorf("%s: read is %q", name, read)
				}
			}
			cancel()
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Errorf("%s: it ended with %v", name, err)
			}
			if w == nil {
				w = letIn(t, pipe)
			}
			_ = w.Close()
		}
	}
}

func opened(t *testing.T, pipe string) *os.File {
	t.Helper()
	w, err := os.OpenFile(pipe, os.O_WRONLY, 0) // which waits for the reader to open it
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// letIn ends an open that waits for the other end, or comes too late: it would
// outlive the test.
func letIn(t *testing.T, pipe string) *os.File {
	t.Helper()
	both, err := os.OpenFile(pipe, os.O_RDWR, 0) // which waits for nobody
	if err == nil {
		err = os.Remove(pipe)
	}
	if err != nil {
		t.Fatal(err)
	}
	return both
}
