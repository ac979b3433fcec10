package columns

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Users are the columns of lists of users: what AWS's list tells, and any attribute.
func Users() Of[admin.User] {
	return Of[admin.User]{
		Usual: []output.Column[admin.User]{
			{Title: "username", Value: func(u admin.User) string { return u.Username }},
			{Title: "sub", Value: func(u admin.User) string { return u.Sub }},
			{Title: "status", Value: func(u admin.User) string { return string(u.Status) }},
			{Title: "enabled", Value: enabled},
			{Title: "email", Value: admin.User.Email},
			{Title: "emailVerified", Value: func(u admin.User) string { return strconv.FormatBool(u.Verified("email")) }},
			{Title: "created", Value: func(u admin.User) string { return Stamp(u.Created) }},
			{Title: "modified", Value: func(u admin.User) string { return Stamp(u.Modified) }},
		},
		More:   standardAttributes(),
		Custom: attribute,
	}
}

// enabled is a yes or no of scripts, "" where it is not told.
func enabled(u admin.User) string {
	if u.Enabled == admin.Untold {
		return ""
	}
	return strconv.FormatBool(u.Enabled == admin.Yes)
}

// standard are the attributes of every pool but those that are usual columns (developer
// guide, "working with user attributes"), and the one that links identity providers.
var standard = []string{
	"email_verified", "phone_number", "phone_number_verified", "name", "given_name", "family_name", "middle_name", "nickname",
	"preferred_username", "profile", "picture", "website", "gender", "birthdate", "zoneinfo", "locale", "address", "updated_at", "identities",
}

func standardAttributes() (columns []output.Column[admin.User]) {
	for _, name := range standard {
		columns = append(columns, attribute(name))
	}
	return columns
}

func attribute(name string) output.Column[admin.User] {
	return output.Column[admin.User]{Title: name, Value: func(u admin.User) string { return u.Attributes.Get(name) }}
}

// CustomIn are the custom attributes among names that are separated by commas.
func CustomIn(names string) (custom []string) {
	for name := range strings.SplitSeq(names, ",") {
		if name = strings.TrimSpace(name); isCustom(name) {
			custom = append(custom, name)
		}
	}
	return custom
}

// CustomOf are the custom attributes of a pool.
func CustomOf(pool admin.PoolDetail) (names []string) {
	for _, a := range pool.Attributes {
		if isCustom(a.Name) {
			names = append(names, a.Name)
		}
	}
	return names
}

// CheckCustom refuses custom attributes that a pool does not have. It knows none where
// the pool does not tell its schema.
func CheckCustom(names []string, pool admin.PoolDetail) error {
	if len(pool.Attributes) == 0 {
		return nil
	}
	there := CustomOf(pool)
	for _, name := range names {
		if slices.Contains(there, name) {
			continue
		}
		which := "It has no custom attribute."
		if len(there) > 0 {
			which = "It has " + plain.Text(strings.Join(there, ", ")) + "."
		}
		return exit.Usagef("--columns: the pool has no attribute %s\n%s", name, which)
	}
	return nil
}

// Stamp is a time as tables write it, "" for none.
func Stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
