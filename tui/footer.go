package tui

import (
	"cmp"
	"slices"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// drawHints shows the keys of a dialog, which takes all keys.
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

// footer is the last row: the keys that work here.
type footer struct {
	row  grid.Area
	keys *keys.Map
}

// draw shows the keys of the screen. If not all fit, the last are dropped first, but
// never help, which lists them.
func (f footer) draw(all []screen.Verb) {
	verbs := f.shown(all)
	for f.width(verbs) > f.row.W-2 {
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
		x = f.row.Put(x, 0, f.keys.Label(verb.ID), grid.Accent)
		x = f.row.Put(x+1, 0, f.short(verb), style) + betweenVerbs
	}
}

// shown are those for the footer, each binding once.
func (f footer) shown(all []screen.Verb) []screen.Verb {
	var shown []screen.Verb
	for _, verb := range all {
		there := slices.ContainsFunc(shown, func(v screen.Verb) bool { return v.ID == verb.ID })
		if !there && f.short(verb) != "" && f.keys.Label(verb.ID) != "" {
			shown = append(shown, verb)
		}
	}
	return shown
}

// short is the footer's word for a verb, "" to leave it out.
func (f footer) short(v screen.Verb) string { return cmp.Or(v.Short, f.keys.Get(v.ID).Short) }

// betweenVerbs is how many columns separate two keys of the footer.
const betweenVerbs = 3

func (f footer) width(verbs []screen.Verb) int {
	w := betweenVerbs * (len(verbs) - 1)
	for _, verb := range verbs {
		w += f.row.Measure(f.keys.Label(verb.ID)) + 1 + f.row.Measure(f.short(verb))
	}
	return w
}
