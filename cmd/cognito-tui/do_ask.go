package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func confirmOne(cmd *cobra.Command, session *call.Session, act acts.Act) error {
	plan := acts.PlanOf(session, act)
	if plan.Refusal != "" {
		return nil // the act reports it, and the audit records it
	}
	return ask(cmd, planText(plan, shell.Told(plan.Subject), tty.Columns(cmd.ErrOrStderr())), acts.DangerOf(session, act.Action), plan.Subject)
}

func confirmMany(cmd *cobra.Command, session *call.Session, plan *bulk.Plan) error {
	sample := plan.Sample(session)
	n := len(plan.Targets)
	subject := fmt.Sprintf("%d, the first of them %s", n, shell.Told(sample.Subject))
	if left := len(plan.Skipped); left > 0 {
		sample.Warnings = append(sample.Warnings, fmt.Sprintf("It can't be done to %d more, such as %s: %s",
			left, plan.Skipped[0].Subject, plan.Skipped[0].Reason))
	}
	if messages := plan.Messages(); messages != "" {
		sample.Costs = append(sample.Costs, "sends messages to all of them: "+messages)
	}
	sample.Warnings = append(sample.Warnings, plan.LookAlikes()...)
	return ask(cmd, planText(sample, subject, tty.Columns(cmd.ErrOrStderr())), ofMany(acts.DangerOf(session, plan.Action)), strconv.Itoa(n))
}

// ofMany is how an act on many is confirmed: by their number, as in the console, unless
// it is safe.
func ofMany(d acts.Danger) acts.Danger {
	if d == acts.Safe {
		return d
	}
	return acts.Destructive
}

// ask shows a plan and asks for a yes, or for the name or number where the act is
// destructive. The answer no is an error.
func ask(cmd *cobra.Command, plan string, danger acts.Danger, name string) error {
	question, want := "Do it? [y/N] ", "y"
	if danger == acts.Destructive {
		question, want = fmt.Sprintf("Type %s to do it: ", plain.Text(name)), name
	}
	if _, err := fmt.Fprint(cmd.ErrOrStderr(), plan, "\n", question); err != nil {
		return exit.NotWritten(err)
	}
	answer, err := tty.ReadLine(cmd.InOrStdin())
	if errors.Is(err, context.Canceled) {
		_, _ = fmt.Fprintln(cmd.ErrOrStderr()) // the cursor is still on the line of the question
		return exit.ErrInterrupted
	}
	if err != nil || (answer != want && !(danger != acts.Destructive && strings.EqualFold(answer, "yes"))) {
		return exit.Nof("nothing was done")
	}
	return nil
}

// secrets hands over generated passwords: in a new file readable only by its owner, or
// on the screen.
type secrets struct {
	screen io.Writer

	mu   sync.Mutex
	file *os.File
}

func (s *secrets) take(result acts.Result) error {
	if result.Secret.IsZero() {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	line := subject(result.Act).Name() + "\t" + result.Secret.Reveal() + "\n"
	if s.file == nil {
		_, err := fmt.Fprint(s.screen, line)
		return err
	}
	if _, err := s.file.WriteString(line); err != nil {
		return err
	}
	return s.file.Sync()
}

// openSecrets creates the file before anything is done. A resumed bulk appends to its
// own.
func openSecrets(ctx context.Context, screen io.Writer, path string, create int) (*secrets, error) {
	s := &secrets{screen: screen}
	if path == "" {
		return s, nil
	}
	var err error
	if s.file, err = openOutput(ctx, path, os.O_APPEND|os.O_WRONLY|create); err != nil {
		return nil, exit.Usagef("--passwords: %w", err)
	}
	return s, nil
}

func (s *secrets) close() {
	if s.file != nil {
		_ = s.file.Close() // each line was synced
	}
}
