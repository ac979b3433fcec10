package emulator

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func signUp(c *call, p *pool, k *client, in *cip.SignUpInput) (*cip.SignUpOutput, error) {
	if err := k.checkSecretHash(in.SecretHash, *in.Username); err != nil {
		return nil, err
	}
	if p.described.AdminCreateUserConfig.AllowAdminCreateUserOnly {
		return nil, notAuthorized("SignUp is not permitted for this user pool")
	}
	username, given, err := signUpName(p, *in.Username, changesOf(in.UserAttributes))
	if err != nil {
		return nil, err
	}
	if p.users.byName[p.users.key(username)] != nil {
		return nil, fail("UsernameExistsException", "User already exists")
	}
	if err := conforms(p.policy(), deref(in.Password)); err != nil {
		return nil, err
	}
	if err := p.fits(given, true); err != nil {
		return nil, err
	}
	if err := p.completeFor(attributesOf(given)); err != nil {
		return nil, err
	}
	u := newUser(c, username, attributesOf(given), types.UserStatusTypeUnconfirmed)
	u.password = newPassword(c.random, deref(in.Password))
	out := &cip.SignUpOutput{UserSub: aws.String(u.sub)}
	if address := autoVerified(p, u); address != "" {
		if out.CodeDeliveryDetails, err = sendCode(c, p, u, forSignUp, address); err != nil {
			return nil, err
		}
	}
	p.users.add(u)
	remember(c, p, u, types.EventTypeSignUp, types.EventResponseTypeInProgress)
	return out, nil
}

func confirmSignUp(c *call, p *pool, k *client, in *cip.ConfirmSignUpInput) (*cip.ConfirmSignUpOutput, error) {
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
	if u.status != types.UserStatusTypeUnconfirmed {
		return nil, notUnconfirmed(u)
	}
	if err := attempt(u, "ConfirmSignUp", c.at); err != nil {
		return nil, err
	}
	sent, err := redeem(u, forSignUp, *in.ConfirmationCode, c.at)
	if err != nil {
		return nil, err
	}
	verified := u.attributes.with(sent.attribute+"_verified", "true")
	if err := claimAliases(p, c, u, verified, in.ForceAliasCreation); err != nil {
		return nil, err
	}
	setVerified(c, p, u, sent.attribute)
	setStatus(c, p, u, types.UserStatusTypeConfirmed)
	remember(c, p, u, types.EventTypeSignUp, types.EventResponseTypePass)
	return &cip.ConfirmSignUpOutput{}, nil
}

func resendConfirmationCode(c *call, p *pool, k *client, in *cip.ResendConfirmationCodeInput) (*cip.ResendConfirmationCodeOutput, error) {
	if err := k.checkSecretHash(in.SecretHash, *in.Username); err != nil {
		return nil, err
	}
	u := p.users.find(*in.Username)
	if u == nil {
		if k.hidesUsers() {
			return &cip.ResendConfirmationCodeOutput{CodeDeliveryDetails: deliveryDetails("email", *in.Username+"@example.com")}, nil
		}
		return nil, fail("UserNotFoundException", "Username/client id combination not found.")
	}
	if u.status != types.UserStatusTypeUnconfirmed {
		return nil, invalidParameter("User is already confirmed.")
	}
	if err := attempt(u, "ResendConfirmationCode", c.at); err != nil {
		return nil, err
	}
	address := autoVerified(p, u)
	if address == "" {
		return nil, invalidParameter("Auto verification not turned on.")
	}
	sent, err := sendCode(c, p, u, forResend, address)
	if err != nil {
		return nil, err
	}
	remember(c, p, u, types.EventTypeResendCode, types.EventResponseTypePass)
	return &cip.ResendConfirmationCodeOutput{CodeDeliveryDetails: sent}, nil
}

func adminConfirmSignUp(c *call, p *pool, u *user, _ *cip.AdminConfirmSignUpInput) (*cip.AdminConfirmSignUpOutput, error) {
	if u.status != types.UserStatusTypeUnconfirmed {
		return nil, notUnconfirmed(u)
	}
	setStatus(c, p, u, types.UserStatusTypeConfirmed)
	return &cip.AdminConfirmSignUpOutput{}, nil
}
