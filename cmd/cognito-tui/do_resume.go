package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// resume is `do resume`.
type resume struct {
	settings          *settings
	yes, discard      bool
	format            string
	report, passwords string
}

func newResume(s *settings) *cobra.Command {
	r := &resume{settings: s}
	cmd := &cobra.Command{
		Use:   "resume [JOURNAL]",
		Short: "Resume unfinished bulks, or list them",
		Long: "Without a journal it lists bulks that were left unfinished: by a signal, a lost connection, expired\n" +
			"credentials. With one it resumes that bulk, in the profile, Region and endpoint in which it began.",
		Args:    cobra.MaximumNArgs(1),
		PreRunE: func(cmd *cobra.Command, _ []string) error { return s.load(cmd) },
		RunE: func(cmd *cobra.Command, args []string) error {
			if r.format != "text" && r.format != "json" {
				return exit.Usagef("--output %s: use text or json", r.format)
			}
			if len(args) == 0 {
				return r.list(cmd)
			}
			return r.run(cmd, args[0])
		},
	}
	registerRun(cmd, &r.yes, &r.format, &r.report)
	cmd.Flags().BoolVar(&r.discard, "discard", false, "give up what is left, and delete the journal")
	cmd.Flags().StringVar(&r.passwords, "passwords", "", "file for generated passwords")
	return cmd
}

func (r *resume) list(cmd *cobra.Command) error {
	found, err := bulk.List(journalDir(r.settings.state))
	if err != nil {
		output.Say(cmd, "%v", err)
	}
	out, err := output.New(cmd.OutOrStdout(), r.format, []output.Column[bulk.Unfinished]{
		{Title: "journal", Value: func(u bulk.Unfinished) string { return u.Path }},
		{Title: "started", Value: func(u bulk.Unfinished) string { return u.Started.UTC().Format(time.RFC3339) }},
		{Title: "action", Value: func(u bulk.Unfinished) string { return u.Action }},
		{Title: "pool", Value: func(u bulk.Unfinished) string { return u.Pool }},
		{Title: "left", Value: func(u bulk.Unfinished) string { return fmt.Sprint(u.Counts[bulk.Left] + u.Counts[bulk.Begun]) }},
		{Title: "total", Value: func(u bulk.Unfinished) string { return fmt.Sprint(u.Total) }},
	}, nil)
	if err != nil {
		return err
	}
	if err := out.Write(found); err != nil {
		return exit.NotWritten(err)
	}
	return nil
}

func (r *resume) run(cmd *cobra.Command, path string) error {
	u, err := bulk.Peek(path)
	if err != nil {
		return exit.Usagef("%w", err)
	}
	if r.discard {
		return r.giveUp(cmd, path, u)
	}
	if u.Damage != nil {
		return exit.Usagef("%w", u.Damage)
	}
	action, err := u.Act()
	if err != nil {
		return exit.Usagef("%w", err)
	}
	if !r.yes && !interactive(cmd) {
		return exit.Usagef("there is no terminal to ask on; --yes resumes without asking")
	}
	if action.MakesSecret(nil) && r.passwords == "" && !printsSecrets(cmd) {
		return exit.Usagef("a generated password is only shown on a terminal; --passwords FILE saves it")
	}
	report, err := openReport(cmd.Context(), r.report)
	if err != nil {
		return err
	}
	defer report.close()
	session, err := r.open(cmd, u)
	if err != nil {
		return err
	}
	if err := session.Ready(cmd.Context()); err != nil {
		return notBegun(err)
	}
	progress := output.NewProgress(cmd)
	secrets, err := openSecrets(cmd.Context(), progress.Before(cmd.OutOrStdout()), r.passwords, os.O_CREATE)
	if err != nil {
		return err
	}
	defer secrets.close()
	b, err := bulk.Open(cmd.Context(), session, path, bulk.Options{StopWhenPaused: true, Secret: secrets.take})
	if err != nil {
		return notBegun(err)
	}
	if !r.yes {
		if err := r.ask(cmd, session, action, u); err != nil {
			return errors.Join(err, b.Close())
		}
	}
	return outcomes{cmd: cmd, progress: progress, format: r.format, action: u.Action, report: report}.run(b)
}

// giveUp deletes a journal. Its remaining acts are not done, and can't be resumed.
func (r *resume) giveUp(cmd *cobra.Command, path string, u bulk.Unfinished) error {
	if r.settings.readOnly {
		return exit.Nof("%w: the journal is kept", call.ErrReadOnly)
	}
	if err := bulk.Discard(path); err != nil {
		return err
	}
	output.Say(cmd, "Given up: %d of %d were left to do. The journal is deleted; the audit has what was done.",
		u.Counts[bulk.Left]+u.Counts[bulk.Begun], u.Total)
	return nil
}

func (r *resume) open(cmd *cobra.Command, u bulk.Unfinished) (*call.Session, error) {
	s := *r.settings
	s.profile, s.region = cmp.Or(s.profile, u.Profile), cmp.Or(s.region, u.Region)
	if u.Endpoint != os.Getenv("AWS_ENDPOINT_URL") {
		s.endpoint = cmp.Or(s.endpoint, u.Endpoint)
	}
	return s.open(cmd.Context())
}

func (r *resume) ask(cmd *cobra.Command, session *call.Session, action acts.Action, u bulk.Unfinished) error {
	left := u.Counts[bulk.Left] + u.Counts[bulk.Begun]
	plan := plain.Text(fmt.Sprintf("%s in %s (%s): %d of %d are left", u.Action, cmp.Or(u.PoolName, u.Pool), u.Region, left, u.Total))
	return ask(cmd, plan+"\n  "+action.Consequence, ofMany(acts.DangerOf(session, action)), fmt.Sprint(left))
}
