package wire

import (
	"cmp"
	"unicode"
	"unicode/utf8"
)

// Model is what a service's model says of its requests and answers, beyond the
// SDK's types.
type Model struct {
	// Limits are constraints by member. Where one name is bound by different
	// rules the struct's name stands before it; [] is the element of a list.
	Limits map[string]Limit
	// Required names the required members of the structs inside requests.
	Required map[string][]string
	// Sensitive members are complained about without their value.
	Sensitive map[string]bool
	// Camel means that names begin with a small letter on the wire, as they do
	// in CloudWatch Logs and not in user pools.
	Camel bool
	// Names are names on the wire that keep to no rule, by the SDK's.
	Names map[string]string
}

// Limit is the length of a string or list, or the value of a number, and for
// strings what they look like (matched whole, as Java does).
type Limit struct {
	Min, Max int // Max 0: no limit
	Pattern  string
}

// limitOf finds the limit of a member.
func (m Model) limitOf(owner, member string) (Limit, bool) {
	special, found := m.Limits[owner+"."+member]
	general, also := m.Limits[member]
	return cmp.Or(special, general), found || also
}

// name is a member's name on the wire.
func (m Model) name(field string) string {
	if name, ok := m.Names[field]; ok {
		return name
	}
	if m.Camel {
		return lowerFirst(field)
	}
	return field
}

func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
