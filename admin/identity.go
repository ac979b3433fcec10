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

	exact struct{ id, provider exact }
}

// Identities are the providers' users linked to the profile, by its attribute
// of that name; none if that holds no such list.
func (u User) Identities() []LinkedIdentity {
	var list []LinkedIdentity
	_ = json.Unmarshal([]byte(u.Attributes.Exact("identities")), &list) // what is no such list names nobody
	for i := range list {
		identity := &list[i] // its escapes may stand for anything
		identity.UserID, identity.exact.id = read(identity.UserID)
		identity.Provider, identity.exact.provider = read(identity.Provider)
	}
	return list
}

// ExactID is the id at the provider as AWS holds it.
func (i LinkedIdentity) ExactID() string { return i.exact.id.of(i.UserID) }

// ExactProvider is the name of the provider as AWS holds it.
func (i LinkedIdentity) ExactProvider() string { return i.exact.provider.of(i.Provider) }

// HasIdentity reports whether a provider's user is one of the profile's.
func (u User) HasIdentity(provider, id string) bool {
	return slices.ContainsFunc(u.Identities(), func(i LinkedIdentity) bool { return i.ExactProvider() == provider && i.ExactID() == id })
}
