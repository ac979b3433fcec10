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

func adminUpdateUserAttributes(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminUpdateUserAttributesInput) (*cip.AdminUpdateUserAttributesOutput, error) {
	if _, err := update(c, p, u, directory.ChangesOf(in.UserAttributes)); err != nil {
		return nil, err
	}
	return &cip.AdminUpdateUserAttributesOutput{}, nil
}

// update changes attributes, except addresses that must be verified first, and returns where
// their codes were sent.
func update(c *account.Call, p *directory.Pool, u *directory.User, given directory.Changes) ([]types.CodeDeliveryDetailsType, error) {
	if err := p.Fits(given, false); err != nil {
		return nil, err
	}
	given, sent, err := holdBack(c, p, u, given)
	if err != nil {
		return nil, err
	}
	next := u.Attributes.Merged(unverifying(u, given))
	if err := claim(c, p, u, given, next); err != nil {
		return nil, err
	}
	p.Users.Change(u, func() { u.Attributes = next })
	u.Touch(c.At)
	return sent, nil
}

// claim makes sure that no other user has the names that the user's next attributes claim.
func claim(c *account.Call, p *directory.Pool, u *directory.User, given directory.Changes, next directory.Attributes) error {
	if err := ClaimAliases(p, c, u, next, false); err != nil {
		return err
	}
	for _, name := range p.Users.AsUsername {
		if holder := p.Users.Holder(name, given.To(name)); holder != nil && holder != u {
			return refuse.With("AliasExistsException", "An account with the given %s already exists.", name) // getmoto/moto#4493
		}
	}
	return nil
}

// holdBack removes from an update the addresses that must be verified before they take effect,
// and sends each a code. Setting an address as verified in the same update vouches for it.
func holdBack(c *account.Call, p *directory.Pool, u *directory.User, given directory.Changes) (directory.Changes, []types.CodeDeliveryDetailsType, error) {
	settings := p.Described.UserAttributeUpdateSettings
	if settings == nil {
		return given, nil, nil
	}
	var sent []types.CodeDeliveryDetailsType
	for _, name := range settings.AttributesRequireVerificationBeforeUpdate {
		address := string(name)
		if !changesAddress(u, given, address) || given.To(address+"_verified") == "true" {
			continue
		}
		rare := u.Rare()
		rare.Pending = rare.Pending.With(address, given.To(address))
		given = given.Without(address)
		details, err := messages.SendCode(c, p, u, messages.ForAttribute, address)
		if err != nil {
			return nil, nil, err
		}
		sent = append(sent, *details)
	}
	return given, sent, nil
}

func changesAddress(u *directory.User, given directory.Changes, address string) bool {
	return given.To(address) != "" && given.To(address) != u.Attributes.Get(address)
}

// unverifying adds to changes what follows from them: a new address is unverified unless the
// changes say otherwise.
func unverifying(u *directory.User, given directory.Changes) directory.Changes {
	for _, address := range addresses {
		if changesAddress(u, given, address) && given.To(address+"_verified") == "" {
			given = append(given, directory.Attribute{Name: address + "_verified", Value: "false"})
		}
	}
	return given
}

// removable refuses names that are not in the schema (getmoto/moto#4493).
func removable(p *directory.Pool, names []string) error {
	if unknown := p.Unknown(names...); len(unknown) > 0 {
		return refuse.InvalidParameter("Invalid user attributes: %s", directory.NotInSchema(unknown...))
	}
	return nil
}

func adminDeleteUserAttributes(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminDeleteUserAttributesInput) (*cip.AdminDeleteUserAttributesOutput, error) {
	if err := removable(p, in.UserAttributeNames); err != nil {
		return nil, err
	}
	left := u.Attributes
	for _, name := range in.UserAttributeNames {
		schema, _ := p.SchemaOf(name)
		switch {
		case shape.Value(schema.Required):
			return nil, refuse.InvalidParameter("user.%s: Attribute is required and cannot be deleted.", name) // text not documented
		case !*schema.Mutable:
			return nil, directory.Immutable(name)
		}
		left = left.With(name, "")
		if slices.Contains(addresses, name) {
			left = left.With(name+"_verified", "")
		}
	}
	p.Users.Change(u, func() { u.Attributes = left })
	u.Touch(c.At)
	return &cip.AdminDeleteUserAttributesOutput{}, nil
}
