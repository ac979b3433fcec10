package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/triage"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/columns"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/signins"
)

// lockedFlags say whose lockouts are estimated, from what, and how they are written.
type lockedFlags struct {
	pool, format, columns string
	groups                []string
	since                 string
}

func newLocked(s *settings) *cobra.Command {
	var f lockedFlags
	cmd := &cobra.Command{
		Use: "locked", Short: "List users who are locked out now, by an estimate from the sign-in logs",
		Long: "Lists the users who are estimated to be locked out for too many failed sign-ins. Cognito has no API for this:\n" +
			"the failures in the pool's sign-in logs are counted as AWS documents its own count.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd, s) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.pool, "pool", "", "user pool, by id or name")
	_ = cmd.MarkFlagRequired("pool")
	flags.StringArrayVar(&f.groups, "log-group", nil, "log group to read, in place of those found; several times for several")
	flags.StringVar(&f.since, "since", plain.Span(signins.UsualSpan), "how far back to read, 30m at least; more shows better who causes a lockout")
	flags.StringVar(&f.columns, "columns", "", "columns of text and CSV, separated by commas")
	flags.StringVarP(&f.format, "output", "o", "text", "text, json (an object a line) or csv")
	formats(cmd, "text", "json", "csv")
	completeColumns(cmd, s, columns.Lockouts())
	return cmd
}

func (f lockedFlags) run(cmd *cobra.Command, s *settings) error {
	chosen, err := columns.Lockouts().Choose(f.columns)
	if err != nil {
		return err
	}
	if f.columns != "" && f.format == "json" {
		return exit.Usagef("--columns is for text and csv; -o json has everything")
	}
	out, err := output.New[columns.Lockout](cmd.OutOrStdout(), f.format, chosen, nil)
	if err != nil {
		return err
	}
	span, err := plain.ParseSpan(f.since)
	switch {
	case err != nil:
		return exit.Usagef("--since %s: %w", f.since, err)
	case span < logs.LockoutSpan:
		return exit.Usagef("--since %s: failures of the last %s count, so it must be as much", f.since, plain.Span(logs.LockoutSpan))
	}
	session, err := s.open(cmd.Context())
	if err != nil {
		return err
	}
	e, err := estimateLockouts(cmd, s, session, &tailFlags{pool: f.pool, groups: f.groups, span: span})
	if err != nil {
		return err
	}
	if !e.tells {
		return exit.Nof("no log of the pool records failed sign-ins, so nobody knows who is locked out")
	}
	output.Say(cmd, "Estimated lockouts (Cognito has no API for this), by the sign-ins of the last %s.", plain.Span(span))
	if err := out.Write(e.locked()); err != nil {
		return exit.NotWritten(err)
	}
	return nil
}

// lockouts are the failures counted from a pool's logs.
type lockouts struct {
	engine *detect.Engine
	names  naming
	now    time.Time // by AWS's clock
	tells  bool      // the logs record failures
}

// estimateLockouts reads the sign-ins of a pool as a tail does, and shows them to the
// same detectors, but prints none of them.
func estimateLockouts(cmd *cobra.Command, s *settings, session *call.Session, f *tailFlags) (*lockouts, error) {
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	f.memory, f.fail = detect.DefaultMaxBytes>>20, true // an engine, though no alert is shown
	w := newTailing(cmd, f, cancel)
	if err := w.watch(s.config); err != nil {
		return nil, err
	}
	from, err := f.readerOfPool(ctx, s, session, w)
	if err != nil {
		return nil, err
	}
	from.rules.Learn = from.names.Learn
	w.intake = watch.NewIntake(from.rules, w.engine, func(*logs.Event, bool) {})
	err = w.logs.noneRead(w.logs.noneThere(from.Read(ctx, w.records)))
	w.progress.Show("")
	if lost := w.logs.lostOne(); lost != nil {
		return nil, lost
	}
	if err != nil {
		return nil, err
	}
	w.passes(w.logs.now())
	names := naming{Usernames: from.names, ctx: cmd.Context(), say: w.say}
	return &lockouts{engine: w.engine, names: names, now: w.logs.now(), tells: from.set.TellsFailures()}, nil
}

// locked are the users who are locked out, the longest lock first.
func (l *lockouts) locked() (locked []columns.Lockout) {
	for _, counted := range l.engine.Locked(l.now) {
		username := counted.Username
		if username == "" {
			username = l.names.of(counted.Sub)
		}
		locked = append(locked, columns.LockoutOf(counted, username))
	}
	return locked
}

// fact is whether a user is locked out, by whichever name the logs have; not known where
// no log records failures.
func (l *lockouts) fact(f triage.Facts) fact.Fact[bool] {
	if !l.tells {
		return fact.Fact[bool]{}
	}
	counted, failed := l.engine.Lockout(f.User.Sub, l.now)
	if !failed {
		counted, failed = l.engine.Lockout(f.User.Username, l.now)
	}
	return fact.Of(failed && counted.Locked(l.now))
}
