package tui

import (
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// draw shows the line, and the choices above it over the body. If not all fit, a row
// below says how many more there are.
func (c *commandLine) draw(row, body grid.Area) {
	c.input.Draw(row.Sub(1, 0, row.W-2, 1))
	n, sign := min(len(c.choices), mostChoices, body.H), 0
	if n < len(c.choices) && body.H > 1 {
		n, sign = min(n, body.H-1), 1
	}
	first := max(0, min(c.at-n+1, len(c.choices)-n))
	words := wordsWidth(body, c.choices)
	for y := range n {
		line := body.Row(body.H - n - sign + y)
		c.choices[first+y].draw(line, words)
		if first+y == c.at {
			line.SetOff(grid.Selected)
		}
	}
	if sign > 0 {
		line := body.Row(body.H - 1)
		line.Fill(' ', grid.Text)
		line.Fit(2, 0, line.W-4, besides(first, len(c.choices)-first-n), grid.Dim)
	}
}

// wordsWidth is the width for a command and its argument: what the longest needs, up to
// less than half; the rest is for its description.
func wordsWidth(a grid.Area, choices []choice) int {
	width := 0
	for _, c := range choices {
		if c.help != "" {
			width = max(width, a.Measure(c.words()))
		}
	}
	return min(width, a.W*2/5)
}

// words are the line and what may follow it.
func (c choice) words() string { return c.shown() + " " + c.argument }

// shown is the line, without a token that was typed into it.
func (c choice) shown() string { return mask.Tokens(strings.TrimSpace(c.line)) }

func (c choice) draw(row grid.Area, words int) {
	row.Fill(' ', grid.Text)
	if c.help == "" {
		row.Fit(2, 0, row.W-4, c.shown(), grid.Accent)
		return
	}
	row.Fit(2, 0, words, c.words(), grid.Text)
	row.Fit(2, 0, min(words, row.Measure(c.shown())), c.shown(), grid.Accent)
	row.Fit(2+words+2, 0, row.W-words-6, c.help, grid.Dim)
}

// besides says how many choices are above and below those on the screen.
func besides(above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, fmt.Sprintf("↑ %d more", above))
	}
	if below > 0 {
		parts = append(parts, fmt.Sprintf("↓ %d more", below))
	}
	return strings.Join(parts, "   ")
}
