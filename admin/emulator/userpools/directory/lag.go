package directory

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
)

// earlier is a user as lists still show it.
type earlier struct {
	as    types.UserType
	until int64 // milliseconds since 1970
}

// Lagging runs what may change a user, and keeps the user's earlier state for lists.
func Lagging(c *account.Call, u *User, change func()) {
	lag := In(c).Lag
	if lag <= 0 {
		change()
		return
	}
	before, modified := u.ListedAt(c.At), u.Modified
	change()
	if u.Modified != modified {
		u.Rare().earlier = &earlier{before, c.At.Add(lag).UnixMilli()}
	}
}

// ListedAt is the user as ListUsers shows it at a time.
func (u *User) ListedAt(at time.Time) types.UserType {
	if then := u.Seldom().earlier; then != nil && at.UnixMilli() < then.until {
		return then.as
	}
	return u.Described(nil)
}
