package pages_test

import (
	"errors"
	"strconv"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/pages"
)

// read reads pages until there are no more, or the bound says stop.
func read(most int, page func(n int) (items int, next string)) (n int, err error) {
	bound := pages.Bound{MostEmpty: most}
	for {
		items, next := page(n)
		n++
		if err := bound.Page(items, next); err != nil || next == "" {
			return n, err
		}
	}
}

func TestAListingEnds(t *testing.T) {
	for name, c := range map[string]struct {
		page func(n int) (items int, next string)
		n    int
		err  error
	}{
		"the same token again": {func(int) (int, string) { return 1, "same" }, 2, pages.ErrRepeats},
		"two in turn":          {func(n int) (int, string) { return 1, []string{"a", "b"}[n%2] }, 3, pages.ErrRepeats},
		"empty, ever new":      {func(n int) (int, string) { return 0, strconv.Itoa(n) }, 10, pages.ErrEmpty},
		"empty in between":     {func(n int) (int, string) { return max(0, n%9-7), []string{strconv.Itoa(n), ""}[n/100] }, 101, nil},
		"one page":             {func(int) (int, string) { return 0, "" }, 1, nil},
	} {
		if n, err := read(10, c.page); n != c.n || !errors.Is(err, c.err) {
			t.Errorf("%s: %d pages, %v; want %d, %v", name, n, err, c.n, c.err)
		}
	}
}
