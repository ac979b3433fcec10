package emulator

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// addresses are the attributes with a verified mark beside them.
var addresses = []string{"email", "phone_number"}

func adminUpdateUserAttributes(c *call, p *pool, u *user, in *cip.AdminUpdateUserAttributesInput) (*cip.AdminUpdateUserAttributesOutput, error) {
	var given attributes
	for _, a := range in.UserAttributes {
		given = setAttribute(given, deref(a.Name), deref(a.Value))
	}
	if err := p.fits(given, false); err != nil {
		return nil, err
	}
	given = c.holdBack(p, u, given)
	wanted := unverifyChanged(u, given)
	if err := p.claimAliases(c, u, wanted, false); err != nil {
		return nil, err
	}
	for _, name := range p.users.asUsername {
		if holder := p.users.holder(name, given.get(name)); given.get(name) != "" && holder != nil && holder != u {
			return nil, fail("AliasExistsException", "An account with the %s already exists.", name)
		}
	}
	p.users.change(u, func() { u.attributes = wanted })
	u.touch(c.at)
	return &cip.AdminUpdateUserAttributesOutput{}, nil
}

// setAttribute keeps empty values, which with leaves out: they are orders to
// delete.
func setAttribute(given attributes, name, value string) attributes {
	i, found := given.search(name)
	if found {
		given[i].value = value
		return given
	}
	return slices.Insert(given, i, attribute{name, value})
}

// holdBack takes out of an update the addresses that must be verified before
// they count, and sends them a code. To mark one as verified in the same update
// is to vouch for it.
func (c *call) holdBack(p *pool, u *user, given attributes) attributes {
	settings := p.described.UserAttributeUpdateSettings
	if settings == nil {
		return given
	}
	for _, name := range settings.AttributesRequireVerificationBeforeUpdate {
		address := string(name)
		value := given.get(address)
		if value == "" || value == u.attributes.get(address) || given.get(address+"_verified") == "true" {
			continue
		}
		given = given.with(address, "")
		rare := u.rare()
		rare.pending = rare.pending.with(address, value)
		c.sendCode(p, u, forAttribute, address)
	}
	return given
}

// unverifyChanged gives the user's attributes after an update. A new address is
// not verified unless the update says so.
func unverifyChanged(u *user, given attributes) attributes {
	out := u.attributes
	for _, name := range addresses {
		changed := given.get(name) != "" && given.get(name) != u.attributes.get(name)
		if changed && given.get(name+"_verified") == "" {
			out = out.with(name+"_verified", "false")
		}
	}
	for _, a := range given {
		out = out.with(a.name, a.value)
	}
	return out
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

// setVerified marks an address as the user's own.
func (c *call) setVerified(p *pool, u *user, address string) {
	p.users.change(u, func() { u.attributes = u.attributes.with(address+"_verified", "true") })
	u.touch(c.at)
}

// autoVerified gives the address to which a pool sends its first code: the phone
// number, where it verifies both.
func (p *pool) autoVerified(u *user) string {
	for _, kind := range []types.VerifiedAttributeType{types.VerifiedAttributeTypePhoneNumber, types.VerifiedAttributeTypeEmail} {
		if slices.Contains(p.described.AutoVerifiedAttributes, kind) && u.attributes.get(string(kind)) != "" {
			return string(kind)
		}
	}
	return ""
}
