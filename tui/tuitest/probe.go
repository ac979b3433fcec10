package tuitest

import (
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui"
)

// probed is the console with a way to ask it, in its own loop, how it is.
type probed struct {
	app   *tui.App
	hands *atomic.Int64
	idle  chan struct{} // gets a value whenever the console has become idle
}

type probe struct{ reply chan state }

// lapse lets time pass for the hands between two messages: one that the console is at
// work on would take it for time that it took itself.
type lapse time.Duration

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
	if d, ok := msg.(lapse); ok {
		p.hands.Add(int64(d))
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
