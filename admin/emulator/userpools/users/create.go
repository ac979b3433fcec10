package users

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/messages"
)

// adminCreateUser invites a user, or with RESEND invites them again.
func adminCreateUser(c *account.Call, p *directory.Pool, in *cip.AdminCreateUserInput) (*cip.AdminCreateUserOutput, error) {
	if in.MessageAction == types.MessageActionTypeResend {
		return resendInvitation(c, p, in)
	}
	username, given, err := SignUpName(p, *in.Username, directory.ChangesOf(in.UserAttributes))
	if err != nil {
		return nil, err
	}
	if p.Users.ByName[p.Users.Key(username)] != nil {
		return nil, refuse.With("UsernameExistsException", "User account already exists")
	}
	if err := p.Fits(given, true); err != nil {
		return nil, err
	}
	if err := mayClaim(p, nil, directory.AttributesOf(given), in.ForceAliasCreation); err != nil {
		return nil, err
	}
	temporary, err := temporaryFor(c, p, in.TemporaryPassword)
	if err != nil {
		return nil, err
	}
	u := New(c, username, directory.AttributesOf(given), types.UserStatusTypeForceChangePassword)
	if in.MessageAction != types.MessageActionTypeSuppress {
		if err := invite(c, p, u, temporary, in.DesiredDeliveryMediums); err != nil {
			return nil, err
		}
	}
	setTemporaryPassword(c, p, u, temporary)
	takeAliases(p, c, nil, directory.AttributesOf(given))
	p.Users.Add(u)
	described := u.Described(nil)
	return &cip.AdminCreateUserOutput{User: &described}, nil
}

func resendInvitation(c *account.Call, p *directory.Pool, in *cip.AdminCreateUserInput) (*cip.AdminCreateUserOutput, error) {
	u := p.Users.Find(*in.Username)
	if u == nil {
		return nil, refuse.UserNotFound()
	}
	if u.Status != types.UserStatusTypeForceChangePassword {
		// Only the exception's name is documented.
		return nil, refuse.With("UnsupportedUserStateException", "User %s is in the status %s, and can't be invited again.", u.Username, u.Status)
	}
	temporary, err := temporaryFor(c, p, in.TemporaryPassword)
	if err != nil {
		return nil, err
	}
	if err := invite(c, p, u, temporary, in.DesiredDeliveryMediums); err != nil {
		return nil, err
	}
	setTemporaryPassword(c, p, u, temporary)
	u.Touch(c.At)
	described := u.Described(nil)
	return &cip.AdminCreateUserOutput{User: &described}, nil
}

// temporaryFor returns the temporary password of an invitation.
func temporaryFor(c *account.Call, p *directory.Pool, given *string) (string, error) {
	if shape.Value(given) == "" {
		return directory.TemporaryPassword(c.Random, p.Policy()), nil
	}
	return *given, directory.Conforms(p.Policy(), *given)
}

// invite sends the temporary password by each medium that was asked for and is possible. The
// default is SMS, as documented: a user with only an e-mail address then gets no message.
func invite(c *account.Call, p *directory.Pool, u *directory.User, temporary string, mediums []types.DeliveryMediumType) error {
	if len(mediums) == 0 {
		mediums = []types.DeliveryMediumType{types.DeliveryMediumTypeSms}
	}
	for _, attribute := range []string{"email", "phone_number"} {
		if u.Attributes.Get(attribute) != "" && slices.Contains(mediums, messages.MediumOf(attribute)) {
			if _, err := messages.Send(c, p, u, messages.ForInvitation, attribute, temporary); err != nil {
				return err
			}
		}
	}
	return nil
}
