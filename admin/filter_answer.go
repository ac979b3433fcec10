package admin

import (
	"cmp"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// checked compares the records of an answer with the filter that was asked for.
// It returns those that match, and an [*IgnoredFilterError] when others came
// too.
func (f Filter) checked(users []toldUser) ([]toldUser, error) {
	if f.IsZero() {
		return users, nil
	}
	matching := slices.DeleteFunc(slices.Clone(users), func(u toldUser) bool { return !f.mayHaveSelected(u) })
	if len(matching) == len(users) {
		return users, nil
	}
	stranger := users[slices.IndexFunc(users, func(u toldUser) bool { return !f.mayHaveSelected(u) })]
	name := cmp.Or(plain.Text(record.Value(stranger.Username)), "a user without a name")
	return matching, &call.IgnoredFilterError{Filter: plain.Text(f.String()), User: name, Others: len(users) - len(matching) - 1}
}

// mayHaveSelected reports whether a record, as it came, may be one that f asks for. Case
// does not count: the documents call some searches case-sensitive and then all of them
// not, and a difference of case is no sign of a filter that was ignored. A status that
// the endpoint leaves out is no such sign either.
func (f Filter) mayHaveSelected(u toldUser) bool {
	switch f.Attribute {
	case "cognito:user_status":
		return u.UserStatus == "" || f.holds(string(u.UserStatus))
	case "status":
		return u.enabled == Untold || f.holds(enabledWord[u.enabled])
	case "username":
		return f.holds(record.Value(u.Username)) || slices.ContainsFunc(attributesOf(u.UserType, usernameAliases...), f.holds)
	}
	return slices.ContainsFunc(attributesOf(u.UserType, f.Attribute), f.holds)
}

// Selects reports whether f asks for a user at hand. As for AWS, case does not count. What
// the endpoint did not tell is not what f asks for.
func (f Filter) Selects(u User) bool {
	switch f.Attribute {
	case "username":
		return f.holds(string(u.Exact()))
	case "sub":
		return f.holds(u.Sub)
	case "cognito:user_status":
		return f.holds(string(u.Status))
	case "status":
		return u.Enabled != Untold && f.holds(enabledWord[u.Enabled])
	}
	return slices.ContainsFunc(u.Attributes, func(a Attribute) bool {
		return strings.EqualFold(a.Name, f.Attribute) && f.holds(a.exact.of(a.Value))
	})
}

// enabledWord is what AWS calls a user's being enabled in a filter.
var enabledWord = map[Answer]string{Yes: "Enabled", No: "Disabled"}

func (f Filter) holds(value string) bool {
	if f.Op == StartsWith {
		return strings.HasPrefix(strings.ToLower(value), strings.ToLower(f.Value))
	}
	return strings.EqualFold(value, f.Value)
}

// usernameAliases may be what a user is called by. Where people sign in with an
// address, Cognito makes the sub the username, and the address names the user.
var usernameAliases = []string{"sub", "email", "phone_number", "preferred_username"}

func attributesOf(u types.UserType, names ...string) (values []string) {
	for _, a := range u.Attributes {
		if slices.Contains(names, record.Value(a.Name)) {
			values = append(values, record.Value(a.Value))
		}
	}
	return values
}
