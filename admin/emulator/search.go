package emulator

import "strings"

// fold makes the key of a value whose case does not count.
func fold(value string) string { return strings.ToLower(value) }

// searchAttributes are the ten attributes that a filter may name, with the keys
// they are searched and sorted by. The documents call the username and the
// status case-sensitive and the user status not, and say of all searches, on
// another page, that case does not count: it does not for the rest, here.
var searchAttributes = map[string]func(*user) string{
	"username":            func(u *user) string { return u.username },
	"sub":                 func(u *user) string { return u.sub },
	"cognito:user_status": func(u *user) string { return fold(string(u.status)) },
	"status":              enabledWord,
	"email":               folded("email"),
	"phone_number":        folded("phone_number"),
	"name":                folded("name"),
	"given_name":          folded("given_name"),
	"family_name":         folded("family_name"),
	"preferred_username":  folded("preferred_username"),
}

// searchable gives the key of a searchable attribute, nil for another.
func searchable(name string) func(*user) string { return searchAttributes[name] }

func folded(name string) func(*user) string {
	return func(u *user) string { return fold(u.attributes.get(name)) }
}

func enabledWord(u *user) string {
	if u.enabled {
		return "Enabled"
	}
	return "Disabled"
}

// exactCase tells the filters whose value must match in case as well.
var exactCase = map[string]bool{"username": true, "status": true, "sub": true}
