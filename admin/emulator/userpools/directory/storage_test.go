package directory

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// FuzzAttributes compares packed attributes with a map.
func FuzzAttributes(f *testing.F) {
	f.Add("email", "a@example.com", "name", "Alice")
	f.Add("b", "", "a", strings.Repeat("long", 500))
	f.Add("same", "first", "same", "second")
	f.Add("", "nameless", "\x80", "\xff")
	f.Fuzz(func(t *testing.T, name1, value1, name2, value2 string) {
		model := map[string]string{name1: value1}
		model[name2] = value2
		maps.DeleteFunc(model, func(_, value string) bool { return value == "" })

		packed := AttributesOf([]Attribute{{name1, value1}, {name2, value2}})
		if stepwise := Attributes("").With(name1, value1).With(name2, value2); stepwise != packed {
			t.Errorf("%q at once, %q in steps", packed, stepwise)
		}
		if got := maps.Collect(packed.All()); !maps.Equal(got, model) {
			t.Errorf("got %q, want %q", got, model)
		}
		if packed.Get(name2) != model[name2] || packed.Get("not there") != model["not there"] {
			t.Errorf("get %q: %q", name2, packed.Get(name2))
		}
		if left := packed.With(name1, "").With(name2, ""); left != "" {
			t.Errorf("%q is left", left)
		}
	})
}

// FuzzFilter quotes any value as a client must, and expects the same value back.
func FuzzFilter(f *testing.F) {
	f.Add(`plain`)
	f.Add(`with "quotes" and \backslashes\`)
	f.Add("control\x00and\nlines")
	f.Fuzz(func(t *testing.T, value string) {
		quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
		got, err := ParseFilter("username ^= " + quoted)
		if err != nil || got.value != value || !got.prefix || got.attribute != "username" {
			t.Errorf("%q came back as %+v, %v", value, got, err)
		}
	})
}

// TestIndexesKeepTheirOrder changes users at random, and compares the result of a search with
// that of a scan over everybody.
func TestIndexesKeepTheirOrder(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	d := NewUsers()
	name := func() string { return fmt.Sprintf("n%d", dice.IntN(20)) }
	for i := range 2000 {
		switch dice.IntN(4) {
		case 0, 1:
			d.Add(&User{Username: fmt.Sprint(i), Sub: fmt.Sprint("s", i), Attributes: Attributes("").With("name", name())})
		case 2:
			if len(d.InOrder) > 0 {
				u := d.InOrder[dice.IntN(len(d.InOrder))]
				value := name()
				if value == "n0" {
					value = ""
				}
				d.Change(u, func() { u.Attributes = u.Attributes.With("name", value) })
			}
		case 3:
			if len(d.InOrder) > 0 {
				d.Remove(d.InOrder[dice.IntN(len(d.InOrder))])
			}
		}
		f := Filter{"name", dice.IntN(2) == 0, name()}
		if got, want := d.Search(f, Cursor{}), everybody(d, f); !slices.Equal(got, want) {
			t.Fatalf("step %d: %+v finds %d users, want %d", i, f, len(got), len(want))
		}
	}
}

func everybody(d Users, f Filter) []*User {
	var found []*User
	for _, u := range d.InOrder {
		if key := u.Attributes.Get("name"); key != "" && f.lets(key) {
			found = append(found, u)
		}
	}
	slices.SortStableFunc(found, func(a, b *User) int { return strings.Compare(a.Attributes.Get("name"), b.Attributes.Get("name")) })
	return found
}
