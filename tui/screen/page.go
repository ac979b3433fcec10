package screen

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Page is a screen of text that can be scrolled. Screens embed it, and name in keys the
// list bindings that they have in addition.
type Page struct {
	Tasks
	crumb string
	Body  widget.Text
}

// NewPage makes a page without text.
func NewPage(host Host, crumb string) Page { return Page{Tasks: NewTasks(host), crumb: crumb} }

// Crumb names the screen in the header.
func (p *Page) Crumb() string { return p.crumb }

// Start begins reading, unless the page was read.
func (p *Page) Start() tea.Cmd { return nil }

// Draw shows it.
func (p *Page) Draw(a grid.Area) { p.Body.Draw(a.Sub(1, 0, a.W-1, a.H)) }

// Wheel scrolls by n rows.
func (p *Page) Wheel(by int) tea.Cmd { p.Body.Scroll(by); return nil }

// Verbs are what can be done here.
func (p *Page) Verbs() []Verb {
	scroll := func(id keys.ID, by func() int) Verb {
		return Verb{ID: id, Run: func() tea.Cmd { p.Body.Scroll(by()); return nil }}
	}
	const far = 1 << 30
	return []Verb{
		scroll(keys.ScrollUp, func() int { return -1 }),
		scroll(keys.ScrollDown, func() int { return 1 }),
		scroll(keys.ScrollPageUp, func() int { return -p.Body.Height() }),
		scroll(keys.ScrollPageDown, func() int { return p.Body.Height() }),
		scroll(keys.ScrollTop, func() int { return -far }),
		scroll(keys.ScrollBottom, func() int { return far }),
	}
}
