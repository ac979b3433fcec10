// Package pages makes sure that reading a listing page by page ends.
package pages

import (
	"cmp"
	"errors"
)

// ErrRepeats means that the listing leads back to a page that was already read, so it
// has no end.
var ErrRepeats = errors.New("the listing leads back to a page that was already read")

// ErrEmpty means that the listing went on over more empty pages than is
// plausible.
var ErrEmpty = errors.New("the listing keeps returning empty pages")

// mostEmpty is how many pages in a row may be empty. AWS gives empty pages where it
// has searched for a while and found nothing yet.
const mostEmpty = 1000

// Bound follows one listing from page to page. The zero value is ready.
type Bound struct {
	MostEmpty int // pages in a row without anything, default 1,000

	read  map[string]bool
	empty int
}

// Page records a page: how many items it has, and the token of the next page, "" on
// the last one. It returns [ErrRepeats] or [ErrEmpty] where the next page must not be
// read.
func (b *Bound) Page(items int, next string) error {
	if next == "" {
		return nil
	}
	if b.read[next] {
		return ErrRepeats
	}
	if b.read == nil {
		b.read = map[string]bool{}
	}
	b.read[next] = true
	if b.empty++; items > 0 {
		b.empty = 0
	}
	if b.empty >= cmp.Or(b.MostEmpty, mostEmpty) {
		return ErrEmpty
	}
	return nil
}
