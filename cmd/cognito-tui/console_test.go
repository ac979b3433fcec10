package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/fang"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// crash is a console that panics as soon as it has read something.
func crash() {
	err := show(context.Background(), screen.Options{Now: func() time.Time { panic("the clock has stopped") }})
	if err != nil {
		exit.Print(os.Stderr, fang.Styles{}, err)
	}
	os.Exit(exit.Code(err))
}

func TestOnlyASignalEndsTheConsoleWithoutAnError(t *testing.T) {
	running := context.Background()
	signalled, signal := context.WithCancel(running)
	signal()
	killed := func(by error) error { return fmt.Errorf("%w: %w", tea.ErrProgramKilled, by) }
	for name, c := range map[string]struct {
		ctx  context.Context
		err  error
		told bool
	}{
		"SIGTERM or SIGHUP":        {signalled, killed(context.Canceled), true},
		"SIGINT":                   {running, killed(tea.ErrInterrupted), true},
		"a hangup, as it is read":  {signalled, killed(errors.New("input/output error")), true},
		"a crash":                  {running, killed(tea.ErrProgramPanic), false},
		"a crash after a signal":   {signalled, killed(tea.ErrProgramPanic), false},
		"keys that can't be read":  {running, killed(errors.New("input/output error")), false},
		"no terminal to begin on":  {running, errors.New("opening the terminal"), false},
		"a kill nobody knows from": {running, tea.ErrProgramKilled, false},
	} {
		if told := toldToEnd(c.ctx, c.err); told != c.told {
			t.Errorf("%s: told to end is %v", name, told)
		}
	}
}
