package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/columns"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
)

// history is `audit`: which entries of the audit, and how they are written.
type history struct {
	filter  audit.Filter
	outcome string
	since   string
	format  string
	file    string
}

// auditFormats are the ways to write entries.
var auditFormats = map[string]func(io.Writer, []audit.Entry) error{
	"text":     writeEntries,
	"json":     output.WriteJSON[audit.Entry],
	"markdown": audit.WriteMarkdown,
	"commands": audit.WriteCommands,
}

func newAudit() *cobra.Command {
	var h history
	cmd := &cobra.Command{
		Use:   "audit",
		Short: "Show what was done, by whom, to whom, and the outcome",
		Long: "Reads the record of every act of the console and of `do`. As markdown it is a table for the record of\n" +
			"an incident; as commands it is the same as a shell script for the AWS CLI.",
		Example: "cognito-tui audit --since 2h\ncognito-tui audit --user alice -o markdown",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return h.run(cmd, auditFile(stateDir())) },
	}
	flags := cmd.Flags()
	flags.StringVar(&h.filter.Action, "action", "", "of one action, such as disable")
	flags.StringVar(&h.filter.Subject, "user", "", "on one user or group, by name or sub")
	flags.StringVar(&h.filter.Pool, "pool", "", "in one pool, by id")
	flags.StringVar(&h.filter.Bulk, "bulk", "", "of one act on many, by its id")
	flags.StringVar(&h.outcome, "outcome", "", "done, failed, refused, unknown, or begun (its end not recorded)")
	flags.StringVar(&h.filter.Text, "text", "", "with these words anywhere")
	flags.StringVar(&h.since, "since", "", "since then: 2h, 3d, 2026-03-02 or 2026-03-02T12:00:00Z")
	flags.StringVarP(&h.format, "output", "o", "text", "text, json (an object a line), markdown or commands")
	flags.StringVar(&h.file, "file", "", "another file than the console's own")
	formats(cmd, "text", "json", "markdown", "commands")
	return cmd
}

func (h history) run(cmd *cobra.Command, own string) (err error) {
	write, ok := auditFormats[h.format]
	if !ok {
		return exit.Usagef("--output %s: use text, json, markdown or commands", h.format)
	}
	h.filter.Outcome = audit.Outcome(h.outcome)
	switch h.filter.Outcome {
	case "", audit.Begun, audit.Done, audit.Failed, audit.Refused, audit.Unknown:
	default:
		return exit.Usagef("--outcome %s: use begun, done, failed, refused or unknown", h.outcome)
	}
	if err := h.check(); err != nil {
		return err
	}
	if h.filter.Since, err = since(h.since, time.Now()); err != nil {
		return err
	}
	read := audit.EntriesOf
	if h.file == "" {
		h.file, read = own, audit.Entries
	}
	entries, cut, err := read(cmd.Context(), h.file, h.filter)
	if err != nil {
		return exit.With(exit.AWS, err)
	}
	if cut > 0 {
		output.Say(cmd, "%d lines of %s can't be read.", cut, h.file)
	}
	if err := write(cmd.OutOrStdout(), entries); err != nil {
		return exit.NotWritten(err)
	}
	return nil
}

// check refuses misspelt filters: an empty result would read as if nothing had been
// done.
func (h history) check() error {
	if _, known := acts.FindAction(h.filter.Action); h.filter.Action != "" && !known {
		return exit.Usagef("--action %s: there is no such action; `do --help` lists them", h.filter.Action)
	}
	if pool := h.filter.Pool; pool != "" && !strings.Contains(pool, "_") {
		return exit.Usagef("--pool %s: the audit knows pools by their ids, such as eu-west-1_AbCdEfGhI", pool)
	}
	if h.file == "" {
		return nil
	}
	if _, err := os.Stat(h.file); err != nil {
		return exit.Usagef("--file: %w", err)
	}
	return nil
}

func writeEntries(w io.Writer, entries []audit.Entry) error {
	out := output.Text(w, []output.Column[audit.Entry]{
		{Title: "time", Value: func(e audit.Entry) string { return columns.Stamp(e.Time) }},
		{Title: "who", Value: func(e audit.Entry) string { return e.Caller[strings.LastIndex(e.Caller, ":")+1:] }},
		{Title: "pool", Value: func(e audit.Entry) string { return e.Pool }},
		{Title: "action", Value: func(e audit.Entry) string { return e.Action }},
		{Title: "on", Value: func(e audit.Entry) string { return e.Subject }},
		{Title: "outcome", Value: func(e audit.Entry) string { return string(e.Outcome) }},
		{Title: "reason", Value: func(e audit.Entry) string { return e.Reason }},
	})
	return out.Write(entries)
}

// since reads a point in time: a date, or a duration before now.
func since(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, time.DateTime, time.DateOnly} {
		if at, err := time.Parse(layout, text); err == nil {
			return at, nil
		}
	}
	var days int
	if n, err := fmt.Sscanf(text, "%dd", &days); n == 1 && err == nil && text == fmt.Sprintf("%dd", days) {
		return now.AddDate(0, 0, -days), nil
	}
	if ago, err := time.ParseDuration(text); err == nil {
		return now.Add(-ago), nil
	}
	return time.Time{}, exit.Usagef("--since %q: it is like 2h, 3d or 2026-03-02", text)
}
