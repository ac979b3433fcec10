package population

import (
	"slices"
	"strings"
	"time"
)

// part is one of the fixed cast. Ages count back from now.
type part struct {
	username      string
	given, family string
	// nickname is the preferred_username, "" = none.
	nickname        string
	email, phone    string
	emailVerified   bool
	phoneVerified   bool
	status          string // "" = CONFIRMED
	disabled        bool
	created         time.Duration
	modified        time.Duration
	invited         time.Duration
	groups          []string
	totp            string
	factors         []string // besides or instead of TOTP
	provider        *Identity
	devices         int
	tenant, planned string
}

// cast is the first page of acme-consumer: one user for each reason why a sign-in fails, and
// some without a problem.
func cast(seed uint64, now time.Time) []User {
	parts := parts()
	users := make([]User, len(parts))
	for i, p := range parts {
		users[i] = p.user(rolled(seed, streamCast, i), now)
	}
	return users
}

// user plays the part.
func (p part) user(d *dice, now time.Time) User {
	u := User{
		Username: p.username,
		Sub:      d.uuid(),
		Status:   p.status,
		Enabled:  !p.disabled,
		Created:  now.Add(-p.created),
		Modified: now.Add(-p.modified),
		Groups:   p.groups,
		Factors:  p.factors,
	}
	if u.Status == "" {
		u.Status = StatusConfirmed
	}
	if p.provider != nil {
		id := *p.provider
		id.DateCreated = u.Modified
		if id.Primary {
			id.DateCreated = u.Created
		}
		u.Identities = []Identity{id}
	}
	if u.Status == StatusForceChangePassword {
		u.Invited = now.Add(-p.invited)
	}
	if u.Status != StatusExternalProvider {
		u.Password = password(p.username)
	}
	if p.totp != "" {
		u.setTOTP(p.totp)
		u.Factors = append(u.Factors, p.factors...)
	} else if len(p.factors) > 0 {
		u.PreferredFactor = p.factors[0]
	}
	for range p.devices {
		u.Devices = append(u.Devices, device(d, deviceNames(), u.Created, now))
	}
	u.Attributes = p.attributes(u.Identities)
	return u
}

// password is what a member of the cast signs in with: Alice-demo-1 for alice.
// It meets the policies of all pools.
func password(username string) string {
	return strings.ToUpper(username[:1]) + username[1:] + "-demo-1"
}

func (p part) attributes(ids []Identity) []Attribute {
	a := []Attribute{
		{"custom:plan", p.planned},
		{"custom:tenant", p.tenant},
		{"email", p.email},
		{"family_name", p.family},
		{"given_name", p.given},
		{"locale", "en_GB"},
		{"name", p.given + " " + p.family},
		{"phone_number", p.phone},
		{"preferred_username", p.nickname},
		{"zoneinfo", "Europe/Lisbon"},
	}
	if p.email != "" {
		a = append(a, Attribute{"email_verified", yes(p.emailVerified)})
	}
	if p.phone != "" {
		a = append(a, Attribute{"phone_number_verified", yes(p.phoneVerified)})
	}
	if len(ids) > 0 {
		a = append(a, Attribute{"identities", identitiesJSON(ids)})
	}
	a = slices.DeleteFunc(a, func(a Attribute) bool { return a.Value == "" })
	slices.SortFunc(a, func(a, b Attribute) int { return strings.Compare(a.Name, b.Name) })
	return a
}
