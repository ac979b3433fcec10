package tokens

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// partStyles distinguish the parts of a token.
var partStyles = [...]grid.Style{grid.Accent, grid.Good, grid.Care}

// mostRevealed is how many rows a token takes at most when it is shown whole.
const mostRevealed = 8

func (v *tokenView) Draw(a grid.Area) {
	const gone = "not kept when you leave"
	a.Row(0).FitRight(0, 0, a.W-1, gone, grid.Dim)
	a.Row(0).Fit(1, 0, a.W-len(gone)-4, v.title(), v.mood()|grid.Bold)
	top := 1 + v.drawToken(a.Sub(1, 1, a.W-2, min(mostRevealed, a.H/3)))
	body := a.Sub(0, top, a.W, a.H-top)
	if a.W >= screen.SplitWidth {
		v.drawBeside(body)
		return
	}
	v.drawBelow(body)
}

// title is the token in one line. When a token is no longer accepted, its expiry is left
// out.
func (v *tokenView) title() string {
	if refused := v.judged.Refused(); refused != "" {
		return v.token.Kind.Title() + " · " + refused
	}
	return token.Headline(v.token, v.now)
}

// moods are the colors of verdicts.
var moods = map[token.Status]grid.Style{token.Pass: grid.Good, token.Fail: grid.Bad, token.Skip: grid.Care}

// mood is the color of the verdict so far.
func (v *tokenView) mood() grid.Style {
	switch {
	case !v.token.OK():
		return grid.Bad
	case !v.verified:
		return grid.Care
	}
	status, _ := token.Verdict(v.token, v.judged)
	return moods[status]
}

// drawToken draws the parts in their colors, and returns how many rows they took.
func (v *tokenView) drawToken(a grid.Area) int {
	parts := v.token.Parts()
	if v.revealed {
		return drawRevealed(a, v.token.Reveal())
	}
	x := 0
	for i, part := range parts {
		if i > 0 {
			x = a.Put(x, 0, ".", grid.Dim)
		}
		x = a.Put(x, 0, part, partStyles[min(i, len(partStyles)-1)])
	}
	return 1
}

// drawRevealed writes a token over as many rows as it needs and there are.
func drawRevealed(a grid.Area, text string) int {
	x, y, part := 0, 0, 0
	for _, r := range text {
		if x == a.W {
			x, y = 0, y+1
		}
		if y == a.H {
			return y
		}
		style := partStyles[min(part, len(partStyles)-1)]
		if r == '.' {
			part++
			style = grid.Dim
		}
		if r <= ' ' || r > '~' {
			r = '?' // what is not part of a token is not shown as it is
		}
		a.Put(x, y, string(r), style)
		x++
	}
	return y + 1
}

// drawBeside draws the claims on the left and the checks on the right.
func (v *tokenView) drawBeside(a grid.Area) {
	w := a.W * 9 / 16
	v.drawClaims(a.Sub(0, 0, w, a.H))
	a.Sub(w, 0, 1, a.H).Fill('│', grid.Line)
	v.drawChecks(a.Sub(w+1, 0, a.W-w-1, a.H))
}

// drawBelow draws the checks below the claims, with more room for the one that the keys
// move.
func (v *tokenView) drawBelow(a grid.Area) {
	h := a.H * 5 / 8
	if v.right {
		h = a.H * 3 / 8
	}
	v.drawClaims(a.Sub(0, 0, a.W, h))
	v.drawChecks(a.Sub(0, h, a.W, a.H-h))
}

// meaningRows is how many rows the meaning of the selected claim has.
const meaningRows = 3

func (v *tokenView) drawClaims(a grid.Area) {
	screen.PaneTitle(v.Host, a.Row(0), "claims", !v.right)
	rows := a.H - 1
	if rows > 2*meaningRows {
		rows -= meaningRows
		v.drawMeaning(a.Sub(1, 1+rows, a.W-2, meaningRows))
	}
	v.table.Draw(a.Sub(0, 1, a.W, rows), v)
	if len(v.claims) == 0 {
		a.Fit(3, 3, a.W-4, "None can be read.", grid.Dim)
	}
}

func (v *tokenView) drawMeaning(a grid.Area) {
	c, ok := v.selected()
	if !ok {
		return
	}
	text := widget.Text{Lines: []widget.Line{{Value: c.Name + ": " + c.Meaning + ".", Style: grid.Dim}}}
	if !c.When.IsZero() {
		text.Lines = append(text.Lines, widget.Line{Value: c.When.Local + " · " + c.When.Relative})
	} else if !a.Fits(c.Value, a.W*2/3) {
		text.Lines = append(text.Lines, widget.Line{Value: words.Clipped(c.Value, a.W*meaningRows)})
	}
	text.Draw(a)
}

func (v *tokenView) drawChecks(a grid.Area) {
	screen.PaneTitle(v.Host, a.Row(0), "checks", v.right)
	v.checks.Draw(a.Sub(1, 1, a.W-1, a.H-1))
}

// Cell is a claim as a row; a difference from the directory is marked.
func (v *tokenView) Cell(row, column int) widget.Cell {
	c := v.claims[row]
	if column == 0 {
		if c.Duplicate {
			return widget.Cell{Text: c.Name + " ! twice", Style: grid.Care}
		}
		return widget.Cell{Text: c.Name, Style: grid.Dim}
	}
	text := v.values[row]
	if d, differs := v.differs(c.Name); differs {
		return widget.Cell{Text: text + "  ! now: " + words.Clipped(words.OrNone(d.Now), 60), Style: grid.Care}
	}
	return widget.Cell{Text: text}
}

// differs is what the directory has for a claim, where that is different.
func (v *tokenView) differs(claim string) (token.Drift, bool) {
	for _, d := range v.compared.drift {
		if d.Status == token.Differs && (d.ID == "attribute:"+claim || d.ID == "groups" && claim == "cognito:groups") {
			return d, true
		}
	}
	return token.Drift{}, false
}

// claimValue is a claim in one row: a time in words, a long text cut.
func claimValue(c token.Explained) string {
	if !c.When.IsZero() {
		return c.When.Relative + " · " + c.When.Local
	}
	return words.Clipped(strings.ReplaceAll(c.Value, "\n", " "), 400)
}
