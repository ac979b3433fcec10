package directory

import (
	"iter"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// Attribute is one attribute of a user.
type Attribute struct{ Name, Value string }

// Attributes are a user's, sorted by name and packed into one string: a million users are then
// three million objects to the garbage collector, not ten. Each name and value is a length and
// its bytes. There are no empty values, as there are none in Cognito, and the sub is not among
// them.
type Attributes string

// AttributesOf packs a list in any order. Of two with the same name the last counts.
func AttributesOf(list []Attribute) Attributes {
	if !slices.IsSortedFunc(list, byAttributeName) {
		list = slices.Clone(list)
		slices.SortStableFunc(list, byAttributeName)
	}
	size := 0
	for _, a := range list {
		size += len(a.Name) + len(a.Value) + 3
	}
	packed := make([]byte, 0, size)
	for i, a := range list {
		overridden := i+1 < len(list) && list[i+1].Name == a.Name
		if a.Value != "" && !overridden {
			packed = pack(pack(packed, a.Name), a.Value)
		}
	}
	return Attributes(packed)
}

func byAttributeName(a, b Attribute) int { return strings.Compare(a.Name, b.Name) }

func pack(to []byte, word string) []byte {
	n := len(word)
	for ; n >= 0x80; n >>= 7 {
		to = append(to, byte(n)|0x80)
	}
	return append(append(to, byte(n)), word...)
}

func unpack(packed string) (word, rest string) {
	size, at := 0, 0
	for shift := 0; ; shift += 7 {
		b := packed[at]
		at++
		size |= int(b&0x7f) << shift
		if b < 0x80 {
			return packed[at : at+size], packed[at+size:]
		}
	}
}

// All yields names and values, by name.
func (a Attributes) All() iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		for rest := string(a); rest != ""; {
			var name, value string
			name, rest = unpack(rest)
			value, rest = unpack(rest)
			if !yield(name, value) {
				return
			}
		}
	}
}

// Get returns the value of an attribute, "" if it is not set.
func (a Attributes) Get(name string) string {
	for known, value := range a.All() {
		if known == name {
			return value
		}
	}
	return ""
}

// With returns the attributes with name set to value; an empty value removes it.
func (a Attributes) With(name, value string) Attributes {
	return a.Merged(Changes{{name, value}})
}

// Merged returns the attributes after changes.
func (a Attributes) Merged(c Changes) Attributes {
	list := make([]Attribute, 0, 16)
	for name, value := range a.All() {
		list = append(list, Attribute{name, value})
	}
	return AttributesOf(append(list, c...))
}

// Changes are attribute values that a request sets; an empty value removes the attribute.
type Changes []Attribute

// ChangesOf returns the changes that a request asks for.
func ChangesOf(in []types.AttributeType) Changes {
	out := make(Changes, len(in))
	for i, a := range in {
		out[i] = Attribute{shape.Value(a.Name), shape.Value(a.Value)}
	}
	return out
}

// To returns the new value of an attribute, "" if it does not change.
func (c Changes) To(name string) string {
	return AttributesOf(c).Get(name)
}

// Without returns the changes except that of one attribute.
func (c Changes) Without(name string) Changes {
	return slices.DeleteFunc(slices.Clone(c), func(a Attribute) bool { return a.Name == name })
}
