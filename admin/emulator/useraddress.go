package emulator

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// addresses are the attributes with a verified mark beside them.
var addresses = []string{"email", "phone_number"}

// setVerified marks an address as the user's own.
func setVerified(c *call, p *pool, u *user, address string) {
	p.users.change(u, func() { u.attributes = u.attributes.with(address+"_verified", "true") })
	u.touch(c.at)
}

// autoVerified gives the address to which a pool sends its first code: the phone
// number, where it verifies both.
func autoVerified(p *pool, u *user) string {
	for _, kind := range []types.VerifiedAttributeType{types.VerifiedAttributeTypePhoneNumber, types.VerifiedAttributeTypeEmail} {
		if slices.Contains(p.described.AutoVerifiedAttributes, kind) && u.attributes.get(string(kind)) != "" {
			return string(kind)
		}
	}
	return ""
}
