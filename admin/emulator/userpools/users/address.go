package users

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// addresses are the attributes that have a verified attribute beside them.
var addresses = []string{"email", "phone_number"}

// MayVerify reports whether an address may be marked as the user's own: an alias is verified for
// one user at a time (developer guide, user pool attributes).
func MayVerify(p *directory.Pool, u *directory.User, address string) bool {
	return mayClaim(p, u, u.Attributes.With(address+"_verified", "true"), false) == nil
}

// SetVerified marks an address as the user's own.
func SetVerified(c *account.Call, p *directory.Pool, u *directory.User, address string) {
	p.Users.Change(u, func() { u.Attributes = u.Attributes.With(address+"_verified", "true") })
	u.Touch(c.At)
}

// AutoVerified returns the address to which a pool sends its first code: the phone number, where
// it verifies both.
func AutoVerified(p *directory.Pool, u *directory.User) string {
	for _, kind := range []types.VerifiedAttributeType{types.VerifiedAttributeTypePhoneNumber, types.VerifiedAttributeTypeEmail} {
		if slices.Contains(p.Described.AutoVerifiedAttributes, kind) && u.Attributes.Get(string(kind)) != "" {
			return string(kind)
		}
	}
	return ""
}
