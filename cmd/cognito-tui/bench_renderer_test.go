//go:build bench && unix

package main

import (
	"bytes"

	uv "github.com/charmbracelet/ultraviolet"
)

// renderer does with a frame what Bubble Tea's renderer does at a tick: parse it into
// cells, find what changed, write that. There it is wrapped in a lock and a timer; see
// cursedRenderer.flush.
type renderer struct {
	cells   uv.ScreenBuffer
	screen  *uv.TerminalRenderer
	out     bytes.Buffer
	written int // bytes since the start
}

func newRenderer(width, height int) *renderer {
	r := &renderer{cells: uv.NewScreenBuffer(width, height)}
	r.screen = uv.NewTerminalRenderer(&r.out, []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	r.screen.SetScrollOptim(true)
	r.screen.SetTabStops(width) // as on a terminal in raw mode
	r.screen.SetBackspace(true)
	r.screen.SetFullscreen(true)
	r.screen.SetRelativeCursor(false)
	r.screen.Resize(width, height)
	r.screen.Erase()
	return r
}

func (r *renderer) draw(frame string) {
	r.cells.Clear()
	uv.NewStyledString(frame).Draw(r.cells, r.cells.Bounds())
	r.screen.Render(r.cells.RenderBuffer)
	_ = r.screen.Flush() // writing to a buffer never fails
	r.written += r.out.Len()
	r.out.Reset()
}
