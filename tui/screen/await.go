package screen

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Await reads what the next overlay is about. Meanwhile a box takes the keys, so that
// they do not reach the screen, and esc stops the reading.
func Await[T any](host Host, what string, read func(context.Context) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	wanted, stop := context.WithCancel(host.Staying().Context)
	box := widget.NewProgress("reading "+what, nil, stop)
	reading := Get(host.Staying(), func(ctx context.Context) (T, error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(wanted, cancel)()
		return read(ctx)
	}, func(v T, err error) tea.Cmd {
		if wanted.Err() != nil {
			return nil
		}
		stop()
		host.Shut(box)
		return then(v, err)
	})
	return tea.Batch(host.Show(box), reading)
}
