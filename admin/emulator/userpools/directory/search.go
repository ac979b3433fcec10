package directory

import "strings"

// fold makes the key of a value whose case does not count.
func fold(value string) string { return strings.ToLower(value) }

// searchAttributes are the ten attributes that a filter may name, with the keys
// they are searched and sorted by. The documents call the username and the
// status case-sensitive and the user status not, and say of all searches, on
// another page, that case does not count: it does not for the rest, here.
var searchAttributes = map[string]func(*User) string{
	"username":            func(u *User) string { return u.Username },
	"sub":                 func(u *User) string { return u.Sub },
	"cognito:user_status": func(u *User) string { return fold(string(u.Status)) },
	"status":              enabledWord,
	"email":               folded("email"),
	"phone_number":        folded("phone_number"),
	"name":                folded("name"),
	"given_name":          folded("given_name"),
	"family_name":         folded("family_name"),
	"preferred_username":  folded("preferred_username"),
}

// searchable gives the key of a searchable attribute, nil for another.
func searchable(name string) func(*User) string { return searchAttributes[name] }

func folded(name string) func(*User) string {
	return func(u *User) string { return fold(u.Attributes.Get(name)) }
}

func enabledWord(u *User) string {
	if u.Enabled {
		return "Enabled"
	}
	return "Disabled"
}

// exactCase tells the filters whose value must match in case as well.
var exactCase = map[string]bool{"username": true, "status": true, "sub": true}
