package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// loop is the Update loop as concurrent work sees it: how long it lives, how a message
// reaches it, and how many tasks are running.
type loop struct {
	ctx     context.Context //nolint:containedctx // it is the lifetime of the program
	cancel  context.CancelFunc
	send    func(tea.Msg) // nil until the console runs in a program
	working int           // running tasks
}

// SetSend sets how to reach the Update loop from another goroutine: the Send of the
// program that runs the console.
func (l *loop) SetSend(send func(tea.Msg)) { l.send = send }

// Life ends with the console.
func (l *loop) Life() context.Context { return l.ctx }

// Begun counts a task that comes back as a [screen.Finished].
func (l *loop) Begun() { l.working++ }

// Send sends a message into the loop from another goroutine.
func (l *loop) Send(msg tea.Msg) { l.send(msg) }

// finish applies the result of a task, unless the task has ended by then.
func (l *loop) finish(f screen.Finished) tea.Cmd {
	l.working--
	if f.Apply == nil || f.Tasks.Context.Err() != nil {
		return nil
	}
	return f.Apply()
}
