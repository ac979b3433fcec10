package terminal

import (
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
)

// NotSuspended is what the model gets when the program could not be stopped.
type NotSuspended struct{}

// suspend asks for the program to be stopped, and takeBack for the terminal to be
// set up again and the screen to be drawn.
type (
	suspend  struct{}
	takeBack struct{}
)

// meanwhile is a command of which Bubble Tea thinks that it has the terminal.
type meanwhile func()

// rendererEnds is how long the renderer that was stopped may take to end. It stops
// the ticker as its last act, and if that comes after the next renderer has started
// the ticker, nothing is drawn any more.
const rendererEnds = 100 * time.Millisecond

func (run meanwhile) Run() error {
	run()
	time.Sleep(rendererEnds)
	return nil
}

func (meanwhile) SetStdin(io.Reader)  {}
func (meanwhile) SetStdout(io.Writer) {}
func (meanwhile) SetStderr(io.Writer) {}

// filter makes what is asked of the terminal into what Bubble Tea does with it. It
// gives the terminal back as it was, and takes it again.
func (p *Program) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case suspend:
		return p.suspended()
	case takeBack:
		return tea.Exec(meanwhile(func() {}), nil)()
	}
	return msg
}

func (p *Program) suspended() tea.Msg {
	p.away.Store(true)
	if p.input != nil {
		p.input.left.Store(true)
	}
	stopped := false
	return tea.Exec(meanwhile(func() { stopped = stopJob() }), func(error) tea.Msg {
		p.away.Store(false)
		if !stopped {
			return NotSuspended{}
		}
		return nil
	})()
}
