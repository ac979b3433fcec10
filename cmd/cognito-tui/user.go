package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/triage"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/userpage"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/signins"
)

// userFlags say which user is shown, and how.
type userFlags struct {
	pool, format string
	lockout      bool // estimated from the sign-in logs
}

func newUser(s *settings) *cobra.Command {
	var f userFlags
	cmd := &cobra.Command{
		Use: "user USER", Short: "Show one user: whether they can sign in, MFA, groups, devices, history",
		Long: "Shows what the console's page of a user does. USER is a username, a sub, an e-mail address or a phone number.\n" +
			"None of its calls makes the user a billed active one.",
		Example: "cognito-tui user alice --pool acme-consumer\ncognito-tui user alice@acme.example --pool acme-consumer --lockout -o json",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return f.run(cmd, s, args[0]) },
	}
	cmd.Flags().StringVar(&f.pool, "pool", "", "user pool, by id or name")
	_ = cmd.MarkFlagRequired("pool")
	cmd.Flags().BoolVar(&f.lockout, "lockout", false, "read the sign-in logs too, to estimate whether the user is locked out")
	cmd.Flags().StringVarP(&f.format, "output", "o", "text", "text or json (an object)")
	formats(cmd, "text", "json")
	return cmd
}

func (f userFlags) run(cmd *cobra.Command, s *settings, name string) error {
	if f.format != "text" && f.format != "json" {
		return exit.Usagef("--output %s: there are text and json", f.format)
	}
	ctx := cmd.Context()
	session, err := s.open(ctx)
	if err != nil {
		return err
	}
	pool, err := findPool(ctx, session, f.pool)
	if err != nil {
		return err
	}
	users, missing, err := findNamed(ctx, session, pool, []string{name})
	switch {
	case err != nil:
		return poolMissing(ctx, session, pool, err)
	case len(missing) > 0:
		return exit.Nof("no user %q in %s", plain.Text(name), pool)
	}
	facts := triage.Facts{User: users[0], Now: time.Now()}
	if f.lockout {
		estimated, err := estimateLockouts(cmd, s, session, &tailFlags{pool: pool, span: signins.UsualSpan})
		if err != nil {
			return err
		}
		output.Say(cmd, "A lockout is estimated (Cognito has no API for this), by the sign-ins of the last %s.", plain.Span(signins.UsualSpan))
		facts.Locked = estimated.fact(facts)
	}
	page := userpage.Read(ctx, session, pool, facts, time.Now)
	if err := f.write(cmd, page, pool); err != nil {
		return exit.NotWritten(err)
	}
	if err := page.Failed(); err != nil {
		return fmt.Errorf("reading the user: %w", err)
	}
	return ctx.Err()
}

func (f userFlags) write(cmd *cobra.Command, page userpage.Page, pool string) error {
	if f.format == "json" {
		return output.NewJSONLines(cmd.OutOrStdout()).Encode(page.JSON(pool))
	}
	return page.WriteText(cmd.OutOrStdout())
}
