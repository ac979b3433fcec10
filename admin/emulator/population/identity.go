package population

import (
	"encoding/json"
	"time"
)

// Identity links a profile to a user of an identity provider. Primary is true
// when the profile was made by that provider, false when an administrator linked
// it to a profile of the pool's own.
type Identity struct {
	UserID       string
	ProviderName string
	ProviderType string
	Issuer       string // "" = none
	Primary      bool
	DateCreated  time.Time
}

// identitiesJSON writes the attribute identities in Cognito's form: compact, the
// issuer null when there is none, the date in milliseconds.
func identitiesJSON(ids []Identity) string {
	type wire struct {
		UserID       string  `json:"userId"`
		ProviderName string  `json:"providerName"`
		ProviderType string  `json:"providerType"`
		Issuer       *string `json:"issuer"`
		Primary      bool    `json:"primary"`
		DateCreated  int64   `json:"dateCreated"`
	}
	out := make([]wire, len(ids))
	for i, id := range ids {
		out[i] = wire{id.UserID, id.ProviderName, id.ProviderType, nil, id.Primary, id.DateCreated.UnixMilli()}
		if id.Issuer != "" {
			out[i].Issuer = &id.Issuer
		}
	}
	text, err := json.Marshal(out)
	if err != nil {
		panic(err) // unreachable: strings, numbers and booleans always marshal
	}
	return string(text)
}
