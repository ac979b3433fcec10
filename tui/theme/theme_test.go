package theme_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/theme"
)

var sequence = regexp.MustCompile(`\x1b\[([0-9;]*)m`)

// Faint text on a reversed bar is the terminal's background on itself, nearly.
func TestNothingIsFaintOnASelectedRow(t *testing.T) {
	kinds := []grid.Style{grid.Text, grid.Dim, grid.Accent, grid.Good, grid.Care, grid.Bad, grid.Line}
	for _, name := range theme.Names() {
		for _, kind := range kinds {
			for _, flags := range []grid.Style{grid.Selected, grid.Selected | grid.Marked, grid.Selected | grid.Bold} {
				frame := drawn(theme.Palette(name, true), kind|flags)
				set := sequence.FindStringSubmatch(frame)
				if len(set) == 0 || !slices.Contains(strings.Split(set[1], ";"), "7") {
					t.Fatalf("%s: style %#x selected is not reversed: %q", name, kind|flags, frame)
				}
				if slices.Contains(strings.Split(set[1], ";"), "2") {
					t.Errorf("%s: style %#x selected is faint: %q", name, kind|flags, frame)
				}
			}
		}
	}
}

// drawn is the frame of a letter in a style.
func drawn(p *grid.Palette, style grid.Style) string {
	var g grid.Grid
	g.Reset(1, 1, 0)
	g.Area().Put(0, 0, "x", style)
	return g.Frame(p)
}
