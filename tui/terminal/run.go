// Package terminal stands between Bubble Tea and the terminal.
//
// It cuts what a terminal sends into whole sequences and bounds them before they are
// decoded. After a panic it restores the terminal before anything is said. And it
// sets the terminal up again whenever the shell has stopped the program and goes on
// with it.
package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// ErrCrashed is what Run wraps when the program panicked.
var ErrCrashed = errors.New("crashed")

// Program is a model that has the terminal.
type Program struct {
	tea   *tea.Program
	crash crash
	input *input

	away   atomic.Bool   // the program is being stopped, and goes on by itself
	goesOn chan struct{} // receives what the program waits for then

	told      <-chan struct{} // closed when it is told to end
	taken     chan struct{}   // gets a value when the loop has heard that
	end       func()          // ends Bubble Tea
	abandoned chan struct{}   // closed when it has ended in the background
}

// New makes a program of a model. ctx ends it; no signal does that ctx does not know of.
func New(ctx context.Context, model tea.Model, options ...tea.ProgramOption) *Program {
	running, end := context.WithCancel(context.WithoutCancel(ctx))
	p := &Program{told: ctx.Done(), end: end, abandoned: make(chan struct{}), taken: make(chan struct{}, 1), goesOn: make(chan struct{}, 1)}
	p.crash.kill = func() { p.tea.Kill() }
	p.input = newInput(os.Stdin, os.Getenv("TERM"))
	p.input.send, p.input.crash = p.Send, &p.crash
	own := []tea.ProgramOption{tea.WithContext(running), tea.WithFilter(p.filter), tea.WithoutSignalHandler()}
	if splits {
		own = append(own, tea.WithInput(p.input))
	}
	p.tea = tea.NewProgram(&guarded{model, &p.crash}, append(own, options...)...)
	context.AfterFunc(ctx, func() { p.Send(leave{}) })
	return p
}

// Send sends a message to the model.
func (p *Program) Send(msg tea.Msg) { p.tea.Send(msg) }

// Run runs the program until it ends, and restores the terminal, unless that belongs to
// somebody else by then. After a panic the error wraps [ErrCrashed].
func (p *Program) Run() error {
	defer silenceLog()()
	defer p.watchJobs()()
	defer p.end()
	restore, stuck := p.input.asBefore(), make(chan os.Signal, 1)
	defer p.watchEnd(func(s os.Signal) {
		restore()
		stuck <- s
	})()
	ran := make(chan error, 1)
	go func() {
		ran <- panics.Try(func() error { _, err := p.tea.Run(); return err })
	}()
	var err error
	select {
	case err = <-ran:
	case s := <-stuck:
		err = Stuck{s}
	case <-p.abandoned:
		err = context.Canceled
	}
	if crash := p.crash.was.Load(); crash != nil {
		return fmt.Errorf("%w: %w", ErrCrashed, *crash)
	}
	return err
}

// silenceLog keeps the standard logger off the screen until it is undone: net/http
// logs what a server sends out of turn, in the server's own words.
func silenceLog() (undo func()) {
	before := log.Writer()
	log.SetOutput(io.Discard)
	return func() { log.SetOutput(before) }
}
