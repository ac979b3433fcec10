package directory

import (
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
)

// User is one profile. A pool may have a million: what few users have is in Rarely, and times
// are milliseconds since 1970, the unit in which AWS answers.
type User struct {
	seq        uint64 // order of creation, unique in the pool
	Username   string
	Sub        string
	Attributes Attributes
	Created    int64
	Modified   int64
	Invited    int64 // when the temporary password was made, 0 without one
	Password   Password
	Groups     []*Group
	Status     types.UserStatusType
	Enabled    bool
	More       *Rarely
}

// Rarely is what most users of a large pool don't have.
type Rarely struct {
	account.Parts
	Factors    Factors
	Identities []Identity
	Pending    Attributes // addresses that take effect once they are verified
	earlier    *earlier
}

// Rare returns the user's rare values for writing.
func (u *User) Rare() *Rarely {
	if u.More == nil {
		u.More = &Rarely{}
	}
	return u.More
}

// Seldom returns the user's rare values for reading, never nil.
func (u *User) Seldom() *Rarely {
	if u.More == nil {
		return &Rarely{}
	}
	return u.More
}

// Touch sets UserLastModifiedDate.
func (u *User) Touch(at time.Time) { u.Modified = at.UnixMilli() }

// Attribute returns the value of one attribute, including the sub.
func (u *User) Attribute(name string) string {
	if name == "sub" {
		return u.Sub
	}
	return u.Attributes.Get(name)
}

// Verified reports whether an e-mail address or phone number is marked as verified.
func (u *User) Verified(name string) bool {
	return u.Attributes.Get(name) != "" && strings.EqualFold(u.Attributes.Get(name+"_verified"), "true")
}

// Listed returns the attributes as answers show them; with names, only those.
func (u *User) Listed(names []string) []types.AttributeType {
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	out := make([]types.AttributeType, 0, 12)
	add := func(name, value string) {
		if value != "" && (len(wanted) == 0 || wanted[name]) {
			out = append(out, types.AttributeType{Name: &name, Value: &value})
		}
	}
	add("sub", u.Sub)
	add("identities", u.identitiesJSON())
	for name, value := range u.Attributes.All() {
		add(name, value)
	}
	return out
}

// Described returns the user as ListUsers shows it.
func (u *User) Described(names []string) types.UserType {
	return types.UserType{
		Username:             aws.String(u.Username),
		Attributes:           u.Listed(names),
		Enabled:              u.Enabled,
		UserStatus:           u.Status,
		UserCreateDate:       aws.Time(time.UnixMilli(u.Created)),
		UserLastModifiedDate: aws.Time(time.UnixMilli(u.Modified)),
	}
}
