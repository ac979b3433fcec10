package screen

import (
	"context"
	"iter"

	tea "charm.land/bubbletea/v2"
)

// Each reads something piece by piece in the background and delivers each piece in the
// Update loop as it arrives; last runs there after the last one.
func Each[T any](t *Tasks, read func(ctx context.Context) iter.Seq[T], then func(T), last func() tea.Cmd) tea.Cmd {
	return t.Go(func(ctx context.Context) func() tea.Cmd {
		for piece := range read(ctx) {
			t.Host.Send(Awoken{t, func() tea.Cmd { then(piece); return nil }})
		}
		return last
	})
}
