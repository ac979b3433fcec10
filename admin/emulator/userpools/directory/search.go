package directory

import "strings"

// fold returns the key of a value whose case does not count.
func fold(value string) string { return strings.ToLower(value) }

// searchAttributes are the ten attributes that a filter may name, with the keys by which they
// are searched and sorted. The documentation calls the username and the status case-sensitive
// and the user status not; another page says of all searches that case does not count. Here it
// does not count for the rest.
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

// searchable returns the key function of a searchable attribute, nil for any other.
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

// exactCase lists the filters whose value must match in case as well.
var exactCase = map[string]bool{"username": true, "status": true, "sub": true}
