package ending_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/ending"
)

// pipe returns an empty pipe.
func pipe(t *testing.T) (in, out *os.File) {
	t.Helper()
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = errors.Join(in.Close(), out.Close()) })
	return in, out
}

func TestAReadEndsWithItsContext(t *testing.T) {
	in, out := pipe(t)
	ctx, cancel := context.WithCancel(t.Context())
	r := ending.Reader(ctx, in)
	if _, err := out.WriteString("one\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(r).ReadString('\n'); line != "one\n" || err != nil {
		t.Errorf("%q, %v", line, err)
	}
	cancel()
	if n, err := r.Read(make([]byte, 1)); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// A line that one prompt does not read is for the next one.
func TestAReaderTakesNoMoreThanItIsAskedFor(t *testing.T) {
	text := strings.NewReader("one two")
	word := make([]byte, 4)
	if _, err := io.ReadFull(ending.Reader(t.Context(), text), word); err != nil || string(word) != "one " || text.Len() != 3 {
		t.Errorf("%q, %v, %d are left", word, err, text.Len())
	}
}

// What a command still writes when the context is done goes out, unless nobody reads
// it.
func TestAWriteHasLastWords(t *testing.T) {
	in, out := pipe(t)
	ctx, cancel := context.WithCancel(t.Context())
	w := ending.Writer(ctx, out)
	cancel()
	if n, err := w.Write([]byte("ended")); n != 5 || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
	if _, err := io.ReadFull(in, make([]byte, 5)); err != nil {
		t.Error(err)
	}
	full := make([]byte, 1<<20) // more than a pipe holds
	if _, err := w.Write(full); !errors.Is(err, context.Canceled) {
		t.Errorf("a full pipe: %v", err)
	}
	if _, err := w.Write([]byte("more")); !errors.Is(err, context.Canceled) {
		t.Errorf("after one that was given up: %v", err)
	}
}

func TestAFileIsReadUpToABound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := ending.ReadFile(t.Context(), path, 5); string(text) != "12345" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	for _, wrong := range []string{path, filepath.Dir(path), path + "-2"} {
		if text, err := ending.ReadFile(t.Context(), wrong, 4); err == nil {
			t.Errorf("%s: %q", wrong, text)
		}
	}
}
