package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// draw lays out one frame: header, banner, screen, toast or command line,
// footer, and what lies over them.
func (a *App) draw(all grid.Area) {
	if all.W < leastWidth || all.H < leastHeight {
		drawTooSmall(all)
		return
	}
	a.drawHeader(all.Row(0))
	top, bottom := 1, all.H-1
	footer := all.Row(bottom)
	top += a.drawBanner(all.Sub(0, top, all.W, bottom-top))
	said := a.toast.lines(all)
	if a.command != nil {
		said = []string{""} // the command line takes its place
	}
	bottom -= len(said)
	below := all.Sub(0, bottom, all.W, len(said))
	if a.desk.Batch.BulkRunning() {
		bottom--
		a.desk.Batch.DrawBulk(all.Row(bottom))
	}
	a.body = all.Sub(0, top, all.W, bottom-top)
	a.drawBody(a.body)
	if a.overlay != nil {
		a.body.Fade()
		a.overlay.Draw(a.body)
	}
	switch {
	case a.command != nil:
		a.command.draw(below, a.body)
	default:
		for y, line := range said {
			below.Fit(1, y, below.W-2, line, a.toast.style)
		}
	}
	a.drawFooter(footer) // the keys of a dialog depend on what it had room for
}

// leastWidth and leastHeight are the terminal that still shows something of use.
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
	case len(a.stack) > 0:
		a.stack[len(a.stack)-1].Draw(body)
	case a.openFail != nil:
		screen.DrawProblem(body.Sub(1, 1, body.W-2, body.H-1), a.openFail, a.openAdvice())
	case a.opening:
		body.Put(1, 1, "opening the AWS session …", grid.Dim)
	}
}

// budgetUsed is the part in use of the allowance that is nearest its end.
func (a *App) budgetUsed() float64 {
	if usage := a.session.Budget().Usage(); len(usage) > 0 {
		return 1 - usage[0].Left
	}
	return 0
}

// drawFooter shows the keys that work here, as many as there is room for.
func (a *App) drawFooter(row grid.Area) {
	switch {
	case a.command != nil:
		row.Fit(1, 0, row.W-2, "enter go   tab complete   ↑ earlier   esc leave", grid.Dim)
	case a.overlay != nil:
		drawHints(row, a.overlay.Hints())
	default:
		a.drawVerbs(row)
	}
}

// drawHints shows the keys of a dialog, which takes all.
func drawHints(row grid.Area, hints []widget.Hint) {
	x := 1
	for _, hint := range hints {
		if x+row.Measure(hint.Key)+1+row.Measure(hint.Does) > row.W-1 {
			return
		}
		x = row.Put(x, 0, hint.Key, grid.Accent)
		x = row.Put(x+1, 0, hint.Does, grid.Text) + 3
	}
}

// drawVerbs shows the keys of the screen. Where there is no room for all the last
// go first, but never help, which has them.
func (a *App) drawVerbs(row grid.Area) {
	verbs := a.shownVerbs()
	for a.widthOf(row, verbs) > row.W-2 {
		last := len(verbs) - 1
		if verbs[last].ID == keys.Help {
			last--
		}
		if last < 0 {
			return
		}
		verbs = slices.Delete(verbs, last, last+1)
	}
	x := 1
	for _, verb := range verbs {
		style := grid.Text
		if verb.Why != "" {
			style = grid.Dim
		}
		x = row.Put(x, 0, a.keys.Label(verb.ID), grid.Accent)
		x = row.Put(x+1, 0, a.short(verb), style) + betweenVerbs
	}
}

// shownVerbs are those for the footer, each binding once.
func (a *App) shownVerbs() []screen.Verb {
	var shown []screen.Verb
	for _, verb := range a.verbs() {
		there := slices.ContainsFunc(shown, func(v screen.Verb) bool { return v.ID == verb.ID })
		if !there && a.short(verb) != "" && a.keys.Label(verb.ID) != "" {
			shown = append(shown, verb)
		}
	}
	return shown
}

// short is what the footer calls a verb, "" to keep it out.
func (a *App) short(v screen.Verb) string { return cmp.Or(v.Short, a.keys.Get(v.ID).Short) }

// betweenVerbs is how many columns are between two keys of the footer.
const betweenVerbs = 3

func (a *App) widthOf(row grid.Area, verbs []screen.Verb) int {
	w := betweenVerbs * (len(verbs) - 1)
	for _, verb := range verbs {
		w += row.Measure(a.keys.Label(verb.ID)) + 1 + row.Measure(a.short(verb))
	}
	return w
}
