package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// outlet is where text leaves the program, standard output or standard error: characters
// that could steer a terminal are made visible, whoever wrote them. Arguments, the
// environment, the config, somebody else's journal or audit may contain anything, and
// what goes to a file or a pipe today is shown on a terminal tomorrow. Only newlines and
// tabs pass.
type outlet struct {
	to   stream
	text plain.Stream
}

// stream is an open file.
type stream interface {
	io.Writer
	Fd() uintptr
}

func newOutlet(to stream) *outlet { return &outlet{to: to} }

func (o *outlet) Write(text []byte) (int, error) {
	if _, err := io.WriteString(o.to, o.text.Lines(text)); err != nil {
		return 0, err
	}
	return len(text), nil
}

// Fd is the descriptor of the file, which identifies a terminal.
func (o *outlet) Fd() uintptr { return o.to.Fd() }

// uncleaned is what a writer writes to, for text that was made printable and steers the
// terminal itself.
func uncleaned(w io.Writer) io.Writer {
	if o, ok := w.(*outlet); ok {
		return o.to
	}
	return w
}

// say prints one line beside the output.
func say(cmd *cobra.Command, format string, args ...any) {
	_, _ = fmt.Fprintln(cmd.ErrOrStderr(), plain.Text(fmt.Sprintf(format, args...))) // there is nowhere else to report it
}
