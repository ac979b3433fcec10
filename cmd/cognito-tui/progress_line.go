package main

import (
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/logs"
)

// progressLine is a line at the end of standard error that tells how far the past
// was read, for who waits at a terminal. All else that is written there takes its
// place.
type progressLine struct {
	terminal io.Writer // nil where nobody waits
	shown    string
}

func newProgressLine(cmd *cobra.Command) *progressLine {
	if file, ok := cmd.ErrOrStderr().(*os.File); ok && term.IsTerminal(file.Fd()) {
		return &progressLine{terminal: file}
	}
	return &progressLine{}
}

// show puts the words in the place of those before; "" takes the line away.
func (p *progressLine) show(words string) {
	if p.terminal == nil || words == p.shown {
		return
	}
	p.shown = words
	_, _ = fmt.Fprint(p.terminal, "\r\x1b[K", words) // a terminal that is gone needs none
}

// before is a writer that takes the line away before it writes.
func (p *progressLine) before(w io.Writer) io.Writer { return besideProgress{p, w} }

type besideProgress struct {
	line *progressLine
	to   io.Writer
}

func (b besideProgress) Write(text []byte) (int, error) {
	b.line.show("")
	return b.to.Write(text)
}

// pastWords are how far the past was read, "" when it was.
func pastWords(s logs.Status) string {
	if s.Done >= 1 {
		return ""
	}
	return fmt.Sprintf("reading the past: %d %%, %s so far", int(100*s.Done), counted(int(s.Records), "record", "records"))
}
