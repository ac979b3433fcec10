package acts

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// Part is one of the values of an InputPairs that a form asks for separately.
// If it stays Value, it is left out of the answer.
type Part struct {
	Name    string   // of the pair
	Label   string   // as a question
	Help    string   // what it takes
	Value   string   // the current value, as AWS holds it
	Choices []string // of a boolean; none for a text
	Lines   bool     // it takes any text, including line breaks
}

// newUserParts are the attributes that a new user of the pool can be given,
// required ones first. None when the schema was not read.
func newUserParts(t Target) []Part {
	return partsOf(t.Pool, func(a admin.SchemaAttribute) bool { return !isUsername(t.Pool, a.Name) },
		func(a admin.SchemaAttribute) bool { return a.Required }, admin.Attributes{})
}

// userParts are the attributes of a user that can be changed, those with a
// value first. None when the schema was not read.
func userParts(t Target) []Part {
	return partsOf(t.Pool, func(a admin.SchemaAttribute) bool { return a.Mutable },
		func(a admin.SchemaAttribute) bool { return t.User.Attributes.Get(a.Name) != "" }, t.User.Attributes)
}

func partsOf(p admin.PoolDetail, ask, first func(admin.SchemaAttribute) bool, now admin.Attributes) []Part {
	var asked []admin.SchemaAttribute
	for _, a := range p.Attributes {
		if ask(a) && !setByOthers(a) {
			asked = append(asked, a)
		}
	}
	slices.SortStableFunc(asked, func(a, b admin.SchemaAttribute) int {
		return cmp.Or(cmp.Compare(rank(first(a)), rank(first(b))), cmp.Compare(place(a.Name), place(b.Name)))
	})
	return record.Each(asked, func(a admin.SchemaAttribute) Part { return partOf(a, now.Exact(a.Name)) })
}

func rank(first bool) int {
	if first {
		return 0
	}
	return 1
}

// askedFirst is asked for first; then come the pool's own attributes, and then
// the rest in the order of the schema.
var askedFirst = []string{"email", "phone_number", "name", "given_name", "family_name", "preferred_username"}

func place(name string) int {
	if i := slices.Index(askedFirst, name); i >= 0 {
		return i
	}
	if strings.HasPrefix(name, "custom:") {
		return len(askedFirst)
	}
	return len(askedFirst) + 1
}

// setByOthers reports whether a form does not ask for an attribute: Cognito
// sets it, or it is the mark of an address, which has a question of its own.
func setByOthers(a admin.SchemaAttribute) bool {
	return a.Name == "sub" || a.Name == "identities" || a.Name == "updated_at" || strings.HasSuffix(a.Name, "_verified")
}

// isUsername reports whether the username of a new user is this address anyway.
func isUsername(p admin.PoolDetail, attribute string) bool {
	return p.SignInIsUsername && len(p.SignInWith) == 1 && p.SignInWith[0] == attribute
}

func partOf(a admin.SchemaAttribute, value string) Part {
	part := Part{Name: a.Name, Label: a.Name, Help: a.Takes(), Value: value}
	if a.Required {
		part.Label += " *"
	}
	_, formed := admin.ValueForms[a.Name]
	part.Lines = a.Type == "String" && !formed
	if a.Type == "Boolean" {
		part.Choices = []string{"", "true", "false"}
	}
	return part
}
