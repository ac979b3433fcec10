package logs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// queryField is a field that a query may name before a colon.
type queryField struct {
	name  string
	parse func(value string) (test, error)
}

// queryFields are all there are. Places and free texts match in any part, identifiers
// from their beginning on, and users and enumerations wholly.
func queryFields() []queryField {
	return []queryField{
		{"user", wholly(func(e *Event, names Names) []string {
			return []string{e.Sub, e.Username, names.Username, names.Alias}
		})},
		{"ip", addresses},
		{"country", within(func(e *Event) string { return e.Country })},
		{"city", within(func(e *Event) string { return e.City })},
		{"outcome", oneOf("outcome", outcomeNames, func(e *Event) uint8 { return uint8(e.Outcome) })},
		{"kind", oneOf("kind", kindNames, func(e *Event) uint8 { return uint8(e.Kind) })},
		{"client", beginning(func(e *Event, names Names) []string { return []string{e.Client, names.client} })},
		{"pool", beginning(func(e *Event, _ Names) []string { return []string{e.Pool} })},
		{"reason", within(func(e *Event) string { return string(e.Reason) })},
		{"provider", within(func(e *Event) string { return e.Provider })},
		{"device", within(func(e *Event) string { return e.Device })},
		{"actor", within(func(e *Event) string { return e.Actor })},
		{"action", within(func(e *Event) string { return e.Action })},
		{"risk", oneOf("risk", riskNames, func(e *Event) uint8 { return uint8(e.Risk) })},
		{"source", oneOf("source", sourceNames, func(e *Event) uint8 { return uint8(e.Source) })},
	}
}

// QueryFields returns the names of the fields that a query may ask for.
func QueryFields() []string {
	var names []string
	for _, f := range queryFields() {
		names = append(names, f.name)
	}
	return names
}

// within looks for a value in any part of a member.
func within(of func(e *Event) string) func(string) (test, error) {
	return func(value string) (test, error) {
		has := contains(value)
		return func(e *Event, _ Names) bool { return has(of(e)) }, nil
	}
}

// beginning looks for members that begin with a value.
func beginning(of func(e *Event, names Names) []string) func(string) (test, error) {
	return func(value string) (test, error) {
		return func(e *Event, names Names) bool {
			for _, v := range of(e, names) {
				if len(v) >= len(value) && strings.EqualFold(v[:len(value)], value) {
					return true
				}
			}
			return false
		}, nil
	}
}

// wholly looks for members that are a value, or that begin with one that ends in a star:
// bob is not bob-2.
func wholly(of func(e *Event, names Names) []string) func(string) (test, error) {
	return func(value string) (test, error) {
		if begin, star := strings.CutSuffix(value, Star); star {
			return beginning(of)(begin)
		}
		return func(e *Event, names Names) bool {
			return slices.ContainsFunc(of(e, names), func(v string) bool { return strings.EqualFold(v, value) })
		}, nil
	}
}

// Star ends a value of user: that is the beginning of a name.
const Star = "*"

// oneOf compares with a name of an enumeration.
func oneOf(field string, names []string, of func(e *Event) uint8) func(string) (test, error) {
	return func(value string) (test, error) {
		want := slices.Index(names, strings.ToLower(value))
		if want < 0 {
			return nil, fmt.Errorf("there is no %s %q; there are %s", field, value, strings.Join(told(names), ", "))
		}
		return func(e *Event, _ Names) bool { return int(of(e)) == want }, nil
	}
}

// anywhere looks for text in the record itself, and in our words for what it
// says.
func anywhere(value string) test {
	has := contains(value)
	return func(e *Event, names Names) bool {
		return has(e.Raw) || has(e.Kind.String()) || has(e.Outcome.String()) || has(string(e.Reason)) ||
			has(e.Sub) || has(e.Username) || has(names.Username) || has(names.Alias) || has(e.IP) || has(e.Country) || has(e.City) || has(e.Device) || has(e.Message)
	}
}

// contains looks for a part in texts, case-insensitively.
func contains(part string) func(string) bool {
	lower := strings.ToLower(part)
	return func(text string) bool { return plain.ContainsFold(text, lower) }
}
