// Package pages sees to it that a listing which is read page by page has an end.
package pages

import (
	"cmp"
	"errors"
)

// ErrRepeats is a listing that leads back to a page of it that was read: it has no end.
var ErrRepeats = errors.New("the listing leads back to a page of it that was read")

// ErrEmpty is a listing that went on over more empty pages than is believable.
var ErrEmpty = errors.New("the listing goes on and on with empty pages")

// mostEmpty is how many pages in a row may be empty. AWS gives empty pages where it
// has searched for a while and found nothing yet.
const mostEmpty = 1000

// Bound follows one listing from page to page. The zero value is ready.
type Bound struct {
	MostEmpty int // pages in a row without anything, default 1,000

	read  map[string]bool
	empty int
}

// Turn notes a page of so many items that names the token of the page after it, "" on
// the last. It returns [ErrRepeats] or [ErrEmpty] where that page is not to be read.
func (b *Bound) Turn(items int, next string) error {
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
