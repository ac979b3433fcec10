package main

import (
	"context"
	"errors"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"github.com/cognito-tui/cognito-tui/tui"
)

// framesPerSecond weighs the wait for a key's effect against the cost of doing
// nothing, as Bubble Tea's ticker runs always; see docs/performance.md.
const framesPerSecond = 90

func runConsole(ctx context.Context, s *settings) error {
	if err := needTerminal(); err != nil {
		return err
	}
	return show(ctx, s.console())
}

func needTerminal() error {
	if !term.IsTerminal(os.Stdout.Fd()) || !term.IsTerminal(os.Stdin.Fd()) {
		return usagef("the console needs a terminal; for pipes there are pools, users and groups")
	}
	return nil
}

// show runs the console in this terminal until it is left.
func show(ctx context.Context, options tui.Options) error {
	app := tui.New(ctx, options)
	defer app.Close()
	programOptions := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(framesPerSecond)}
	if options.NoColor {
		// Bubble Tea takes only the values of strconv.ParseBool for a yes.
		programOptions = append(programOptions, tea.WithColorProfile(colorprofile.ASCII))
	}
	program := tea.NewProgram(app, programOptions...)
	app.SetSend(program.Send)
	if _, err := program.Run(); err != nil && !errors.Is(err, tea.ErrProgramKilled) {
		return err
	}
	return nil
}
