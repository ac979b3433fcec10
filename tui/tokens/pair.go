package tokens

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// tokenPair shows an ID and an access token side by side: what they share, what only one
// has, and where they should agree and don't.
type tokenPair struct {
	screen.Page
	pairs []token.Pair
}

func newTokenPair(host screen.Host, id, access token.Token) *tokenPair {
	p := &tokenPair{Page: screen.NewPage(host, "differences"), pairs: token.Compare(id, access)}
	p.Body.LabelWidth = screen.LabelWidth
	if why := token.Mismatch(id, access); why != "" {
		p.Body.Lines = append(p.Body.Lines, widget.Line{Value: "✗ " + why, Style: grid.Bad | grid.Bold}, widget.Line{})
	}
	for _, group := range []struct {
		title string
		fits  func(token.Pair) bool
	}{
		{"differ", func(p token.Pair) bool { return !p.Same && p.ID != "" && p.Access != "" }},
		{"only in the ID token", func(p token.Pair) bool { return p.Access == "" && p.ID != "" }},
		{"only in the access token", func(p token.Pair) bool { return p.ID == "" && p.Access != "" }},
		{"the same in both", func(p token.Pair) bool { return p.Same }},
	} {
		p.add(group.title, group.fits)
	}
	return p
}

func (p *tokenPair) add(title string, fits func(token.Pair) bool) {
	var lines []widget.Line
	for _, pair := range p.pairs {
		if fits(pair) {
			lines = append(lines, pairLine(pair))
		}
	}
	if len(lines) > 0 {
		p.Body.Lines = append(append(p.Body.Lines, widget.Line{Value: fmt.Sprintf("%s: %d", title, len(lines)), Head: true}), lines...)
	}
}

func pairLine(pair token.Pair) widget.Line {
	line := widget.Line{Label: pair.Name, Value: words.Clipped(pair.ID, 300)}
	switch {
	case pair.ID == "":
		line.Value = words.Clipped(pair.Access, 300)
	case pair.Access != "" && !pair.Same:
		line.Value += "  →  " + words.Clipped(pair.Access, 300)
	}
	if pair.Note != "" {
		line.Value += "  ! " + pair.Note
		line.Style = grid.Care
	}
	return line
}

func (*tokenPair) Fleeting() {}

// Close drops the tokens' claims.
func (p *tokenPair) Close() {
	p.Page.Close()
	p.pairs, p.Body.Lines = nil, nil
}
