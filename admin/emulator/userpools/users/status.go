package users

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

func setEnabled(c *account.Call, p *directory.Pool, u *directory.User, enabled bool) {
	p.Users.Change(u, func() { u.Enabled = enabled })
	u.Touch(c.At)
}

// SetStatus moves the user to a status and keeps the indexes up to date.
func SetStatus(c *account.Call, p *directory.Pool, u *directory.User, status types.UserStatusType) {
	p.Users.Change(u, func() { u.Status = status })
	u.Touch(c.At)
}

// NotUnconfirmed has a form seen in practice; the documentation has none.
func NotUnconfirmed(u *directory.User) error {
	return refuse.NotAuthorized("User cannot be confirmed. Current status is %s", u.Status)
}
