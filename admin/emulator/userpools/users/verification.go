package users

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/messages"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// verifiable refuses attributes that no code can reach, and addresses that the user lacks. The
// texts are not documented.
func verifiable(u *directory.User, attribute string) error {
	if !slices.Contains(addresses, attribute) {
		return refuse.InvalidParameter("Attribute %s can't be verified.", attribute)
	}
	if u.Attributes.Get(attribute) == "" && u.Seldom().Pending.Get(attribute) == "" {
		return refuse.InvalidParameter("User has no %s attribute to verify.", attribute)
	}
	return nil
}

func getUserAttributeVerificationCode(c *account.Call, p *directory.Pool, g *tokens.Grant, in *cip.GetUserAttributeVerificationCodeInput) (*cip.GetUserAttributeVerificationCodeOutput, error) {
	if err := verifiable(g.User, *in.AttributeName); err != nil {
		return nil, err
	}
	if err := messages.Attempt(g.User, "GetUserAttributeVerificationCode", c.At); err != nil {
		return nil, err
	}
	sent, err := messages.SendCode(c, p, g.User, messages.ForVerification, *in.AttributeName)
	if err != nil {
		return nil, err
	}
	return &cip.GetUserAttributeVerificationCodeOutput{CodeDeliveryDetails: sent}, nil
}

// verifyUserAttribute marks an address as verified. One that waits for its code takes effect
// now. An address that another user has as an alias is refused.
func verifyUserAttribute(c *account.Call, p *directory.Pool, g *tokens.Grant, in *cip.VerifyUserAttributeInput) (*cip.VerifyUserAttributeOutput, error) {
	u, attribute := g.User, *in.AttributeName
	if err := verifiable(u, attribute); err != nil {
		return nil, err
	}
	if err := messages.Attempt(u, "VerifyUserAttribute", c.At); err != nil {
		return nil, err
	}
	if err := messages.RedeemAddress(p, u, attribute, *in.Code, c.At); err != nil {
		return nil, err
	}
	proven := directory.Changes{{Name: attribute + "_verified", Value: "true"}}
	if pending := u.Seldom().Pending.Get(attribute); pending != "" {
		proven = append(proven, directory.Attribute{Name: attribute, Value: pending})
	}
	next := u.Attributes.Merged(proven)
	if err := claim(c, p, u, proven, next); err != nil {
		return nil, err
	}
	p.Users.Change(u, func() { u.Attributes = next })
	if u.More != nil {
		u.More.Pending = u.More.Pending.With(attribute, "")
	}
	u.Touch(c.At)
	return &cip.VerifyUserAttributeOutput{}, nil
}
