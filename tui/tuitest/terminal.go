package tuitest

import (
	"bytes"
	"io"
	"strings"
	"sync"

	"github.com/charmbracelet/x/vt"
)

// terminal is what the console writes to: a terminal emulator that keeps every byte it
// received.
type terminal struct {
	mu      sync.Mutex
	screen  *vt.Emulator
	sent    strings.Builder
	changed chan struct{} // gets a value after a write, if none is waiting in it
}

func newTerminal(width, height int) *terminal {
	t := &terminal{screen: vt.NewEmulator(width, height), changed: make(chan struct{}, 1)}
	// The emulator answers queries into a pipe and would block without a reader. The
	// tests send a terminal's answers as messages.
	go func() { _, _ = io.Copy(io.Discard, t.screen) }()
	return t
}

func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sent.Write(p)
	// A terminal's line discipline does this for a program not in raw mode, and Bubble
	// Tea assumes that of a terminal that is not a tty.
	_, err := t.screen.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	select {
	case t.changed <- struct{}{}:
	default:
	}
	return len(p), err
}

func (t *terminal) resize(width, height int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.screen.Resize(width, height)
}

// lines is the text on the screen, without trailing blanks.
func (t *terminal) lines() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return linesOf(t.screen)
}

// bytes is everything that was written to the terminal.
func (t *terminal) bytes() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.sent.String()
}

// close stops reading the emulator's answers. It closes the pipe and not the emulator,
// which checks whether it is closed from both sides without a lock.
func (t *terminal) close() {
	if answers, ok := t.screen.InputPipe().(io.Closer); ok {
		_ = answers.Close() // closing a pipe never fails
	}
}

func linesOf(screen *vt.Emulator) []string {
	lines, width := make([]string, screen.Height()), screen.Width()
	for y := range lines {
		var b strings.Builder
		b.Grow(width)
		for x := 0; x < width; {
			cell := screen.CellAt(x, y)
			if cell == nil || cell.Content == "" {
				b.WriteByte(' ')
				x++
				continue
			}
			b.WriteString(cell.Content)
			x += max(cell.Width, 1)
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// cursor is the position of the terminal's cursor.
func (t *terminal) cursor() (x, y int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	at := t.screen.CursorPosition()
	return at.X, at.Y
}
