package main

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// tailOutput is where a tail writes to.
type tailOutput struct {
	out    *bufio.Writer
	lines  *output.JSONLines // onto out
	stderr io.Writer
	failed error // of writing
	cancel context.CancelFunc
}

func newTailOutput(out, stderr io.Writer, cancel context.CancelFunc) tailOutput {
	o := tailOutput{out: bufio.NewWriterSize(out, 64<<10), stderr: stderr, cancel: cancel}
	o.lines = output.NewJSONLines(o.out)
	return o
}

// keep ends the tail when its output can't be written.
func (o *tailOutput) keep(err error) {
	if err != nil && o.failed == nil {
		o.failed = err
		o.cancel()
	}
}

// say prints a line beside the events.
func (o *tailOutput) say(format string, args ...any) {
	_, _ = fmt.Fprintln(o.stderr, plain.Text(fmt.Sprintf(format, args...))) // there is nowhere else to report it
}
