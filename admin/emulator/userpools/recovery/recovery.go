// Package recovery has password resets, asked for by users or administrators.
package recovery

import (
	"cmp"
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/messages"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/users"
)

// recoveryChannels are the recovery options that send a code: the attribute that it goes to, and
// the second factor on the same channel.
var recoveryChannels = map[types.RecoveryOptionNameType]struct{ attribute, factor string }{
	types.RecoveryOptionNameTypeVerifiedEmail:       {"email", directory.FactorEmail},
	types.RecoveryOptionNameTypeVerifiedPhoneNumber: {"phone_number", directory.FactorSMS},
}

// recoverable returns the attribute that the user's reset code goes to, or why the password
// can't be reset.
func recoverable(p *directory.Pool, u *directory.User) (attribute string, err error) {
	if !u.Enabled {
		return "", refuse.Disabled()
	}
	if u.Status != types.UserStatusTypeConfirmed && u.Status != types.UserStatusTypeResetRequired {
		return "", refuse.NotAuthorized("User password cannot be reset in the current state.")
	}
	options := recoveryOptions(p)
	if len(options) == 1 && options[0].Name == types.RecoveryOptionNameTypeAdminOnly {
		return "", refuse.NotAuthorized("Contact administrator to reset password.")
	}
	for _, option := range options {
		channel, sends := recoveryChannels[option.Name]
		// A code must not go to the channel of the second factor, or that channel alone would be
		// enough to get in.
		if sends && u.Verified(channel.attribute) && u.Seldom().Factors.Preferred != channel.factor {
			return channel.attribute, nil
		}
	}
	return "", refuse.InvalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number")
}

// recoveryOptions returns the pool's recovery options by priority.
func recoveryOptions(p *directory.Pool) []types.RecoveryOptionType {
	options := slices.Clone(p.Described.AccountRecoverySetting.RecoveryMechanisms)
	slices.SortFunc(options, func(a, b types.RecoveryOptionType) int { return cmp.Compare(*a.Priority, *b.Priority) })
	return options
}

// forgotPassword sends a reset code. To a client that hides users it claims to have sent one
// even where it can't.
func forgotPassword(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.ForgotPasswordInput) (*cip.ForgotPasswordOutput, error) {
	if err := k.CheckSecretHash(in.SecretHash, *in.Username); err != nil {
		return nil, err
	}
	u := p.Users.Find(*in.Username)
	if u != nil {
		if err := messages.Attempt(u, "ForgotPassword", c.At); err != nil {
			return nil, err
		}
	}
	attribute, err := Forgotten(p, k, u)
	switch {
	case err != nil:
		return nil, err
	case attribute == "":
		return &cip.ForgotPasswordOutput{CodeDeliveryDetails: messages.Details("email", *in.Username+"@example.com")}, nil
	}
	sent, err := messages.SendCode(c, p, u, messages.ForForgotPassword, attribute)
	if err != nil {
		return nil, err
	}
	history.Remember(c, p, u, types.EventTypeForgotPassword, types.EventResponseTypeInProgress)
	return &cip.ForgotPasswordOutput{CodeDeliveryDetails: sent}, nil
}

// Forgotten returns the attribute that a reset code goes to, "" where a client that hides users
// is only told that one was sent, or the refusal.
func Forgotten(p *directory.Pool, k *directory.Client, u *directory.User) (attribute string, err error) {
	switch {
	case k.HidesUsers() && (u == nil || !u.Enabled): // developer guide, managing error responses
		return "", nil
	case u == nil:
		return "", refuse.With("UserNotFoundException", "Username/client id combination not found.")
	}
	attribute, err = recoverable(p, u)
	if err != nil && k.HidesUsers() && refuse.AsFailure(err).Code == "InvalidParameterException" {
		return "", nil
	}
	return attribute, err
}

func confirmForgotPassword(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.ConfirmForgotPasswordInput) (*cip.ConfirmForgotPasswordOutput, error) {
	if err := k.CheckSecretHash(in.SecretHash, *in.Username); err != nil {
		return nil, err
	}
	u := p.Users.Find(*in.Username)
	if u == nil {
		if k.HidesUsers() {
			return nil, refuse.ExpiredCode()
		}
		return nil, refuse.With("UserNotFoundException", "Username/client id combination not found.")
	}
	if !u.Enabled {
		if k.HidesUsers() { // developer guide, managing error responses
			return nil, refuse.WrongCode()
		}
		return nil, refuse.Disabled()
	}
	if err := directory.Conforms(p.Policy(), *in.Password); err != nil {
		return nil, err // before the code is used up
	}
	sent, err := messages.Redeem(u, messages.ForForgotPassword, *in.ConfirmationCode, c.At)
	if err != nil {
		return nil, err
	}
	if err := users.SetPassword(c, p, u, *in.Password); err != nil {
		return nil, err
	}
	if sent.Proves(p, u) && users.MayVerify(p, u, sent.Attribute) {
		users.SetVerified(c, p, u, sent.Attribute)
	}
	users.SetStatus(c, p, u, types.UserStatusTypeConfirmed)
	history.Remember(c, p, u, types.EventTypePasswordChange, types.EventResponseTypePass)
	return &cip.ConfirmForgotPasswordOutput{}, nil
}

// adminResetUserPassword makes the password unusable and sends a code. The documentation offers
// it for expired temporary passwords too; in practice, and here, it is refused for them.
func adminResetUserPassword(c *account.Call, p *directory.Pool, u *directory.User, _ *cip.AdminResetUserPasswordInput) (*cip.AdminResetUserPasswordOutput, error) {
	attribute, err := recoverable(p, u)
	if err != nil {
		return nil, err
	}
	if _, err := messages.SendCode(c, p, u, messages.ForForgotPassword, attribute); err != nil {
		return nil, err
	}
	u.Password = directory.Password{}
	users.SetStatus(c, p, u, types.UserStatusTypeResetRequired)
	return &cip.AdminResetUserPasswordOutput{}, nil
}
