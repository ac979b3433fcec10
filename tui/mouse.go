package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

func (a *App) toggleMouse() tea.Cmd {
	a.mouse = !a.mouse
	if a.mouse {
		return a.toast.say("Mouse on. " + a.keys.Label(keys.Mouse) + " gives it back to the terminal, to select text.")
	}
	return a.toast.say("Mouse off: the terminal selects text again.")
}

func (a *App) click(m tea.Mouse) tea.Cmd {
	p, ok := a.screens.front().(screen.Pointed)
	if !ok || a.over.front != nil || a.prompt.open() || m.Button != tea.MouseLeft {
		return nil
	}
	in := a.canvas.body
	if outer, ok := a.screens.top().(screen.Nested); ok {
		in = outer.Inside(in)
	}
	return p.Click(in, m.X, m.Y)
}

func (a *App) wheel(m tea.Mouse) tea.Cmd {
	s, ok := a.screens.front().(screen.Scrolled)
	vertical := m.Button == tea.MouseWheelUp || m.Button == tea.MouseWheelDown
	if !ok || !vertical || a.over.front != nil || a.prompt.open() {
		return nil
	}
	if m.Button == tea.MouseWheelUp {
		return s.Wheel(-wheelRows)
	}
	return s.Wheel(wheelRows)
}

// wheelRows is how many rows one notch of the wheel scrolls.
const wheelRows = 3
