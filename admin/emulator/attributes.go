package emulator

import (
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// attribute is one name and value of a user. Names are shared by all users of a
// pool, so an attribute costs little more than its value.
type attribute struct {
	name, value string
}

func (a attribute) compare(b attribute) int { return strings.Compare(a.name, b.name) }

// attributes are a user's, sorted by name. The sub is not among them: it is a
// field of its own.
type attributes []attribute

func (a attributes) search(name string) (int, bool) {
	return slices.BinarySearchFunc(a, name, func(a attribute, name string) int { return strings.Compare(a.name, name) })
}

// get gives the value of an attribute, "" if it is not set: Cognito keeps no
// empty values.
func (a attributes) get(name string) string {
	if i, ok := a.search(name); ok {
		return a[i].value
	}
	return ""
}

// with gives a copy in which name has the value; an empty value removes it.
func (a attributes) with(name, value string) attributes {
	i, found := a.search(name)
	out := slices.Clone(a)
	switch {
	case found && value == "":
		return slices.Delete(out, i, i+1)
	case found:
		out[i].value = value
		return out
	case value == "":
		return out
	default:
		return slices.Insert(out, i, attribute{name, value})
	}
}

// attributesOf reads those of a request. The last of two with one name counts.
func attributesOf(in []types.AttributeType) attributes {
	var out attributes
	for _, a := range in {
		out = out.with(deref(a.Name), deref(a.Value))
	}
	return out
}
