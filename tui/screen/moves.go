package screen

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// Far is more rows than any list has.
const Far = 1 << 30

// MovesOf returns the verbs that move by rows; page is how many rows are visible.
func MovesOf(page func() int, by func(rows int) tea.Cmd) []Verb {
	move := func(id keys.ID, rows func() int) Verb {
		return Verb{ID: id, Run: func() tea.Cmd { return by(rows()) }}
	}
	return []Verb{
		move(keys.Up, func() int { return -1 }),
		move(keys.Down, func() int { return 1 }),
		move(keys.PageUp, func() int { return -page() }),
		move(keys.PageDown, page),
		move(keys.Top, func() int { return -Far }),
		move(keys.Bottom, func() int { return Far }),
	}
}

// MoveBy moves by a key that is bound to one of moves, while an input line takes all
// others.
func MoveBy(moves []Verb, bound *keys.Map, key string) tea.Cmd {
	for _, move := range moves {
		if bound.Is(move.ID, key) {
			return move.Run()
		}
	}
	return nil
}
