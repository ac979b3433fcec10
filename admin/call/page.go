package call

import (
	"context"
	"hash/maphash"
	"iter"
	"slices"

	"github.com/cognito-tui/cognito-tui/logs/pages"
)

// ErrRepeats means that the listing leads back to a page that was already read, so it has no end.
var ErrRepeats = pages.ErrRepeats

// Page is one page of a listing as AWS gave it.
type Page[T any] struct {
	Items []T
	// Next is AWS's opaque token of the page after this one, "" on the last.
	// A page may be short or empty without being the last.
	Next string
}

// Pages reads a listing page by page with fetch, which gets the token of the
// page to read ("" for the first). It ends after the last page, or with the
// error that stopped it, such as [ErrRepeats].
func Pages[T any](ctx context.Context, fetch func(ctx context.Context, token string) (Page[T], error)) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		var bound pages.Bound
		for token := ""; ; {
			page, err := fetch(ctx, token)
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(page.Items, nil) || page.Next == "" {
				return
			}
			if err := bound.Page(len(page.Items), page.Next); err != nil {
				yield(nil, err)
				return
			}
			token = page.Next
		}
	}
}

// Distinct leaves out of each page what an earlier one had: pages of a list that changes
// meanwhile may overlap, and those of an endpoint that leads back come again. The id
// identifies an item.
func Distinct[T any](listing iter.Seq2[[]T, error], id func(T) string) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		seed, read := maphash.MakeSeed(), map[uint64]struct{}{} // 8 bytes for each of what may be millions
		for items, err := range listing {
			fresh := slices.DeleteFunc(slices.Clone(items), func(item T) bool {
				key := maphash.String(seed, id(item))
				_, known := read[key]
				read[key] = struct{}{}
				return known
			})
			if !yield(fresh, err) {
				return
			}
		}
	}
}
