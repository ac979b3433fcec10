package directory

import (
	"encoding/json"
)

// Identity is a user of an identity provider behind a profile. The attribute identities holds
// them in this form.
type Identity struct {
	UserID       string  `json:"userId"`
	ProviderName string  `json:"providerName"`
	ProviderType string  `json:"providerType"`
	Issuer       *string `json:"issuer"`
	Primary      bool    `json:"primary"`
	DateCreated  int64   `json:"dateCreated"` // milliseconds since 1970
}

// identitiesJSON returns the attribute's value, "" for a user without identities.
func (u *User) identitiesJSON() string {
	if u.More == nil || len(u.More.Identities) == 0 {
		return ""
	}
	text, err := json.Marshal(u.More.Identities)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return string(text)
}
