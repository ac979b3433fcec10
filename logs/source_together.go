package logs

import (
	"context"
	"errors"
	"sync"
)

// Together reads several readers at once, for sources that are not read in the
// same way. Their records are not put in order with one another. It ends when
// all have; one that fails does not end the others.
func Together(readers []Reader) Reader { return together(readers) }

type together []Reader

func (t together) Read(ctx context.Context, deliver func([]Record)) error {
	var turn sync.Mutex
	var all sync.WaitGroup
	failures := make([]error, len(t))
	for i, r := range t {
		all.Go(func() {
			failures[i] = r.Read(ctx, func(batch []Record) {
				turn.Lock()
				defer turn.Unlock()
				deliver(batch)
			})
		})
	}
	all.Wait()
	return errors.Join(failures...)
}
