package emulator

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// adminCreateUser invites a user, or with RESEND invites one again.
func adminCreateUser(c *call, p *pool, in *cip.AdminCreateUserInput) (*cip.AdminCreateUserOutput, error) {
	if in.MessageAction == types.MessageActionTypeResend {
		return resendInvitation(c, p, in)
	}
	username, given, err := signUpName(p, *in.Username, changesOf(in.UserAttributes))
	if err != nil {
		return nil, err
	}
	if p.users.byName[p.users.key(username)] != nil {
		return nil, fail("UsernameExistsException", "User account already exists")
	}
	if err := p.fits(given, true); err != nil {
		return nil, err
	}
	if err := claimAliases(p, c, nil, attributesOf(given), in.ForceAliasCreation); err != nil {
		return nil, err
	}
	temporary, err := temporaryFor(c, p, in.TemporaryPassword)
	if err != nil {
		return nil, err
	}
	u := newUser(c, username, attributesOf(given), types.UserStatusTypeForceChangePassword)
	if in.MessageAction != types.MessageActionTypeSuppress {
		if err := invite(c, p, u, temporary, in.DesiredDeliveryMediums); err != nil {
			return nil, err
		}
	}
	setTemporaryPassword(c, u, temporary)
	p.users.add(u)
	described := u.described(nil)
	return &cip.AdminCreateUserOutput{User: &described}, nil
}

func resendInvitation(c *call, p *pool, in *cip.AdminCreateUserInput) (*cip.AdminCreateUserOutput, error) {
	u := p.users.find(*in.Username)
	if u == nil {
		return nil, userNotFound()
	}
	if u.status != types.UserStatusTypeForceChangePassword {
		// Only the exception's name is documented.
		return nil, fail("UnsupportedUserStateException", "User %s is in the status %s, and can't be invited again.", u.username, u.status)
	}
	temporary, err := temporaryFor(c, p, in.TemporaryPassword)
	if err != nil {
		return nil, err
	}
	if err := invite(c, p, u, temporary, in.DesiredDeliveryMediums); err != nil {
		return nil, err
	}
	setTemporaryPassword(c, u, temporary)
	u.touch(c.at)
	described := u.described(nil)
	return &cip.AdminCreateUserOutput{User: &described}, nil
}

// temporaryFor gives the temporary password of an invitation.
func temporaryFor(c *call, p *pool, given *string) (string, error) {
	if deref(given) == "" {
		return temporaryPassword(c.random, p.policy()), nil
	}
	return *given, conforms(p.policy(), *given)
}

// invite sends the temporary password by each medium asked for and possible.
// The default is SMS, as documented: an address alone then gets no message.
func invite(c *call, p *pool, u *user, temporary string, mediums []types.DeliveryMediumType) error {
	if len(mediums) == 0 {
		mediums = []types.DeliveryMediumType{types.DeliveryMediumTypeSms}
	}
	for _, attribute := range []string{"email", "phone_number"} {
		if u.attributes.get(attribute) != "" && slices.Contains(mediums, mediumOf(attribute)) {
			if _, err := send(c, p, u, forInvitation, attribute, temporary); err != nil {
				return err
			}
		}
	}
	return nil
}
