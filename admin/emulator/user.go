package emulator

import (
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// user is one profile. A pool may hold a million: what few users have is in
// rarely, and times are milliseconds since 1970, which is what AWS answers with.
type user struct {
	seq        uint64 // order of creation, unique in the pool
	username   string
	sub        string
	attributes attributes
	created    int64
	modified   int64
	invited    int64 // when the temporary password was made, 0 without one
	password   password
	groups     []*group
	status     types.UserStatusType
	enabled    bool
	more       *rarely
}

// rarely is what most users of a large pool have nothing of.
type rarely struct {
	parts
	factors    factors
	identities []identity
	pending    attributes // addresses that count once they are verified
	earlier    *earlier
}

// rare gives the user's rare things to write to.
func (u *user) rare() *rarely {
	if u.more == nil {
		u.more = &rarely{}
	}
	return u.more
}

// seldom gives the user's rare things to read, never nil.
func (u *user) seldom() *rarely {
	if u.more == nil {
		return &rarely{}
	}
	return u.more
}

// touch moves UserLastModifiedDate.
func (u *user) touch(at time.Time) { u.modified = at.UnixMilli() }

// attribute gives the value of one attribute, the sub included.
func (u *user) attribute(name string) string {
	if name == "sub" {
		return u.sub
	}
	return u.attributes.get(name)
}

// verified tells whether an e-mail address or phone number is marked so.
func (u *user) verified(name string) bool {
	return u.attributes.get(name) != "" && strings.EqualFold(u.attributes.get(name+"_verified"), "true")
}

// listed gives the attributes as answers show them. With names only those.
func (u *user) listed(names []string) []types.AttributeType {
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
	add("sub", u.sub)
	add("identities", u.identitiesJSON())
	for name, value := range u.attributes.all() {
		add(name, value)
	}
	return out
}

// described gives the user as ListUsers shows it.
func (u *user) described(names []string) types.UserType {
	return types.UserType{
		Username:             aws.String(u.username),
		Attributes:           u.listed(names),
		Enabled:              u.enabled,
		UserStatus:           u.status,
		UserCreateDate:       aws.Time(time.UnixMilli(u.created)),
		UserLastModifiedDate: aws.Time(time.UnixMilli(u.modified)),
	}
}
