package emulator

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// newUser makes a user who stands nowhere yet. Where users sign in with their
// address, the sub is the username.
func newUser(c *call, username string, given attributes, status types.UserStatusType) *user {
	u := &user{
		username: username, sub: c.random.uuid(), attributes: given, status: status, enabled: true,
		created: c.at.UnixMilli(), modified: c.at.UnixMilli(),
	}
	if username == "" {
		u.username = u.sub
	}
	return u
}
