package account

import "testing"

// TestPartsAreApart stores two parts with one owner, and one part with two owners.
func TestPartsAreApart(t *testing.T) {
	const (
		names  Part[[]string] = "names"
		visits Part[int]      = "visits"
	)
	var one, other Parts
	if got := visits.Get(&one); got != 0 || len(one.kept) != 0 {
		t.Errorf("reading what is not there gives %d and keeps %d parts", got, len(one.kept))
	}
	*visits.Of(&one)++
	*visits.Of(&one)++
	*names.Of(&one) = []string{"a"}
	if got := visits.Get(&one); got != 2 {
		t.Errorf("two visits are %d", got)
	}
	if got := names.Get(&one); len(got) != 1 || got[0] != "a" {
		t.Errorf("the names are %q", got)
	}
	if got := visits.Get(&other); got != 0 {
		t.Errorf("the other thing has %d visits", got)
	}
}
