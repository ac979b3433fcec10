package emulator

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

func adminUpdateUserAttributes(c *call, p *pool, u *user, in *cip.AdminUpdateUserAttributesInput) (*cip.AdminUpdateUserAttributesOutput, error) {
	given := changesOf(in.UserAttributes)
	if err := p.fits(given, false); err != nil {
		return nil, err
	}
	given, err := holdBack(c, p, u, given)
	if err != nil {
		return nil, err
	}
	next := u.attributes.merged(unverifying(u, given))
	if err := claimAliases(p, c, u, next, false); err != nil {
		return nil, err
	}
	for _, name := range p.users.asUsername {
		if holder := p.users.holder(name, given.to(name)); holder != nil && holder != u {
			return nil, fail("AliasExistsException", "An account with the %s already exists.", name)
		}
	}
	p.users.change(u, func() { u.attributes = next })
	u.touch(c.at)
	return &cip.AdminUpdateUserAttributesOutput{}, nil
}

// holdBack takes out of an update the addresses that must be verified before
// they count, and sends them a code. To mark one as verified in the same update
// is to vouch for it.
func holdBack(c *call, p *pool, u *user, given changes) (changes, error) {
	settings := p.described.UserAttributeUpdateSettings
	if settings == nil {
		return given, nil
	}
	for _, name := range settings.AttributesRequireVerificationBeforeUpdate {
		address := string(name)
		if !changesAddress(u, given, address) || given.to(address+"_verified") == "true" {
			continue
		}
		rare := u.rare()
		rare.pending = rare.pending.with(address, given.to(address))
		given = given.without(address)
		if _, err := sendCode(c, p, u, forAttribute, address); err != nil {
			return nil, err
		}
	}
	return given, nil
}

func changesAddress(u *user, given changes, address string) bool {
	return given.to(address) != "" && given.to(address) != u.attributes.get(address)
}

// unverifying adds to changes what follows from them: a new address is not
// verified unless the changes say so.
func unverifying(u *user, given changes) changes {
	for _, address := range addresses {
		if changesAddress(u, given, address) && given.to(address+"_verified") == "" {
			given = append(given, userAttribute{address + "_verified", "false"})
		}
	}
	return given
}

func adminDeleteUserAttributes(c *call, p *pool, u *user, in *cip.AdminDeleteUserAttributesInput) (*cip.AdminDeleteUserAttributesOutput, error) {
	left := u.attributes
	for _, name := range in.UserAttributeNames {
		schema, known := p.schemaOf(name)
		switch {
		case !known:
			return nil, unknownAttribute(name)
		case deref(schema.Required):
			return nil, invalidParameter("user.%s: Attribute is required and cannot be deleted.", name) // text not documented
		case !*schema.Mutable:
			return nil, immutable(name)
		}
		left = left.with(name, "")
		if slices.Contains(addresses, name) {
			left = left.with(name+"_verified", "")
		}
	}
	p.users.change(u, func() { u.attributes = left })
	u.touch(c.at)
	return &cip.AdminDeleteUserAttributesOutput{}, nil
}
