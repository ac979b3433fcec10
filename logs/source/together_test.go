package source_test

import (
	"context"
	"errors"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/panics"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// reading makes a reader of a function.
type reading func(ctx context.Context) error

func (r reading) Read(ctx context.Context, _ func([]logs.Record)) error { return r(ctx) }

// A reader that panics ends the others; the panic is rethrown to the caller that
// reads them all.
func TestAPanicOfOneReaderIsOneOfAll(t *testing.T) {
	all := source.Together([]source.Reader{
		reading(func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }),
		reading(func(context.Context) error { panic("x") }),
	})
	err := panics.Try(func() error { return all.Read(t.Context(), nil) })
	if _, is := errors.AsType[panics.Panic](err); !is {
		t.Errorf("it ended with %v", err)
	}
}
