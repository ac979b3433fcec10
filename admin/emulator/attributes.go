package emulator

import (
	"iter"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// userAttribute is one attribute of a user.
type userAttribute struct{ Name, Value string }

// attributes are a user's, sorted by name and packed into one string: a million
// users are then three million objects to the garbage collector, not ten. Each
// name and value is a length and its bytes. There are no empty values, as there
// are none in Cognito, and the sub is not among them.
type attributes string

// attributesOf packs a list in any order. Of two with one name the last counts.
func attributesOf(list []userAttribute) attributes {
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
	return attributes(packed)
}

func byAttributeName(a, b userAttribute) int { return strings.Compare(a.Name, b.Name) }

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

// all gives names and values, by name.
func (a attributes) all() iter.Seq2[string, string] {
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

// get gives the value of an attribute, "" if it is not set.
func (a attributes) get(name string) string {
	for known, value := range a.all() {
		if known == name {
			return value
		}
	}
	return ""
}

// with gives attributes in which name has the value; an empty value removes it.
func (a attributes) with(name, value string) attributes {
	return a.merged(changes{{name, value}})
}

// merged gives attributes after changes.
func (a attributes) merged(c changes) attributes {
	list := make([]userAttribute, 0, 16)
	for name, value := range a.all() {
		list = append(list, userAttribute{name, value})
	}
	return attributesOf(append(list, c...))
}

// changes are what a request wants of attributes; an empty value is an order to
// remove one.
type changes []userAttribute

func changesOf(in []types.AttributeType) changes {
	out := make(changes, len(in))
	for i, a := range in {
		out[i] = userAttribute{deref(a.Name), deref(a.Value)}
	}
	return out
}

// to gives the value to which an attribute shall change, "" if it shall not.
func (c changes) to(name string) string {
	return attributesOf(c).get(name)
}

func (c changes) without(name string) changes {
	return slices.DeleteFunc(slices.Clone(c), func(a userAttribute) bool { return a.Name == name })
}
