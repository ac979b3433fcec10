package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// tailing is a tail under way: records in, events and alerts out.
type tailing struct {
	flags  *tailFlags
	since  time.Time // events before it are not told; zero for all
	parser logs.Parser
	stderr io.Writer
	cancel context.CancelFunc

	turn   sync.Mutex // of what follows
	out    *bufio.Writer
	lines  *json.Encoder // onto out
	failed error         // of writing
	told   map[string]string

	notUnderstood int
	firstOf       string // those that were not understood
}

// eventLine is an event as a line of JSON.
type eventLine struct {
	Type string `json:"type"`
	*logs.Event
}

func (f *tailFlags) run(cmd *cobra.Command, s *settings) error {
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	w := &tailing{flags: f, stderr: cmd.ErrOrStderr(), cancel: cancel, told: map[string]string{}}
	w.out = bufio.NewWriterSize(cmd.OutOrStdout(), 64<<10)
	w.lines = json.NewEncoder(w.out)
	w.lines.SetEscapeHTML(false)
	if f.span > 0 {
		w.since = time.Now().Add(-f.span)
	}
	from, err := f.reader(cmd, s, w)
	if err != nil {
		return err
	}
	w.parser.Functions = from.functions
	err = from.Read(ctx, w.records)
	if f.follow && errors.Is(cmd.Context().Err(), context.Canceled) {
		err = nil // how a tail that follows is ended
	}
	return w.end(err)
}

// records takes a batch through the parser, and what comes of it further.
func (w *tailing) records(batch []logs.Record) {
	w.turn.Lock()
	defer w.turn.Unlock()
	for i := range batch {
		if err := w.parser.Parse(batch[i], w.event); err != nil {
			if w.notUnderstood++; w.notUnderstood == 1 {
				w.firstOf = batch[i].Text
			}
		}
	}
	w.flush()
}

// event shows an event to the detectors, and tells it if it is asked for.
func (w *tailing) event(e *logs.Event) {
	if !w.since.IsZero() && e.Time.Before(w.since) {
		return
	}
	if !w.flags.events || !w.flags.query.Match(e) {
		return
	}
	if w.flags.format == "json" {
		w.keep(w.lines.Encode(eventLine{"event", e}))
		return
	}
	_, err := w.out.WriteString(eventText(e))
	w.keep(err)
}

// passes tells that time went by with nothing more to read before it.
func (w *tailing) passes(time.Time) {
	w.turn.Lock()
	defer w.turn.Unlock()
	w.flush()
}

// flush writes what there is, so that a pipe has it.
func (w *tailing) flush() { w.keep(w.out.Flush()) }

// keep ends the tail when there is nowhere to write to.
func (w *tailing) keep(err error) {
	if err != nil && w.failed == nil {
		w.failed = err
		w.cancel()
	}
}

// end tells what is left, and whether the answer is no.
func (w *tailing) end(err error) error {
	w.flush()
	if w.notUnderstood > 0 {
		const shown = 120 // bytes
		first := plain.Text(w.firstOf[:min(len(w.firstOf), shown)])
		_, _ = fmt.Fprintf(w.stderr, "%s not understood; the first: %s\n", counted(w.notUnderstood, "record was", "records were"), first)
	}
	switch {
	case w.failed != nil:
		return notWritten(w.failed)
	case err != nil:
		return err
	case w.flags.strict && w.notUnderstood > 0:
		return nof("%s not understood", counted(w.notUnderstood, "record was", "records were"))
	}
	return nil
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
