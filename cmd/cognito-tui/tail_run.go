package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/source"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// tailing is a running tail: records in, events and alerts out.
type tailing struct {
	flags  *tailFlags
	intake *watch.Intake

	progress *output.Progress // of what is before now

	turn sync.Mutex // of what follows
	tailOutput
	logs   tailedLogs
	engine *detect.Engine // nil when alerts are not wanted
	names  naming         // of the users that alerts are about
	counts tailCounts
}

// tailCounts is how much a tail has printed.
type tailCounts struct {
	listed int // events
	raised int // alerts
}

// eventLine is an event as a line of JSON.
type eventLine struct {
	Type string `json:"type"`
	*logs.Event
}

// rareCollection is the garbage collector's percentage: a tail discards one block of
// text after the other and keeps little, so collecting when that has doubled costs more
// than parsing.
const rareCollection = 400

func (f *tailFlags) run(cmd *cobra.Command, s *settings) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(rareCollection)
	}
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	w := newTailing(cmd, f, cancel)
	if err := w.watch(s.config); err != nil {
		return err
	}
	from, err := f.reader(cmd, s, w)
	if err != nil {
		return err
	}
	if f.file != "" && f.span > 0 { // no more of a log group is wanted
		from.rules.Since = time.Now().Add(-f.span)
	}
	if from.names != nil {
		f.query = f.query.Naming(from.names.Names).NamingClients(from.clients)
		w.names = naming{Usernames: from.names, ctx: cmd.Context(), say: w.say}
		from.rules.Learn = from.names.Learn
	}
	w.intake = watch.NewIntake(from.rules, w.engine, w.event)
	err = from.Read(ctx, w.records)
	if f.follow && errors.Is(cmd.Context().Err(), context.Canceled) {
		err = nil // how a tail that follows is ended
	}
	return w.end(w.logs.noneRead(w.logs.noneThere(err)))
}

// newTailing makes a tail that has printed nothing yet, and writes to the command's
// output.
func newTailing(cmd *cobra.Command, f *tailFlags, cancel context.CancelFunc) *tailing {
	progress := output.NewProgress(cmd)
	return &tailing{
		flags: f, progress: progress, logs: newTailedLogs(),
		tailOutput: newTailOutput(progress.Before(cmd.OutOrStdout()), progress.Before(cmd.ErrOrStderr()), cancel),
	}
}

// records parses a batch, and passes on its events.
func (w *tailing) records(batch []logs.Record) {
	w.turn.Lock()
	defer w.turn.Unlock()
	for i := range batch {
		_ = w.intake.Record(batch[i]) // its account tells what no format knows
	}
	w.tell()
}

// tell prints what is final, and flushes the output for pipes.
func (w *tailing) tell() {
	if w.engine != nil {
		w.settle(w.engine.Drain())
	}
	w.keep(w.out.Flush())
}

// event prints an event if it is wanted, also one that was read before.
func (w *tailing) event(e *logs.Event, _ bool) {
	switch asJSON := w.flags.format == "json"; {
	case !w.flags.events:
	case asJSON && w.flags.query.Match(e):
		w.counts.listed++
		w.keep(w.lines.Encode(eventLine{"event", e}))
	case !asJSON && w.flags.query.Shows(e):
		w.counts.listed++
		_, err := w.out.WriteString(eventText(e))
		w.keep(err)
	}
}

// passes tells the detectors that everything was read up to a time.
func (w *tailing) passes(now time.Time) {
	w.turn.Lock()
	defer w.turn.Unlock()
	if w.engine != nil {
		w.engine.Advance(now)
	}
	w.tell()
}

// end prints what is left, and returns whether the answer is no.
func (w *tailing) end(err error) error {
	w.progress.Show("")
	w.finish()
	account := understanding(w.intake.Account())
	if text := account.passedOver(); w.flags.file != "" && text != "" {
		w.say("%s", text)
	}
	if text := account.yearless(); text != "" {
		w.say("%s", text)
	}
	if text := w.timeless(); text != "" {
		w.say("%s", text)
	}
	if w.flags.events && w.intake.Heard > 0 && w.counts.listed == 0 && len(w.flags.query.Wanted()) > 0 && w.names.Usernames == nil {
		w.say("No event matches. Where records have only subs, --pool finds a user by name.")
	}
	w.cost()
	w.keep(w.out.Flush())
	unknown, nothing := account.missed(), account.nothing()
	switch {
	case w.failed != nil:
		return exit.NotWritten(w.failed)
	case len(w.logs.lost) > 0:
		return w.logs.lostOne()
	case err != nil:
		return err
	case w.flags.strict && unknown != "":
		return exit.Nof("%s", unknown)
	case nothing != nil:
		return nothing
	case unknown != "":
		w.say("%s", unknown)
	}
	if w.flags.fail && w.counts.raised > 0 {
		return exit.Nof("%s raised", counted(w.counts.raised, "alert was", "alerts were"))
	}
	return nil
}

// timeless says how many records nobody can put in their order, "" for none: at a
// terminal they would look as if they had been looked at.
func (w *tailing) timeless() string {
	var by []string
	if w.flags.file != "" && w.flags.span > 0 {
		by = append(by, "--since")
	}
	if w.engine != nil {
		by = append(by, "the detectors")
	}
	n := w.intake.Timeless
	if n == 0 || len(by) == 0 {
		return ""
	}
	leave, them := "leave", "them"
	if n == 1 {
		them = "it"
	}
	if len(by) == 1 && by[0] == "--since" {
		leave = "leaves"
	}
	return fmt.Sprintf("%s no time: %s %s %s out.", counted(n, "record has", "records have"), strings.Join(by, " and "), leave, them)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// pastWords say how far the past was read, "" when it was read whole.
func pastWords(s source.Status) string {
	if s.Done >= 1 {
		return ""
	}
	return fmt.Sprintf("reading the past: %d %%, %s so far", int(100*s.Done), counted(int(s.Records), "record", "records"))
}
