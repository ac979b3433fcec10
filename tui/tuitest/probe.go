package tuitest

import (
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui"
	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// probed is the console with a way to query its state in its own loop.
type probed struct {
	app   *tui.App
	hands *atomic.Int64
	idle  chan struct{} // gets a value whenever the console has become idle

	watched bool     // the drawing after each message is
	changed []string // by such drawings
}

// watch requests that the first drawing after each message be checked for changes.
type watch struct{ done chan struct{} }

type probe struct{ reply chan state }

// redraw requests the same frame several times.
type redraw struct {
	width, height int
	reply         chan redrawn
}

// redrawn are frames drawn directly one after the other, whether drawing one started a
// task, and what drawing changed in the screens.
type redrawn struct {
	frames  [4]string // the third is for a taller terminal
	began   bool
	changed []string
}

// lapse advances the time between two messages: during one the console would count it as
// its own work.
type lapse time.Duration

// run is done in the console's loop, as what a screen does.
type run func(console acting.Console) tea.Cmd

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
	if ask, ok := msg.(redraw); ok {
		is, cmd := p.redrawn(ask)
		ask.reply <- is
		return p, cmd
	}
	if do, ok := msg.(run); ok {
		console := p.app.Host().(acting.Console)
		msg = screen.Awoken{Tasks: console.Lasting(), Run: func() tea.Cmd { return do(console) }}
	}
	if ask, ok := msg.(watch); ok {
		p.watched = true
		close(ask.done)
		return p, nil
	}
	if d, ok := msg.(lapse); ok {
		p.hands.Add(int64(d))
		return p, nil
	}
	_, cmd := p.app.Update(msg)
	if p.watched {
		before := stateOf(p.app)
		p.app.View()
		p.changed = append(p.changed, changed(before, stateOf(p.app))...)
	}
	if p.app.Idle() {
		select {
		case p.idle <- struct{}{}:
		default:
		}
	}
	return p, cmd
}

// redrawn draws the frame several times: as it is, with more rows, and as it is again. It
// returns what a screen requested because its size changed.
func (p *probed) redrawn(ask redraw) (is redrawn, asked tea.Cmd) {
	is.changed, p.changed = p.changed, nil
	p.draw(&is)
	for i, more := range [...]int{0, 0, 7, 0} {
		_, cmd := p.app.Update(tea.WindowSizeMsg{Width: ask.width, Height: ask.height + more})
		asked = tea.Batch(asked, cmd)
		is.frames[i] = p.draw(&is)
	}
	return is, asked
}

// draw draws the frame and records its side effects.
func (p *probed) draw(is *redrawn) (frame string) {
	before, idle := stateOf(p.app), p.app.Idle()
	frame = p.app.View().Content
	is.changed = append(is.changed, changed(before, stateOf(p.app))...)
	is.began = is.began || idle && !p.app.Idle()
	return frame
}

// WatchesDrawing checks from now on whether the first drawing after each message changes
// a screen; [Console.RedrawsAlike] fails the test if so.
func (c *Console) WatchesDrawing() *Console {
	c.tb.Helper()
	done := make(chan struct{})
	go c.program.Send(watch{done})
	select {
	case <-done:
	case <-time.After(patience):
		c.tb.Fatalf("the console does not answer:\n%s", c.Screen())
	}
	return c
}

// RedrawsAlike fails the test if drawing the screen changes it, or starts a task.
func (c *Console) RedrawsAlike() *Console {
	c.tb.Helper()
	reply := make(chan redrawn, 1)
	go c.program.Send(redraw{c.width, c.height, reply})
	select {
	case is := <-reply:
		for _, frame := range []string{is.frames[1], is.frames[3]} {
			if frame != is.frames[0] {
				c.tb.Errorf("drawn again the screen is\n%s\nand was\n%s", frame, is.frames[0])
			}
		}
		if len(is.changed) > 0 {
			c.tb.Errorf("drawing changed the screen:\n%s\n%s", strings.Join(is.changed, "\n"), c.Screen())
		}
		if is.began {
			c.tb.Errorf("drawing began a task:\n%s", c.Screen())
		}
	case <-time.After(patience):
		c.tb.Fatalf("the console does not answer:\n%s", c.Screen())
	}
	return c.settle()
}

// probe queries the console's state. One that has ended does not answer.
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
