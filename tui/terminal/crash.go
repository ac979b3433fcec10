package terminal

import (
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// crash is the first panic of a program, and how it is ended.
type crash struct {
	kill func()
	was  atomic.Pointer[panics.Panic]
}

// catch, deferred, ends the program on a panic: the terminal is restored before anything
// is printed.
func (c *crash) catch() {
	value := recover()
	if value == nil {
		return
	}
	if p := panics.Recovered(value); c.was.CompareAndSwap(nil, &p) {
		c.kill()
	}
}

// guarded is a model in which a panic ends the program in order.
type guarded struct {
	model tea.Model
	crash *crash
}

func (g *guarded) Init() (cmd tea.Cmd) {
	defer g.crash.catch()
	return g.guard(g.model.Init())
}

// Update panics again with what was caught in a goroutine of the model's own and sent
// here.
func (g *guarded) Update(msg tea.Msg) (same tea.Model, cmd tea.Cmd) {
	same = g
	defer g.crash.catch()
	if p, elsewhere := msg.(panics.Panic); elsewhere {
		panic(p)
	}
	g.model, cmd = g.model.Update(msg)
	return g, g.guard(cmd)
}

func (g *guarded) View() tea.View {
	defer g.crash.catch()
	return g.model.View()
}

// guard catches the panic of a command, which has a goroutine of its own.
func (g *guarded) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer g.crash.catch()
		msg := cmd()
		if batch, of := msg.(tea.BatchMsg); of {
			for i := range batch {
				batch[i] = g.guard(batch[i])
			}
		}
		return msg
	}
}
