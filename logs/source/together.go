package source

import (
	"context"
	"errors"
	"sync"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/panics"
)

// Together runs several readers at once, for sources that are read in different
// ways. Their records are not ordered among each other. It ends when all have;
// one that fails does not end the others.
func Together(readers []Reader) Reader { return together(readers) }

type together []Reader

func (t together) Read(ctx context.Context, deliver func([]logs.Record)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var turn sync.Mutex
	var all sync.WaitGroup
	failures := make([]error, len(t))
	for i, r := range t {
		all.Go(func() {
			failures[i] = panics.Try(func() error {
				return r.Read(ctx, func(batch []logs.Record) {
					turn.Lock()
					defer turn.Unlock()
					deliver(batch)
				})
			})
			if _, fell := errors.AsType[panics.Panic](failures[i]); fell {
				stop()
			}
		})
	}
	all.Wait()
	panics.Rethrow(errors.Join(failures...))
	return errors.Join(failures...)
}
