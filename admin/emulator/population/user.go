package population

import (
	"slices"
	"strings"
	"time"
)

// The statuses of a user.
const (
	StatusUnconfirmed         = "UNCONFIRMED"
	StatusConfirmed           = "CONFIRMED"
	StatusForceChangePassword = "FORCE_CHANGE_PASSWORD"
	StatusResetRequired       = "RESET_REQUIRED"
	StatusExternalProvider    = "EXTERNAL_PROVIDER"
)

// User is one user profile.
type User struct {
	Username string
	Sub      string
	// Attributes are sorted by name and do not include the sub.
	Attributes []Attribute
	Status     string
	Enabled    bool
	Created    time.Time
	Modified   time.Time // not before Created
	// Invited is when the temporary password was last set: its validity counts from there. Zero
	// unless the status is FORCE_CHANGE_PASSWORD.
	Invited time.Time
	Groups  []string
	// Password is the present password, temporary or not, of the few users as whom one may sign
	// in; "" = nobody knows it.
	Password string
	// Factors is AdminGetUser's UserMFASettingList, PreferredFactor its
	// PreferredMfaSetting. TOTPSecret is the authenticator's key in base32, ""
	// when none was set up.
	Factors         []string
	PreferredFactor string
	TOTPSecret      string
	// Identities are the provider identities behind the profile, as in its attribute identities.
	Identities []Identity
	Devices    []Device
}

// Attribute is one attribute of a user.
type Attribute struct{ Name, Value string }

// Get returns the value of the attribute name, "" when the user has none.
func (u User) Get(name string) string {
	i, ok := slices.BinarySearchFunc(u.Attributes, name, func(a Attribute, name string) int {
		return strings.Compare(a.Name, name)
	})
	if !ok {
		return ""
	}
	return u.Attributes[i].Value
}
