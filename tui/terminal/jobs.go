package terminal

import (
	"io"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// NotSuspended is sent to the model when the program could not be stopped.
type NotSuspended struct{}

// suspend asks for the program to be stopped, takeBack for the terminal to be set up and
// redrawn, and leave for the program to end.
type (
	suspend  struct{}
	takeBack struct{}
	leave    struct{}
)

// meanwhile is a command during which Bubble Tea assumes that another process has the
// terminal.
type meanwhile func()

// Run never fails.
func (run meanwhile) Run() error {
	run()
	return nil
}

func (meanwhile) SetStdin(io.Reader)  {}
func (meanwhile) SetStdout(io.Writer) {}
func (meanwhile) SetStderr(io.Writer) {}

// filter translates requests about the terminal into Bubble Tea's own. Bubble Tea
// restores the terminal, and sets it up again.
func (p *Program) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case suspend:
		return p.suspended()
	case takeBack:
		p.away.Store(true)
		p.awaitFront()
		p.away.Store(false)
		return tea.Exec(meanwhile(p.input.awaitRenderer), nil)()
	case leave:
		select {
		case p.taken <- struct{}{}:
		default: // once is enough
		}
		p.endBehind()
		p.end()
		return nil
	}
	return msg
}

func (p *Program) suspended() tea.Msg {
	p.away.Store(true)
	p.input.left.Store(true)
	stopped := false
	return tea.Exec(meanwhile(func() {
		p.input.awaitRenderer()
		if stopped = p.stopJob(); stopped {
			p.awaitFront()
		}
	}), func(error) tea.Msg {
		p.away.Store(false)
		if !stopped {
			return NotSuspended{}
		}
		return nil
	})()
}

// rendererEnds is how long the stopped renderer may take to end. It stops the ticker as
// its last act, and if that happens after the next renderer has started the ticker,
// nothing is drawn any longer.
const rendererEnds = 100 * time.Millisecond

// awaitRenderer waits for that, with the terminal raw: what is typed meanwhile is not
// shown. Bubble Tea takes the state that it finds then for the one to restore.
func (in *input) awaitRenderer() {
	if found, err := term.MakeRaw(in.Fd()); err == nil {
		defer func() { _ = term.Restore(in.Fd(), found) }() // a terminal that is gone has no state
	}
	time.Sleep(rendererEnds)
}

// Lend is a command that lends the terminal to a process until it ends, and then sends
// what then returns.
func Lend(process *exec.Cmd, then tea.ExecCallback) tea.Cmd {
	return tea.Exec(&loan{Cmd: process}, then)
}

// loan is a process that uses the terminal itself, not Bubble Tea's input, which is
// decoded on the way.
type loan struct {
	*exec.Cmd
	of *input
}

// SetStdin gets what Bubble Tea reads.
func (l *loan) SetStdin(r io.Reader) {
	l.Stdin = r
	if in, ours := r.(*input); ours {
		l.Stdin, l.of = in.File, in
	}
}

// SetStdout is as in [tea.ExecCommand].
func (l *loan) SetStdout(w io.Writer) { l.Stdout = w }

// SetStderr is as in [tea.ExecCommand].
func (l *loan) SetStderr(w io.Writer) { l.Stderr = w }

// Run runs the process.
func (l *loan) Run() error {
	if l.of != nil {
		l.of.lent.Store(true)
		defer l.of.lent.Store(false)
	}
	return l.Cmd.Run()
}
