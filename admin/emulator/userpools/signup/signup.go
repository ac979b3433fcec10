// Package signup has sign-up: users create their own profile and confirm it.
package signup

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/messages"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/signin"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/users"
)

func signUp(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.SignUpInput) (*cip.SignUpOutput, error) {
	if err := k.CheckSecretHash(in.SecretHash, *in.Username); err != nil {
		return nil, err
	}
	if p.Described.AdminCreateUserConfig.AllowAdminCreateUserOnly {
		return nil, refuse.NotAuthorized("SignUp is not permitted for this user pool")
	}
	username, given, err := users.SignUpName(p, *in.Username, directory.ChangesOf(in.UserAttributes))
	if err != nil {
		return nil, err
	}
	if p.Users.ByName[p.Users.Key(username)] != nil {
		return nil, refuse.With("UsernameExistsException", "User already exists")
	}
	if err := directory.Conforms(p.Policy(), shape.Value(in.Password)); err != nil {
		return nil, err
	}
	if err := p.Fits(given, true); err != nil {
		return nil, err
	}
	if err := users.MayWrite(k, in.UserAttributes); err != nil {
		return nil, err
	}
	if err := p.CompleteFor(directory.AttributesOf(given)); err != nil {
		return nil, err
	}
	u := users.New(c, username, directory.AttributesOf(given), types.UserStatusTypeUnconfirmed)
	u.Password = directory.NewPassword(c.Random, p.Digest(u.Username, shape.Value(in.Password)))
	out := &cip.SignUpOutput{UserSub: aws.String(u.Sub)}
	if address := users.AutoVerified(p, u); address != "" {
		if out.CodeDeliveryDetails, err = messages.SendCode(c, p, u, messages.ForSignUp, address); err != nil {
			return nil, err
		}
	}
	p.Users.Add(u)
	out.Session = signin.SigningUp(c, p, k, u)
	history.Remember(c, p, u, types.EventTypeSignUp, types.EventResponseTypeInProgress)
	return out, nil
}

func confirmSignUp(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.ConfirmSignUpInput) (*cip.ConfirmSignUpOutput, error) {
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
	if u.Status != types.UserStatusTypeUnconfirmed {
		return nil, users.NotUnconfirmed(u)
	}
	signIn, err := signin.Confirming(c, p, k, u, in.Session)
	if err != nil {
		return nil, err
	}
	if err := messages.Attempt(u, "ConfirmSignUp", c.At); err != nil {
		return nil, err
	}
	sent, err := messages.Check(u, messages.ForSignUp, *in.ConfirmationCode, c.At)
	if err != nil {
		return nil, err
	}
	if sent.Proves(p, u) {
		verified := u.Attributes.With(sent.Attribute+"_verified", "true")
		// A code that meets an alias of somebody else is valid still: with ForceAliasCreation it
		// takes the alias (developer guide, user pool attributes).
		if err := users.ClaimAliases(p, c, u, verified, in.ForceAliasCreation); err != nil {
			return nil, err
		}
		users.SetVerified(c, p, u, sent.Attribute)
	}
	messages.Use(u, messages.ForSignUp)
	users.SetStatus(c, p, u, types.UserStatusTypeConfirmed)
	history.Remember(c, p, u, types.EventTypeSignUp, types.EventResponseTypePass)
	return &cip.ConfirmSignUpOutput{Session: signIn()}, nil
}

func resendConfirmationCode(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.ResendConfirmationCodeInput) (*cip.ResendConfirmationCodeOutput, error) {
	if err := k.CheckSecretHash(in.SecretHash, *in.Username); err != nil {
		return nil, err
	}
	u := p.Users.Find(*in.Username)
	if u == nil {
		if k.HidesUsers() {
			return &cip.ResendConfirmationCodeOutput{CodeDeliveryDetails: messages.Details("email", *in.Username+"@example.com")}, nil
		}
		return nil, refuse.With("UserNotFoundException", "Username/client id combination not found.")
	}
	if u.Status != types.UserStatusTypeUnconfirmed {
		return nil, refuse.InvalidParameter("User is already confirmed.")
	}
	if err := messages.Attempt(u, "ResendConfirmationCode", c.At); err != nil {
		return nil, err
	}
	address := users.AutoVerified(p, u)
	if address == "" {
		return nil, refuse.InvalidParameter("Auto verification not turned on.")
	}
	sent, err := messages.SendCode(c, p, u, messages.ForResend, address)
	if err != nil {
		return nil, err
	}
	history.Remember(c, p, u, types.EventTypeResendCode, types.EventResponseTypePass)
	return &cip.ResendConfirmationCodeOutput{CodeDeliveryDetails: sent}, nil
}

func adminConfirmSignUp(c *account.Call, p *directory.Pool, u *directory.User, _ *cip.AdminConfirmSignUpInput) (*cip.AdminConfirmSignUpOutput, error) {
	if u.Status != types.UserStatusTypeUnconfirmed {
		return nil, users.NotUnconfirmed(u)
	}
	users.SetStatus(c, p, u, types.UserStatusTypeConfirmed)
	return &cip.AdminConfirmSignUpOutput{}, nil
}
