package main

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
	"github.com/cognito-tui/cognito-tui/logs/ending"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// askMFACode asks for an MFA code outside the console: on standard error, so that
// standard output stays clean for pipes. Where standard input is a list of users or a
// token, it reads from the terminal itself.
func (s *settings) askMFACode(ctx context.Context, device string) (string, error) {
	in, out := s.in, s.errs
	if s.stdinTaken {
		tty, screen, err := tea.OpenTTY()
		if err != nil {
			return "", fmt.Errorf("there is no terminal to ask for the MFA code of %s on: %w", device, err)
		}
		defer func() { _ = errors.Join(tty.Close(), screen.Close()) }() // nothing more is written
		in, out = tty, screen
	}
	_, _ = fmt.Fprintf(out, "MFA code for %s: ", plain.Text(device))
	line, err := tty.ReadLine(ending.Reader(ctx, in))
	if err != nil {
		return "", fmt.Errorf("reading the MFA code: %w", err)
	}
	return line, nil
}
