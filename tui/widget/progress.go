package widget

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Progress is a box that shows how far something has come and lets it be stopped.
type Progress struct {
	title string
	how   func() (done, total int)
	stop  func()
	left  bool
}

// NewProgress makes a box that asks for the progress whenever it is drawn (nil when it
// is unknown), and calls stop when it is closed.
func NewProgress(title string, how func() (done, total int), stop func()) *Progress {
	return &Progress{title: title, how: how, stop: stop}
}

// Key handles a key: the box is done when it is closed.
func (p *Progress) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	switch key.String() {
	case "esc", "ctrl+c", "q":
		p.left = true
		p.stop()
		return nil, true
	}
	return nil, false
}

// Declined is what to say when it was stopped.
func (p *Progress) Declined() string {
	if p.left {
		return "Reading was stopped; nothing was changed."
	}
	return ""
}

// Hints are the keys that work here.
func (p *Progress) Hints() []Hint { return []Hint{{"esc", "stop"}} }

// Paste is ignored: there is nothing to type.
func (p *Progress) Paste(string) {}

// Draw shows the box in the middle of the area.
func (p *Progress) Draw(a grid.Area) {
	const width = 50
	if p.how == nil {
		Box(a.Center(min(width, a.W-2), 3), p.title).Put(0, 0, "waiting for AWS …", grid.Dim)
		return
	}
	done, total := p.how()
	in := Box(a.Center(min(width, a.W-2), 4), p.title)
	in.Put(0, 0, fmt.Sprintf("%d of %d", done, total), grid.Text)
	bar := in.Row(1)
	bar.Fill('─', grid.Line)
	bar.Sub(0, 0, bar.W*done/max(total, 1), 1).Fill('━', grid.Accent)
}
