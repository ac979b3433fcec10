package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// outlet is where text leaves the program, standard output or standard error: what
// could steer a terminal is made visible, whoever wrote it. Arguments, the
// environment, the config, a journal or an audit of somebody else's may hold anything,
// and what goes to a file or a pipe today is shown on a terminal tomorrow. Only the
// ends of lines and tabs pass.
type outlet struct {
	to   stream
	text plain.Stream
}

// stream is an open file.
type stream interface {
	io.Writer
	Fd() uintptr
}

func (o *outlet) Write(text []byte) (int, error) {
	if _, err := io.WriteString(o.to, o.text.Lines(text)); err != nil {
		return 0, err
	}
	return len(text), nil
}

// Fd is the descriptor of what is written to, by which a terminal is known.
func (o *outlet) Fd() uintptr { return o.to.Fd() }

// uncleaned is what a writer writes to, for text that was made printable and steers
// the terminal itself.
func uncleaned(w io.Writer) io.Writer {
	if o, ok := w.(*outlet); ok {
		return o.to
	}
	return w
}

// say tells something in one line, beside the data.
func say(cmd *cobra.Command, format string, args ...any) {
	_, _ = fmt.Fprintln(cmd.ErrOrStderr(), plain.Text(fmt.Sprintf(format, args...))) // there is nowhere else to tell it
}
