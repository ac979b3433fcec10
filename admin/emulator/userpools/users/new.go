package users

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// New makes a user that is not yet in a pool. Where users sign in with their address, the sub is
// the username.
func New(c *account.Call, username string, given directory.Attributes, status types.UserStatusType) *directory.User {
	u := &directory.User{
		Username: username, Sub: c.Random.UUID(), Attributes: given, Status: status, Enabled: true,
		Created: c.At.UnixMilli(), Modified: c.At.UnixMilli(),
	}
	if username == "" {
		u.Username = u.Sub
	}
	return u
}
