package users

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/messages"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// MayWrite refuses attributes that the client of a user can't write. Whether an address is
// verified is never the user's to say (developer guide, attribute permissions).
func MayWrite(k *directory.Client, given []types.AttributeType) error {
	for _, a := range given {
		if !k.Writes(*a.Name) {
			return refuse.NotAuthorized("A client attempted to write unauthorized attribute")
		}
	}
	return nil
}

// updateUserAttributes changes what the user's client may write. A new address is sent a code if
// the pool verifies it, before or after it takes effect.
func updateUserAttributes(c *account.Call, p *directory.Pool, g *tokens.Grant, in *cip.UpdateUserAttributesInput) (*cip.UpdateUserAttributesOutput, error) {
	given := directory.ChangesOf(in.UserAttributes)
	if err := p.Knows(given); err != nil {
		return nil, err
	}
	if err := MayWrite(g.Client, in.UserAttributes); err != nil {
		return nil, err
	}
	unproven := changedAndVerified(p, g.User, given)
	sent, err := update(c, p, g.User, given)
	if err != nil {
		return nil, err
	}
	for _, address := range unproven {
		if g.User.Seldom().Pending.Get(address) != "" {
			continue // update has sent its code
		}
		details, err := messages.SendCode(c, p, g.User, messages.ForAttribute, address)
		if err != nil {
			return nil, err
		}
		sent = append(sent, *details)
	}
	return &cip.UpdateUserAttributesOutput{CodeDeliveryDetailsList: sent}, nil
}

// changedAndVerified returns the addresses that change and that the pool verifies by itself.
func changedAndVerified(p *directory.Pool, u *directory.User, given directory.Changes) []string {
	var out []string
	for _, address := range addresses {
		if changesAddress(u, given, address) && slices.Contains(p.Described.AutoVerifiedAttributes, types.VerifiedAttributeType(address)) {
			out = append(out, address)
		}
	}
	return out
}

func deleteUserAttributes(c *account.Call, p *directory.Pool, g *tokens.Grant, in *cip.DeleteUserAttributesInput) (*cip.DeleteUserAttributesOutput, error) {
	if err := removable(p, in.UserAttributeNames); err != nil {
		return nil, err
	}
	for _, name := range in.UserAttributeNames {
		if err := MayWrite(g.Client, []types.AttributeType{{Name: &name}}); err != nil {
			return nil, err
		}
	}
	_, err := adminDeleteUserAttributes(c, p, g.User, &cip.AdminDeleteUserAttributesInput{UserAttributeNames: in.UserAttributeNames})
	return &cip.DeleteUserAttributesOutput{}, err
}

// changePassword replaces the user's password by one that conforms to the policy. A user without
// a password needs no previous one. Who has one in an identity provider only is refused: neither
// that nor the texts of the first two refusals are documented.
func changePassword(c *account.Call, p *directory.Pool, g *tokens.Grant, in *cip.ChangePasswordInput) (*cip.ChangePasswordOutput, error) {
	u := g.User
	if u.Status == types.UserStatusTypeExternalProvider {
		return nil, refuse.NotAuthorized("Password of a federated user can't be changed.")
	}
	if err := messages.Attempt(u, "ChangePassword", c.At); err != nil {
		return nil, err
	}
	if u.Password != (directory.Password{}) {
		if in.PreviousPassword == nil {
			return nil, refuse.InvalidParameter("Missing required parameter PreviousPassword")
		}
		if !u.Password.Is(p.Digest(u.Username, *in.PreviousPassword)) {
			history.Remember(c, p, u, types.EventTypePasswordChange, types.EventResponseTypeFail)
			return nil, refuse.WrongPassword()
		}
	}
	if err := SetPassword(c, p, u, *in.ProposedPassword); err != nil {
		return nil, err
	}
	u.Touch(c.At)
	history.Remember(c, p, u, types.EventTypePasswordChange, types.EventResponseTypePass)
	return &cip.ChangePasswordOutput{}, nil
}

func deleteUser(c *account.Call, p *directory.Pool, g *tokens.Grant, _ *cip.DeleteUserInput) (*cip.DeleteUserOutput, error) {
	_, err := adminDeleteUser(c, p, g.User, nil)
	return &cip.DeleteUserOutput{}, err
}
