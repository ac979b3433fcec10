// Package columns declares what lists show as text and CSV, and finds the columns that
// somebody asks for by name.
package columns

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
)

// Of are the columns of a list of T.
type Of[T any] struct {
	Usual []output.Column[T] // where nobody chooses
	More  []output.Column[T] // on request
	// Custom makes the column of a custom attribute; nil for a list without attributes.
	Custom func(name string) output.Column[T]
}

// Choose returns the columns that names has, separated by commas, and the usual ones for
// "". A name is taken in any case where that is clear. An unknown one is a usage error that
// says which there are.
func (c Of[T]) Choose(names string) (chosen []output.Column[T], err error) {
	if names == "" {
		return c.Usual, nil
	}
	for name := range strings.SplitSeq(names, ",") {
		column, known := c.named(strings.TrimSpace(name))
		if !known {
			return nil, c.unknown(strings.TrimSpace(name))
		}
		chosen = append(chosen, column)
	}
	return chosen, nil
}

// Names are the names of all columns that a list has for certain, the usual ones first.
func (c Of[T]) Names() (names []string) {
	for _, column := range c.all() {
		names = append(names, column.Title)
	}
	return names
}

func (c Of[T]) all() []output.Column[T] {
	return append(append([]output.Column[T]{}, c.Usual...), c.More...)
}

func (c Of[T]) named(name string) (column output.Column[T], known bool) {
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for _, column := range c.all() {
			if same(column.Title, name) {
				return column, true
			}
		}
	}
	if c.Custom != nil && isCustom(name) {
		return c.Custom(name), true
	}
	return column, false
}

func (c Of[T]) unknown(name string) error {
	names, meant := c.Names(), ""
	if near := admin.Nearest(name, names); near != "" {
		meant = ": did you mean " + near + "?"
	}
	if c.Custom != nil {
		names = append(names, "custom:NAME")
	}
	return exit.Usagef("--columns: there is no column %q%s\nThere are %s.", name, meant, strings.Join(names, ", "))
}

// isCustom reports whether a name is that of an attribute that only some pools have.
func isCustom(name string) bool {
	_, attribute, prefixed := strings.Cut(strings.TrimPrefix(name, "dev:"), "custom:")
	return prefixed && attribute != ""
}
