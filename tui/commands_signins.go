package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/signins"
)

// goSignIns opens the sign-ins of the current pool, with a span and a filter: `signins
// 6h outcome:fail`.
func goSignIns(a *App, argument string) tea.Cmd {
	screen, cmd := a.inPool(signInsTab)
	s, ok := screen.(*signins.Screen)
	if !ok {
		return cmd
	}
	first, rest, _ := strings.Cut(argument, " ")
	if signins.LikeSpan.MatchString(first) {
		span, err := plain.ParseSpan(first)
		if err != nil {
			return tea.Batch(cmd, a.toast.warn(first+": "+err.Error()+"."))
		}
		cmd, argument = tea.Batch(cmd, s.SetSpan(span)), strings.TrimSpace(rest)
	}
	return tea.Batch(cmd, s.SetQuery(argument))
}

func queryWords(*App) []string {
	words := []string{"1h", "6h", "24h"}
	for _, field := range logs.QueryFields() {
		words = append(words, field+":")
	}
	return words
}

// goLocked lists who is locked out according to the current pool's sign-ins; with a
// word, those whose name, sub, address or reason contains it. An open list is filtered
// anew.
func goLocked(a *App, word string) tea.Cmd {
	pool, _ := a.screens.pool()
	for i, screen := range slices.Backward(a.screens.shown) {
		if l, ok := screen.(*signins.LockedList); ok && l.SignIns.Pool().ID == pool.ID {
			a.screens.backTo(i)
			return l.SetFilter(word)
		}
	}
	s, cmd := signInsAtHand(a)
	if s == nil {
		return cmd
	}
	locked := signins.NewLocked(s)
	return tea.Batch(cmd, a.screens.push(locked), locked.SetFilter(word))
}

// signInsAtHand are the current pool's: the ones being read, or new ones.
func signInsAtHand(a *App) (*signins.Screen, tea.Cmd) {
	pool, _ := a.screens.pool()
	for _, shown := range slices.Backward(a.screens.shown) {
		t, ok := shown.(*screen.Tabs)
		if !ok || t.Pool().ID != pool.ID {
			continue
		}
		if t.Has(signInsTab) {
			show := t.Show(signInsTab)
			return t.Current().(*signins.Screen), show
		}
	}
	shown, cmd := a.inPool(signInsTab)
	s, _ := shown.(*signins.Screen)
	return s, cmd
}
