package output

import (
	"fmt"
	"io"
	"sync"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Progress is a line at the end of standard error that shows progress on a terminal.
// Everything else written there replaces it.
type Progress struct {
	terminal io.Writer // nil without a terminal

	mu    sync.Mutex
	shown string
}

// NewProgress shows progress on standard error where that is a terminal, else nowhere.
func NewProgress(cmd *cobra.Command) *Progress {
	if !tty.Is(cmd.ErrOrStderr()) {
		return &Progress{}
	}
	return ProgressOn(uncleaned(cmd.ErrOrStderr()))
}

// ProgressOn shows progress on a terminal, which takes control sequences.
func ProgressOn(terminal io.Writer) *Progress { return &Progress{terminal: terminal} }

// Show replaces the line; "" removes it.
func (p *Progress) Show(words string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.put(words)
}

func (p *Progress) put(words string) {
	if p.terminal == nil || words == p.shown {
		return
	}
	p.shown = words
	_, _ = fmt.Fprint(p.terminal, "\r\x1b[K", plain.Text(words)) // a terminal that is gone needs none
}

// SayOver prints one line beside the output, in place of a progress line that may be there.
func SayOver(errs io.Writer, words string) {
	if tty.Is(errs) {
		_, _ = fmt.Fprint(uncleaned(errs), "\r\x1b[K") // a terminal that is gone needs none
	}
	_, _ = fmt.Fprintln(errs, plain.Text(words)) // there is nowhere else to report it
}

// Before is a writer that removes the line before it writes.
func (p *Progress) Before(w io.Writer) io.Writer { return besideProgress{p, w} }

type besideProgress struct {
	line *Progress
	to   io.Writer
}

func (b besideProgress) Write(text []byte) (int, error) {
	b.line.mu.Lock()
	defer b.line.mu.Unlock()
	b.line.put("")
	return b.to.Write(text)
}
