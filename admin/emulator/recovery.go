package emulator

import (
	"cmp"
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// recoveryChannels are the recovery options that send a code: the attribute it
// goes to, and the second factor that uses the same channel.
var recoveryChannels = map[types.RecoveryOptionNameType]struct{ attribute, factor string }{
	types.RecoveryOptionNameTypeVerifiedEmail:       {"email", factorEmail},
	types.RecoveryOptionNameTypeVerifiedPhoneNumber: {"phone_number", factorSMS},
}

// recoverable gives the attribute to which the user's reset code goes, or why
// the password can't be reset.
func recoverable(p *pool, u *user) (attribute string, err error) {
	if !u.enabled {
		return "", disabled()
	}
	if u.status != types.UserStatusTypeConfirmed && u.status != types.UserStatusTypeResetRequired {
		return "", notAuthorized("User password cannot be reset in the current state.")
	}
	options := recoveryOptions(p)
	if len(options) == 1 && options[0].Name == types.RecoveryOptionNameTypeAdminOnly {
		return "", notAuthorized("Contact administrator to reset password.")
	}
	for _, option := range options {
		channel, sends := recoveryChannels[option.Name]
		// A code must not go where the second factor goes, or one channel
		// would be enough to get in.
		if sends && u.verified(channel.attribute) && u.seldom().factors.preferred != channel.factor {
			return channel.attribute, nil
		}
	}
	return "", invalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number")
}

// recoveryOptions gives the pool's by priority.
func recoveryOptions(p *pool) []types.RecoveryOptionType {
	options := slices.Clone(p.described.AccountRecoverySetting.RecoveryMechanisms)
	slices.SortFunc(options, func(a, b types.RecoveryOptionType) int { return cmp.Compare(*a.Priority, *b.Priority) })
	return options
}

// forgotPassword sends a reset code. To a client that hides users it claims to
// have sent one even where it can't.
func forgotPassword(c *call, p *pool, k *client, in *cip.ForgotPasswordInput) (*cip.ForgotPasswordOutput, error) {
	if err := k.checkSecretHash(in.SecretHash, *in.Username); err != nil {
		return nil, err
	}
	u := p.users.find(*in.Username)
	if u != nil {
		if err := attempt(u, "ForgotPassword", c.at); err != nil {
			return nil, err
		}
	}
	attribute, err := forgotten(p, k, u)
	switch {
	case err != nil:
		return nil, err
	case attribute == "":
		return &cip.ForgotPasswordOutput{CodeDeliveryDetails: deliveryDetails("email", *in.Username+"@example.com")}, nil
	}
	sent, err := sendCode(c, p, u, forForgotPassword, attribute)
	if err != nil {
		return nil, err
	}
	remember(c, p, u, types.EventTypeForgotPassword, types.EventResponseTypeInProgress)
	return &cip.ForgotPasswordOutput{CodeDeliveryDetails: sent}, nil
}

// forgotten gives the attribute to which a reset code goes, "" where a client that
// hides users is only told so, or the refusal.
func forgotten(p *pool, k *client, u *user) (attribute string, err error) {
	switch {
	case u == nil && k.hidesUsers():
		return "", nil
	case u == nil:
		return "", fail("UserNotFoundException", "Username/client id combination not found.")
	}
	attribute, err = recoverable(p, u)
	if err != nil && k.hidesUsers() && asFailure(err).Code == "InvalidParameterException" {
		return "", nil
	}
	return attribute, err
}

func confirmForgotPassword(c *call, p *pool, k *client, in *cip.ConfirmForgotPasswordInput) (*cip.ConfirmForgotPasswordOutput, error) {
	if err := k.checkSecretHash(in.SecretHash, *in.Username); err != nil {
		return nil, err
	}
	u := p.users.find(*in.Username)
	if u == nil {
		if k.hidesUsers() {
			return nil, expiredCode()
		}
		return nil, fail("UserNotFoundException", "Username/client id combination not found.")
	}
	if !u.enabled {
		return nil, disabled()
	}
	if err := conforms(p.policy(), *in.Password); err != nil {
		return nil, err // before the code is spent
	}
	sent, err := redeem(u, forForgotPassword, *in.ConfirmationCode, c.at)
	if err != nil {
		return nil, err
	}
	if err := setPassword(c, p, u, *in.Password); err != nil {
		return nil, err
	}
	setVerified(c, p, u, sent.attribute)
	setStatus(c, p, u, types.UserStatusTypeConfirmed)
	remember(c, p, u, types.EventTypePasswordChange, types.EventResponseTypePass)
	return &cip.ConfirmForgotPasswordOutput{}, nil
}

// adminResetUserPassword makes the password unusable and sends a code. The
// documents offer it for expired temporary passwords too; in practice, and here,
// it refuses them.
func adminResetUserPassword(c *call, p *pool, u *user, _ *cip.AdminResetUserPasswordInput) (*cip.AdminResetUserPasswordOutput, error) {
	attribute, err := recoverable(p, u)
	if err != nil {
		return nil, err
	}
	if _, err := sendCode(c, p, u, forForgotPassword, attribute); err != nil {
		return nil, err
	}
	u.password = password{}
	setStatus(c, p, u, types.UserStatusTypeResetRequired)
	return &cip.AdminResetUserPasswordOutput{}, nil
}
