package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// tailFlags say what to read, what to show of it, and how.
type tailFlags struct {
	pool   string
	groups []string
	file   string
	since  string
	follow bool
	live   bool // follow by Live Tail

	filter         string
	events, alerts bool // neither is both
	fail, strict   bool
	format         string
	memory         int // MiB

	span  time.Duration // of since
	query logs.Query    // of filter
}

func newTail(s *settings) *cobra.Command {
	var f tailFlags
	cmd := &cobra.Command{
		Use:   "tail",
		Short: "Show sign-in events and alerts, live or from a file",
		Long: "Reads sign-ins from the log groups of a pool, from named log groups, or from a file,\n" +
			"and shows events and alerts.\n\n" +
			"A pool's sources are found by asking AWS: its log export, its trail, its Lambda triggers.",
		Example: "cognito-tui tail --pool acme-consumer --since 6h\n" +
			"cognito-tui tail --pool acme-consumer --follow --alerts -o json\n" +
			"aws logs tail --since 1d /aws/vendedlogs/cognito/acme | cognito-tui tail --file - --filter outcome:fail",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(); err != nil {
				return err
			}
			return f.run(cmd, s)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.pool, "pool", "", "user pool, by id or name")
	flags.StringArrayVar(&f.groups, "log-group", nil, "log group to read instead of those found (repeat for more)")
	flags.StringVar(&f.file, "file", "", "file to read, - for standard input")
	flags.StringVar(&f.since, "since", "", "how far back to start, such as 90m, 6h or 7d (default 10m; a file from its beginning)")
	flags.BoolVar(&f.follow, "follow", false, "keep reading new records")
	flags.BoolVar(&f.live, "live", false, "follow by Live Tail: within a second, billed by the minute")
	flags.StringVar(&f.filter, "filter", "", "which events to show: user:alice outcome:fail -country:portugal \"text\"")
	flags.BoolVar(&f.events, "events", false, "show only events")
	flags.BoolVar(&f.alerts, "alerts", false, "show only alerts")
	flags.BoolVar(&f.fail, "fail", false, "exit 1 when there was an alert")
	flags.BoolVar(&f.strict, "strict", false, "exit 1 when a record was not understood")
	flags.IntVar(&f.memory, "memory", detect.DefaultMaxBytes>>20, "most memory that the detectors may use, in MiB")
	flags.StringVarP(&f.format, "output", "o", "text", "text or json (one object per line)")
	formats(cmd, "text", "json")
	return cmd
}

// check refuses contradictory flags before anything is read.
func (f *tailFlags) check() error {
	var err error
	named := f.pool != "" || len(f.groups) > 0
	switch {
	case f.format != "text" && f.format != "json":
		return exit.Usagef("--output %s: use text or json", f.format)
	case f.file == "" && !named:
		return exit.Usagef("give what to read: --pool, --log-group or --file")
	case f.file != "" && f.live:
		return exit.Usagef("--live is for log groups; to follow a file, use --follow")
	case f.file != "" && named:
		return exit.Usagef("--file is read without AWS, so it can't be used with --pool or --log-group")
	}
	const mostMemory = 1 << 20 // MiB
	if f.memory > mostMemory {
		return exit.Usagef("--memory %d: it must be a number of MiB, at most %d", f.memory, mostMemory)
	}
	if err := (detect.Config{MaxBytes: max(1, f.memory<<20)}).Check(); err != nil {
		return exit.Usagef("--memory %d: %w", f.memory, err)
	}
	if f.span, err = plain.ParseSpan(f.since); err != nil {
		return exit.Usagef("--since %s: %w", f.since, err)
	}
	if f.query, err = logs.ParseQuery(f.filter); err != nil {
		return exit.Usagef("--filter: %w", err)
	}
	f.follow = f.follow || f.live
	if !f.events && !f.alerts {
		f.events, f.alerts = true, true
	}
	return nil
}
