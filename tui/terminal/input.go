package terminal

import (
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
)

// PasteRefused is sent for a paste that was refused. Why is a sentence.
type PasteRefused struct{ Why string }

// PasteStalled is sent when the end of a paste has not come for a while. A key ends it.
type PasteStalled struct{}

// input is the terminal that Bubble Tea reads. It decodes what it reads and sends the
// events to the program; Bubble Tea's own decoder gets nothing.
type input struct {
	*os.File
	send  func(tea.Msg)
	crash *crash

	mu      sync.Mutex // a read that Bubble Tea has given up may overlap with the next
	stream  stream
	decoder *decoder

	left atomic.Bool // the terminal was lent since the last read
	lent atomic.Bool // it is, see [Lend]
}

func newInput(file *os.File, term string) *input {
	return &input{File: file, decoder: newDecoder(term)}
}

// Read is called when there is something to read. It returns no bytes.
func (in *input) Read([]byte) (int, error) {
	defer in.crash.catch()
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.left.Swap(false) {
		in.stream.interrupted()
	}
	var read [4096]byte
	n, err := in.File.Read(read[:])
	in.take(in.stream.feed(read[:n], time.Now()))
	if errors.Is(err, io.EOF) { // a terminal in raw mode ends when its other side is gone
		in.send(tea.QuitMsg{})
	}
	if wait := in.stream.wait(); err == nil && wait > 0 && !readable(in.File, wait) {
		in.take(in.stream.expire())
	}
	return 0, err
}

func (in *input) take(pieces []piece) {
	for _, p := range pieces {
		for _, msg := range in.messages(p) {
			in.send(msg)
		}
	}
}

func (in *input) messages(p piece) []tea.Msg {
	switch {
	case p.refused != "":
		return []tea.Msg{PasteRefused{p.refused}}
	case p.stalled:
		return []tea.Msg{PasteStalled{}}
	case p.pasted:
		return []tea.Msg{tea.PasteMsg{Content: p.paste}}
	default:
		return in.decoder.events(p.bytes)
	}
}
