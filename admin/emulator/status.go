package emulator

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func setEnabled(c *call, p *pool, u *user, enabled bool) {
	p.users.change(u, func() { u.enabled = enabled })
	u.touch(c.at)
}

// setStatus moves the user to a status. Indexes are kept by it.
func setStatus(c *call, p *pool, u *user, status types.UserStatusType) {
	p.users.change(u, func() { u.status = status })
	u.touch(c.at)
}

// notUnconfirmed is in a form seen in practice; the documents don't give it.
func notUnconfirmed(u *user) error {
	return notAuthorized("User cannot be confirmed. Current status is %s", u.status)
}
