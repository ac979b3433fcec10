package tui

import (
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// draw lays out one frame: header, banner, screen, toast or command line, footer, and
// the overlays.
func (a *App) draw(all grid.Area) {
	if all.W < leastWidth || all.H < leastHeight {
		drawTooSmall(all)
		return
	}
	drawHeader(all.Row(0), a.header())
	top, bottom := 1, all.H-1
	footer := all.Row(bottom)
	top += a.doubt.draw(all.Sub(0, top, all.W, bottom-top))
	top += a.here.drawBanner(all.Sub(0, top, all.W, bottom-top))
	said := a.toast.lines(all)
	if a.prompt.open() {
		said = []string{""} // the command line replaces it
	}
	bottom -= len(said)
	below := all.Sub(0, bottom, all.W, len(said))
	if a.waiting.text != "" {
		bottom--
		all.Row(bottom).Fit(1, 0, all.W-2, a.waiting.text, grid.Care)
	}
	if a.desk.Bulks.Running() {
		bottom--
		a.desk.Bulks.Draw(all.Row(bottom))
	}
	body := all.Sub(0, top, all.W, bottom-top)
	a.canvas.body = body
	a.drawBody(body)
	if a.over.front != nil {
		body.Fade()
		a.over.front.Draw(body)
	}
	switch {
	case a.prompt.open():
		a.prompt.line.draw(below, body)
	default:
		for y, line := range said {
			below.Fit(1, y, below.W-2, line, a.toast.style)
		}
	}
	a.drawFooter(footer) // the keys of a dialog depend on its size
}

// leastWidth and leastHeight are the smallest terminal that shows something useful.
const (
	leastWidth  = 20
	leastHeight = 6
)

// drawTooSmall says how large the terminal must be, as far as there is room.
func drawTooSmall(all grid.Area) {
	words := fmt.Sprintf("too small: needs %d×%d, this is %d×%d", leastWidth, leastHeight, all.W, all.H)
	for y, line := range strings.Split(all.Wrap(words, all.W), "\n") {
		all.Put(0, y, line, grid.Text)
	}
}

func (a *App) drawBody(body grid.Area) {
	switch {
	case a.screens.top() != nil:
		a.screens.top().Draw(body)
	case a.opening.failed != nil:
		screen.DrawProblem(body.Sub(1, 1, body.W-2, body.H-1), a.opening.failed, openAdvice(a.keys))
	case a.opening.underWay:
		body.Put(1, 1, "opening the AWS session …", grid.Dim)
	}
}

// drawFooter draws the keys that work here, as many as fit.
func (a *App) drawFooter(row grid.Area) {
	switch {
	case a.prompt.open():
		row.Fit(1, 0, row.W-2, "enter run   tab complete   ↑ history   esc close", grid.Dim)
	case a.over.front != nil:
		drawHints(row, a.over.front.Hints())
	default:
		footer{row, a.keys}.draw(a.verbs())
	}
}
