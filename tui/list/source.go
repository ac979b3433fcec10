package list

import (
	"context"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Source is where the rows of a listing come from: [Pages] of AWS or [Memory].
type Source[T any] interface {
	// Aim is called in the Update loop for each page that is requested. What it returns
	// is called in a task, and must not read anything that the loop changes.
	Aim() Pages[T]
}

// Pages reads the page that token names, "" for the first. The filter is zero unless the
// listing sets Ask. Pages is a Source that needs no Aim.
type Pages[T any] func(ctx context.Context, filter admin.Filter, token string) (call.Page[T], error)

// Aim returns the pages themselves.
func (p Pages[T]) Aim() Pages[T] { return p }

// Memory is a Source of rows that the console already has. It is called in the Update
// loop and picks what to read from; what it returns makes the rows, in a task.
type Memory[T any] func() func() []T

// Aim returns all rows as one page.
func (m Memory[T]) Aim() Pages[T] {
	rows := m()
	return func(context.Context, admin.Filter, string) (call.Page[T], error) {
		return call.Page[T]{Items: rows()}, nil
	}
}
