package main

import (
	"fmt"
	"io"
	"sync"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// progressLine is a line at the end of standard error that shows progress on a terminal.
// Everything else written there replaces it.
type progressLine struct {
	terminal io.Writer // nil without a terminal

	mu    sync.Mutex
	shown string
}

func newProgressLine(cmd *cobra.Command) *progressLine {
	if !isTerminal(cmd.ErrOrStderr()) {
		return &progressLine{}
	}
	return progressOn(uncleaned(cmd.ErrOrStderr()))
}

// progressOn shows progress on a terminal.
func progressOn(terminal io.Writer) *progressLine { return &progressLine{terminal: terminal} }

// show replaces the line; "" removes it.
func (p *progressLine) show(words string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.put(words)
}

func (p *progressLine) put(words string) {
	if p.terminal == nil || words == p.shown {
		return
	}
	p.shown = words
	_, _ = fmt.Fprint(p.terminal, "\r\x1b[K", plain.Text(words)) // a terminal that is gone needs none
}

// before is a writer that removes the line before it writes.
func (p *progressLine) before(w io.Writer) io.Writer { return besideProgress{p, w} }

type besideProgress struct {
	line *progressLine
	to   io.Writer
}

func (b besideProgress) Write(text []byte) (int, error) {
	b.line.mu.Lock()
	defer b.line.mu.Unlock()
	b.line.put("")
	return b.to.Write(text)
}
