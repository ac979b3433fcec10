package list

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// Whatever is added, replaced and dropped, rows behave like a slice, and a snapshot does
// not change.
func TestRowsAreWhatASliceWouldBe(t *testing.T) {
	type row struct {
		id      string
		version int
	}
	dice := rand.New(rand.NewPCG(1, 2))
	got, want := newRows(func(r row) string { return r.id }), []row(nil)
	next := 0
	var kept []chunks[row]
	var were [][]row
	for step := range 400 {
		switch n := dice.IntN(4); {
		case n < 2 || len(want) == 0:
			page := make([]row, 1+dice.IntN(200))
			for i := range page {
				page[i] = row{id: strconv.Itoa(next)}
				next++
			}
			got.add(page)
			want = append(want, page...)
		case n == 2:
			at := dice.IntN(len(want))
			want[at].version = step
			got.replace(got.find(want[at].id), want[at])
		default:
			at := dice.IntN(len(want))
			if from := got.drop(want[at].id); from != at {
				t.Fatalf("step %d: dropped place %d, want %d", step, from, at)
			}
			want = slices.Delete(want, at, at+1)
		}
		if step%20 == 0 {
			kept, were = append(kept, got.snapshot()), append(were, slices.Clone(want))
		}
	}
	if !slices.Equal(got.items(), want) || got.total() != len(want) {
		t.Fatalf("%d rows differ from the %d of the slice", got.total(), len(want))
	}
	for at, r := range want {
		if found := got.find(r.id); found != at {
			t.Fatalf("the row of id %s is found at %d, want %d", r.id, found, at)
		}
	}
	for i, snapshot := range kept {
		if !slices.Equal(slices.Concat(snapshot...), were[i]) {
			t.Errorf("snapshot %d has changed", i)
		}
	}
}

func TestOfTwoRowsWithOneIDTheFirstIsKept(t *testing.T) {
	r := newRows(func(s string) string { return s })
	r.add([]string{"a", "b", "a"})
	r.add([]string{"b", "c"})
	if got := r.items(); !slices.Equal(got, []string{"a", "b", "c"}) || r.find("c") != 2 {
		t.Errorf("%q, c at %d", got, r.find("c"))
	}
	if at := r.find("a"); at != 0 {
		t.Errorf("found at %d", at)
	}
	if at := r.find("z"); at != -1 {
		t.Errorf("what is not there is found at %d", at)
	}
}
