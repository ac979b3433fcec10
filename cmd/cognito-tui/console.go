package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/terminal"
)

// framesPerSecond is Bubble Tea's maximum. A key waits for the next frame, and at this
// rate 95 in 100 are on the screen within 11 ms; at 60, its default, within 19 ms. The
// ticker never rests, which costs the machine's price of waking a thread: see
// docs/performance.md.
const framesPerSecond = 120

func runConsole(ctx context.Context, s *settings) error {
	if err := needTerminal(); err != nil {
		return err
	}
	return show(ctx, s.console(ctx))
}

func needTerminal() error {
	if !tty.Is(os.Stdout) || !tty.Is(os.Stdin) {
		return exit.Usagef("the console needs a terminal; for pipes, use pools, users, groups and others: cognito-tui --help")
	}
	if os.Getenv("TERM") == "dumb" {
		return exit.Usagef("the console needs a terminal that can move its cursor, but TERM is dumb; without one, use pools, users, groups and others: cognito-tui --help")
	}
	return nil
}

// show runs the console in this terminal until it is left.
func show(ctx context.Context, options screen.Options) error {
	app := tui.New(ctx, options)
	programOptions := []tea.ProgramOption{tea.WithFPS(framesPerSecond)}
	if options.NoColor {
		// Bubble Tea accepts only the values of strconv.ParseBool as yes.
		programOptions = append(programOptions, tea.WithColorProfile(colorprofile.ASCII))
	}
	program := terminal.New(ctx, app, programOptions...)
	app.SetSend(program.Send)
	err := program.Run()
	app.Close()
	if stuck, is := errors.AsType[terminal.Stuck](err); is { // its loop still owns the console's state
		return exit.With(exit.Signal+signalNumber(stuck.Signal), fmt.Errorf("the console did not end by itself and was stopped: %w", stuck))
	}
	if words := app.Farewell(); words != "" {
		if options.ASCII {
			words = plain.ASCII(words)
		}
		_, _ = fmt.Fprintln(os.Stderr, plain.Text(words)) // a terminal that is gone needs none
	}
	if err == nil || toldToEnd(ctx, err) {
		return nil
	}
	if errors.Is(err, terminal.ErrCrashed) {
		return exit.With(exit.AWS, fmt.Errorf("the console %w.\nPlease report it with this message and the version from `cognito-tui info`", err))
	}
	return exit.With(exit.AWS, fmt.Errorf("the console ended unexpectedly: %w", err))
}

// toldToEnd reports whether a signal ended the console, which is not a failure. Bubble
// Tea calls every end but that by [tea.Quit] a kill, even a crash, and handles SIGINT in
// its own way.
func toldToEnd(ctx context.Context, err error) bool {
	if errors.Is(err, terminal.ErrCrashed) || errors.Is(err, tea.ErrProgramPanic) {
		return false
	}
	return ctx.Err() != nil || errors.Is(err, tea.ErrInterrupted)
}

// signalNumber is what a shell adds to [exitSignal].
func signalNumber(s os.Signal) int {
	number, _ := s.(syscall.Signal) // all are
	return int(number)
}
