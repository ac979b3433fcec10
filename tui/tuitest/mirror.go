package tuitest

import (
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// mirror is a second terminal, on which frames are drawn whole, from the first cell.
// There is one per console, and the next one's takes its screen over: a terminal
// emulator takes 4 MB.
type mirror struct {
	screen *vt.Emulator
	frame  string
	lines  []string
}

// mirrored are screens of consoles that have ended. Each frame resets the screen it is
// drawn on.
var mirrored sync.Pool

func newMirror(width, height int) *mirror {
	screen, used := mirrored.Get().(*vt.Emulator)
	if !used {
		return &mirror{screen: vt.NewEmulator(width, height)}
	}
	m := &mirror{screen: screen}
	m.resize(width, height)
	return m
}

// close gives the screen to another console.
func (m *mirror) close() { mirrored.Put(m.screen) }

// shows is how a terminal that was just switched on shows a frame.
func (m *mirror) shows(frame string) []string {
	if m.lines == nil || frame != m.frame {
		_, _ = m.screen.WriteString(ansi.RIS + strings.ReplaceAll(frame, "\n", "\r\n"))
		m.frame, m.lines = frame, linesOf(m.screen)
	}
	return m.lines
}

func (m *mirror) resize(width, height int) {
	m.screen.Resize(width, height)
	m.lines = nil
}
