package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// outcomes reports the outcomes of acts.
type outcomes struct {
	cmd            *cobra.Command
	progress       *output.Progress
	format, action string
	report         *reportFile
}

// run runs a bulk to its end, or until it can't continue by itself.
func (o outcomes) run(b *bulk.Bulk) error {
	stop := o.showProgress(b)
	err := b.Run(o.cmd.Context())
	stop()
	if err == nil {
		return o.end(b.Report())
	}
	report := b.Report()
	told := o.tell(report)
	for _, why := range reasonWords(report) {
		output.Say(o.cmd, "So far %s", why)
	}
	if b.Kept() {
		output.Say(o.cmd, "Resume with: %s", b.WayOn())
	} else {
		output.Say(o.cmd, "It can't be resumed, as its journal is gone. The audit has what was done: cognito-tui audit --bulk %s", b.Plan().ID)
	}
	_ = b.Close() // it was written during the run
	if told != nil {
		return told
	}
	if pause, ok := errors.AsType[*bulk.Pause](err); ok {
		if pause.Problem == nil || outsideTrouble(pause.Problem) == nil {
			return exit.With(exit.AWS, errors.New(pause.Reason))
		}
		return outsideTrouble(pause.Problem)
	}
	if errors.Is(err, context.Canceled) {
		return err
	}
	return exit.NotWritten(err)
}

// end reports all outcomes, and returns an error when not all was done.
func (o outcomes) end(r bulk.Report) error {
	if err := o.tell(r); err != nil {
		return err
	}
	if rest := r.Failed + r.Skipped + r.Unknown; rest > 0 {
		return exit.Nof("%s", strings.Join(append([]string{fmt.Sprintf("not done: %d of %d", rest, rest+r.Done)}, reasonWords(r)...), "\n"))
	}
	return nil
}

// mostReasons is how many reasons are printed at the end of many acts.
const mostReasons = 3

// reasonWords are why acts were not done, a line each for the most frequent; none for a
// single act, whose line has the reason.
func reasonWords(r bulk.Report) []string {
	if len(r.Outcomes) == 1 {
		return nil
	}
	var lines []string
	reasons := r.Reasons()
	for _, why := range reasons[:min(len(reasons), mostReasons)] {
		lines = append(lines, why.String())
	}
	others := 0
	for _, why := range reasons[len(lines):] {
		others += why.Count
	}
	if others > 0 {
		lines = append(lines, fmt.Sprintf("%d for other reasons", others))
	}
	return lines
}

// tell writes the report to its file and to standard output, to each even if the other
// fails.
func (o outcomes) tell(r bulk.Report) error {
	saved := o.report.write(o.cmd.Context(), r)
	if o.report.isCSV() {
		output.SayAltered(o.cmd, r.Altered(), "a report in JSON")
	}
	write := o.writeText
	if o.format == "json" {
		write = writeJSON
	}
	if err := errors.Join(saved, write(o.cmd.OutOrStdout(), r)); err != nil {
		return exit.NotWritten(err)
	}
	return nil
}

func writeJSON(w io.Writer, r bulk.Report) error {
	lines := output.NewJSONLines(w)
	for _, outcome := range r.Outcomes {
		if err := lines.Encode(outcome.Held()); err != nil {
			return err
		}
	}
	return nil
}

// writeText prints every act that was not done, and one line about all; a single act
// gets a line of its own.
func (o outcomes) writeText(w io.Writer, r bulk.Report) error {
	told := r.Troubled()
	if len(r.Outcomes) == 1 {
		told = r.Outcomes
	}
	var b strings.Builder
	for _, outcome := range told {
		if outcome.State == bulk.Left || outcome.State == bulk.Begun {
			continue
		}
		fmt.Fprintln(&b, plain.Text(fmt.Sprintf("%s %s: %s", o.action, outcome.Subject, stateWords(outcome))))
	}
	if len(r.Outcomes) != 1 {
		fmt.Fprintf(&b, "%s: %s\n", o.action, countWords(r))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func stateWords(o bulk.Outcome) string {
	words := string(o.State)
	if o.Reason != "" {
		words += ": " + o.Reason
	}
	if o.Code != "" {
		words += " (" + o.Code + ")"
	}
	return words
}

func countWords(r bulk.Report) string {
	words := []string{fmt.Sprintf("%d done", r.Done)}
	for _, count := range []struct {
		n    int
		word string
	}{{r.Failed, "failed"}, {r.Skipped, "skipped"}, {r.Unknown, "unknown"}, {r.Left, "left"}} {
		if count.n > 0 {
			words = append(words, fmt.Sprintf("%d %s", count.n, count.word))
		}
	}
	return strings.Join(words, ", ")
}

// showProgress keeps a line on the terminal until stop is called.
func (o outcomes) showProgress(b *bulk.Bulk) (stop func()) {
	ended, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(500 * time.Millisecond)
		defer tick.Stop()
		var told time.Time // of AWS's throttling
		for {
			select {
			case <-ended:
				o.progress.Show("")
				return
			case at := <-tick.C:
				p := b.Progress()
				if p.Throttled > 0 && at.Sub(told) > againAfter {
					told = at
					o.sayThrottled(p)
				}
				o.progress.Show(progressWords(p))
			}
		}
	}()
	return func() { close(ended); <-gone }
}

// againAfter is how long a reported problem that persists is not reported again.
const againAfter = 30 * time.Second

// sayThrottled says why the program is waiting.
func (o outcomes) sayThrottled(p bulk.Progress) {
	_, _ = fmt.Fprintf(o.progress.Before(o.cmd.ErrOrStderr()), // there is nowhere else to report it
		"AWS refuses calls for their rate (throttling): waiting and trying again, %d of %d done so far.\n", p.Done, p.Total)
}

func progressWords(p bulk.Progress) string {
	words := fmt.Sprintf("%d of %d done, %d failed, %.1f/s", p.Done, p.Total, p.Failed, p.PerSecond)
	if p.TimeLeft > 0 {
		words += ", " + p.TimeLeft.Round(time.Second).String() + " left"
	}
	if p.Waiting > 0 {
		words += fmt.Sprintf(", %d not known yet", p.Waiting)
	}
	return words
}
