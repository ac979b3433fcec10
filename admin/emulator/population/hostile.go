package population

import (
	"strings"
	"time"
)

// Attack is a text by which a hostile user tries to control the terminal or mislead its reader.
type Attack struct {
	Kind     string // in words, for the name of a test
	Username string // of the hostile user
	// Raw is the text. It is in the user's attributes name, family_name and custom:tenant or,
	// when InUsername, the username itself.
	Raw        string
	InUsername bool
}

// Hostile returns the hostile users of acme-consumer, in the order of Attacks. They are exactly
// those that Demo puts, with the same seed and now, among the first 120 users and after the
// first 60.
func Hostile(seed uint64, now time.Time) []User {
	now = clock(now)
	attacks := Attacks()
	users := make([]User, len(attacks))
	for i, a := range attacks {
		users[i] = a.user(rolled(seed, streamHostile, i), now)
	}
	return users
}

func (a Attack) user(d *dice, now time.Time) User {
	text := a.Raw
	if a.InUsername {
		text = "Mallory"
	}
	created := now.Add(-90 * day).Add(time.Duration(d.IntN(80*24)) * time.Hour)
	return User{
		Username: a.Username,
		Sub:      d.uuid(),
		Status:   StatusConfirmed,
		Enabled:  true,
		Created:  created,
		Modified: d.between(created, now),
		Attributes: []Attribute{
			{"custom:plan", "free"},
			{"custom:tenant", text},
			{"email", "mallory." + strings.ReplaceAll(a.Kind, " ", ".") + "@example.net"},
			{"email_verified", "true"},
			{"family_name", text},
			{"given_name", "Mallory"},
			{"locale", "en_GB"},
			{"name", text},
		},
	}
}
