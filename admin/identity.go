package admin

import (
	"encoding/json"
	"slices"
)

// LinkedIdentity is a user of an identity provider behind a profile.
type LinkedIdentity struct {
	UserID   string `json:"userId"` // the provider's own id
	Provider string `json:"providerName"`
	Primary  bool   `json:"primary"` // the profile was made by this provider's sign-in, not by the pool
}

// Identities are the providers' users behind the profile, as its attribute of
// that name tells; none where it holds no such list.
func (u User) Identities() []LinkedIdentity {
	var list []LinkedIdentity
	_ = json.Unmarshal([]byte(u.Attributes.Get("identities")), &list) // what is no such list names nobody
	return list
}

// linked tells whether a provider's user is one of the profile's.
func (u User) linked(provider, id string) bool {
	return slices.ContainsFunc(u.Identities(), func(i LinkedIdentity) bool { return i.Provider == provider && i.UserID == id })
}
