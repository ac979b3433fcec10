package emulator

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// earlier is a user as lists still show it.
type earlier struct {
	as    types.UserType
	until int64 // milliseconds since 1970
}

// lagging runs what may change a user, and keeps how the user was for lists.
func lagging(c *call, u *user, change func()) {
	lag := poolsIn(c).lag
	if lag <= 0 {
		change()
		return
	}
	before, modified := u.listedAs(c.at), u.modified
	change()
	if u.modified != modified {
		u.rare().earlier = &earlier{before, c.at.Add(lag).UnixMilli()}
	}
}

// listedAs is the user as ListUsers shows it at a time.
func (u *user) listedAs(at time.Time) types.UserType {
	if then := u.seldom().earlier; then != nil && at.UnixMilli() < then.until {
		return then.as
	}
	return u.described(nil)
}
