package main

import (
	"errors"
	"io"
	"os"
	"sync"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/emulator/outbox"
	"github.com/cognito-tui/cognito-tui/admin/store"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// outputs is what the emulator writes: its address, and the messages that it would have sent.
type outputs struct {
	failed chan error // the first failure to write a message

	mu     sync.Mutex
	stdout io.Writer
	to     io.Writer // where messages go, nil for nowhere
	file   *os.File  // nil unless they go to a file
}

// openOutputs opens the place of messages. A file is made for its owner alone: codes let anyone in.
func openOutputs(path string, stdout io.Writer) (*outputs, error) {
	out := &outputs{failed: make(chan error, 1), stdout: stdout}
	switch path {
	case "":
	case "-":
		out.to = stdout
	default:
		file, err := store.OpenSecret(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND)
		if err != nil {
			return nil, exit.With(exit.AWS, err)
		}
		out.to, out.file = file, file
	}
	return out, nil
}

func (l *outputs) close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

// print writes text to standard output.
func (l *outputs) print(text string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := io.WriteString(l.stdout, text)
	return err
}

// send writes a message. Its call is answered only afterwards, so that whoever called finds it
// written, and waits while nobody reads.
func (l *outputs) send(m emulator.Message) {
	if l.to == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := outbox.WriteLine(l.to, m); err != nil && !errors.Is(err, os.ErrClosed) {
		select {
		case l.failed <- err:
		default: // an earlier failure ends the emulator already
		}
	}
}
