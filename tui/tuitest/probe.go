package tuitest

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui"
)

// probed is the console with a way to ask it, in its own loop, how it is.
type probed struct {
	app  *tui.App
	idle chan struct{} // gets a value whenever the console has become idle
}

type probe struct{ reply chan state }

type state struct {
	idle, ended bool
	frame       string
}

func (p *probed) Init() tea.Cmd { return p.app.Init() }

func (p *probed) View() tea.View { return p.app.View() }

func (p *probed) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if ask, ok := msg.(probe); ok {
		ask.reply <- state{idle: p.app.Idle(), frame: p.app.View().Content}
		return p, nil
	}
	_, cmd := p.app.Update(msg)
	if p.app.Idle() {
		select {
		case p.idle <- struct{}{}:
		default:
		}
	}
	return p, cmd
}

// probe asks the console how it is. One that has ended does not answer.
func (c *Console) probe(deadline *time.Timer) state {
	c.tb.Helper()
	reply := make(chan state, 1)
	go c.program.Send(probe{reply})
	select {
	case s := <-reply:
		return s
	case <-c.ended:
		return state{ended: true}
	case <-deadline.C:
		c.tb.Fatalf("the console does not answer:\n%s", c.Screen())
		return state{}
	}
}
