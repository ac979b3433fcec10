package output

import (
	"fmt"
	"io"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Outlet is where text leaves the program, standard output or standard error: characters
// that could steer a terminal are made visible, whoever wrote them. Arguments, the
// environment, the config, somebody else's journal or audit may contain anything, and
// what goes to a file or a pipe today is shown on a terminal tomorrow. Only newlines and
// tabs pass.
type Outlet struct {
	to    Stream
	text  plain.Stream
	ascii atomic.Bool // signs are spelt in ASCII: [Spell]
}

// Stream is an open file.
type Stream interface {
	io.Writer
	Fd() uintptr
}

// NewOutlet makes what is written to a file printable.
func NewOutlet(to Stream) *Outlet { return &Outlet{to: to} }

// Write writes text, made printable, and reports all of it as written.
func (o *Outlet) Write(text []byte) (int, error) {
	lines := o.text.Lines(text)
	if o.ascii.Load() {
		lines = plain.ASCII(lines)
	}
	if _, err := io.WriteString(o.to, lines); err != nil {
		return 0, err
	}
	return len(text), nil
}

// Fd is the descriptor of the file, which identifies a terminal.
func (o *Outlet) Fd() uintptr { return o.to.Fd() }

// uncleaned is what a writer writes to, for text that was made printable and steers the
// terminal itself.
func uncleaned(w io.Writer) io.Writer {
	if o, ok := w.(*Outlet); ok {
		if o.ascii.Load() {
			return Spelt(o.to)
		}
		return o.to
	}
	return w
}

// Say prints one line beside the output.
func Say(cmd *cobra.Command, format string, args ...any) {
	_, _ = fmt.Fprintln(cmd.ErrOrStderr(), plain.Text(fmt.Sprintf(format, args...))) // there is nowhere else to report it
}
