package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// goSignIns opens the sign-ins of the pool at hand, from so far back and with a
// filter: `signins 6h outcome:fail`.
func goSignIns(a *App, argument string) tea.Cmd {
	screen, cmd := a.inPool("sign-ins")
	s, ok := screen.(*signIns)
	if !ok {
		return cmd
	}
	first, rest, _ := strings.Cut(argument, " ")
	if likeSpan.MatchString(first) {
		span, err := plain.ParseSpan(first)
		if err != nil {
			return tea.Batch(cmd, a.Warn(first+": "+err.Error()+"."))
		}
		cmd, argument = tea.Batch(cmd, s.setSpan(span)), strings.TrimSpace(rest)
	}
	return tea.Batch(cmd, s.setQuery(argument))
}

func queryWords(*App) []string {
	words := []string{"1h", "6h", "24h"}
	for _, field := range logs.QueryFields() {
		words = append(words, field+":")
	}
	return words
}

// goLocked lists who is locked, by what the sign-ins of the pool at hand tell; with
// a word, those whose name, sub, address or reason has it. A list that is there
// already is changed.
func goLocked(a *App, word string) tea.Cmd {
	pool, _ := a.poolAtHand()
	for i, screen := range slices.Backward(a.stack) {
		if l, ok := screen.(*lockedList); ok && l.door.pool.ID == pool.ID {
			a.backTo(i)
			return l.setFilter(word)
		}
	}
	s, cmd := signInsAtHand(a)
	if s == nil {
		return cmd
	}
	locked := newLocked(s)
	return tea.Batch(cmd, a.Push(locked), locked.setFilter(word))
}

// signInsAtHand are those of the pool at hand: the ones that are read already,
// or else new ones.
func signInsAtHand(a *App) (*signIns, tea.Cmd) {
	pool, _ := a.poolAtHand()
	for _, shown := range slices.Backward(a.stack) {
		t, ok := shown.(*tabs)
		if !ok || t.pool.ID != pool.ID {
			continue
		}
		if show, ok := t.named("sign-ins"); ok {
			return t.Current().(*signIns), show
		}
	}
	shown, cmd := a.inPool("sign-ins")
	s, _ := shown.(*signIns)
	return s, cmd
}
