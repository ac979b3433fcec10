package wire

import (
	"cmp"
	"unicode"
	"unicode/utf8"
)

// Model is what a service's model says about its requests and answers, beyond
// the SDK's types.
type Model struct {
	// Limits are constraints by member. Where different rules apply to one name, it
	// is preceded by the struct's name; [] is the element of a list, {} the value of a
	// map and {key} its key.
	Limits map[string]Limit
	// Required names the required members of the structs inside requests.
	Required map[string][]string
	// Sensitive members are complained about without quoting their value.
	Sensitive map[string]bool
	// More are values of the SDK's enumerations, by type, that it does not list.
	More map[string][]string
	// Violated is the exception that refuses a request which breaks a constraint, "" for
	// InvalidParameterException.
	Violated string
	// Camel means that names begin with a lower-case letter on the wire, as in
	// CloudWatch Logs and not in user pools.
	Camel bool
	// Names maps SDK names to names on the wire that follow no rule.
	Names map[string]string
}

// Limit bounds the length of a string or list, or the value of a number, and
// gives the pattern of a string (matched whole, as Java does).
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

// name returns a member's name on the wire.
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
