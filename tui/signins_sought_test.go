package tui_test

import "testing"

// Whoever is sought may be there though nothing was heard of him.
func TestAnEmptyStreamTellsOfTheUserThatItIsAskedFor(t *testing.T) {
	h := attacked(t)
	quiet := h.username(15) // nobody signed in as
	status := string(h.users[15].UserStatus)
	for _, filter := range []string{"user:" + quiet, quiet, "user:" + h.attribute(15, "email")} {
		h.Press("/", "ctrl+u").Type(filter).Press("enter").
			Sees("newest 0", "match "+filter, quiet+" is a user of this pool: "+status+". enter opens the page.").
			Press("enter").Sees("› "+quiet, "1 overview").Press("esc")
	}
	h.Press("/", "ctrl+u").Type("user:nobody-at-all").Press("enter").Sees("newest 0").SeesNot("is a user of this pool").
		Press("enter").Sees("There is nothing to open.")
	h.Press("/", "ctrl+u").Type("user:" + h.username(14)).Press("enter").Sees("newest 1").SeesNot("is a user of this pool")
}
