package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// page is a screen of text that can be scrolled. Screens embed it. The bindings of
// lists that they have besides are named in keys.
type page struct {
	Tasks
	crumb string
	body  widget.Text
}

func newPage(host Host, crumb string) page { return page{Tasks: newTasks(host), crumb: crumb} }

func (p *page) Crumb() string        { return p.crumb }
func (p *page) Start() tea.Cmd       { return nil }
func (p *page) Draw(a grid.Area)     { p.body.Draw(a.Sub(1, 0, a.W-1, a.H)) }
func (p *page) Wheel(by int) tea.Cmd { p.body.Scroll(by); return nil }

func (p *page) Verbs() []Verb {
	scroll := func(id keys.ID, by func() int) Verb {
		return Verb{ID: id, Run: func() tea.Cmd { p.body.Scroll(by()); return nil }}
	}
	const far = 1 << 30
	return []Verb{
		scroll(keys.ScrollUp, func() int { return -1 }),
		scroll(keys.ScrollDown, func() int { return 1 }),
		scroll(keys.ScrollPageUp, func() int { return -p.body.Height() }),
		scroll(keys.ScrollPageDown, func() int { return p.body.Height() }),
		scroll(keys.ScrollTop, func() int { return -far }),
		scroll(keys.ScrollBottom, func() int { return far }),
	}
}
