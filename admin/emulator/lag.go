package emulator

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// Lag makes ListUsers tell of a change to a user only so long after it; 0, the
// default, at once. The API reference calls the list eventually consistent and
// says neither how long that takes nor whether filters lag as well: here they
// look at users as they are. A user who was deleted is gone at once.
func (s *Server) Lag(by time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lag = by
}

// earlier is a user as lists still show it.
type earlier struct {
	as    types.UserType
	until int64 // milliseconds since 1970
}

// lagging runs what may change a user, and keeps how the user was for lists.
func lagging(c *call, u *user, change func()) {
	if c.lag <= 0 {
		change()
		return
	}
	before, modified := u.listedAs(c.at), u.modified
	change()
	if u.modified != modified {
		u.rare().earlier = &earlier{before, c.at.Add(c.lag).UnixMilli()}
	}
}

// listedAs is the user as ListUsers shows it at a time.
func (u *user) listedAs(at time.Time) types.UserType {
	if then := u.seldom().earlier; then != nil && at.UnixMilli() < then.until {
		return then.as
	}
	return u.described(nil)
}
