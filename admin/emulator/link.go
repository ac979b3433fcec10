package emulator

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// native is the name under which the pool itself is a provider.
const native = "Cognito"

// mostIdentities is how many a profile may have linked.
const mostIdentities = 5

// subjectAttribute is how a provider's own id of a user is called in linking.
const subjectAttribute = "Cognito_Subject"

// profileOf finds the profile that a provider's user has in the pool: by username
// for Cognito itself, and for others by Provider_id. Where case does not count,
// Cognito writes that prefix in lower case.
func profileOf(p *pool, providerName, userID string) *user {
	if providerName == native {
		return p.users.find(userID)
	}
	return p.users.find(providerName + "_" + userID)
}

// linkedTo finds the profile to which a provider's user is linked.
func linkedTo(p *pool, providerName, userID string) *user {
	for _, u := range p.users.inOrder {
		if linked(u, providerName, userID) >= 0 {
			return u
		}
	}
	return nil
}

// linked finds the provider's user among those linked to the profile, -1 if it
// is none of them.
func linked(u *user, providerName, userID string) int {
	if u.more == nil {
		return -1
	}
	return slices.IndexFunc(u.more.identities, func(id identity) bool {
		return id.ProviderName == providerName && id.UserID == userID
	})
}

// adminLinkProviderForUser links a provider's user who has not been here yet to
// a profile. The texts are from reports.
func adminLinkProviderForUser(c *call, p *pool, in *cip.AdminLinkProviderForUserInput) (*cip.AdminLinkProviderForUserOutput, error) {
	source, name := in.SourceUser, deref(in.SourceUser.ProviderName)
	if name == native {
		return nil, invalidParameter("Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser")
	}
	idp := findProvider(p, name)
	if idp == nil {
		return nil, providerNotFound(name)
	}
	u := profileOf(p, deref(in.DestinationUser.ProviderName), deref(in.DestinationUser.ProviderAttributeValue))
	if u == nil {
		return nil, userNotFound()
	}
	if social(idp) && deref(source.ProviderAttributeName) != subjectAttribute {
		return nil, invalidParameter("ProviderAttributeName must be Cognito_Subject for social identity providers.") // text not documented
	}
	id := deref(source.ProviderAttributeValue)
	switch holder := linkedTo(p, name, id); {
	case profileOf(p, name, id) != nil:
		return nil, invalidParameter("Merging is not currently supported, provide a SourceUser that has not been signed up in order to link")
	case holder == u:
		return nil, invalidParameter("SourceUser is already linked to DestinationUser")
	case holder != nil:
		return nil, fail("AliasExistsException", "SourceUser is already linked to another user.") // text not documented
	case len(u.seldom().identities) >= mostIdentities:
		return nil, fail("LimitExceededException", "Exceeded the maximum number of linked identities.") // text not documented
	}
	rare := u.rare()
	rare.identities = append(rare.identities, identity{
		UserID: id, ProviderName: name, ProviderType: string(idp.ProviderType), DateCreated: c.at.UnixMilli(),
	})
	u.touch(c.at)
	return &cip.AdminLinkProviderForUserOutput{}, nil
}

// social tells the providers whose users are known by their subject only.
func social(idp *types.IdentityProviderType) bool {
	return idp.ProviderType != types.IdentityProviderTypeTypeSaml && idp.ProviderType != types.IdentityProviderTypeTypeOidc
}

// adminDisableProviderForUser unlinks a provider's user, or has a native user sign in
// with the password no more. Of the latter the API reference says no more than that:
// here the password is gone, and that setting a new one gives one back is a guess.
func adminDisableProviderForUser(c *call, p *pool, in *cip.AdminDisableProviderForUserInput) (*cip.AdminDisableProviderForUserOutput, error) {
	name, id := deref(in.User.ProviderName), deref(in.User.ProviderAttributeValue)
	if name != native && findProvider(p, name) == nil {
		return nil, providerNotFound(name)
	}
	if name == native {
		u := p.users.find(id)
		if u == nil {
			return nil, userNotFound()
		}
		u.password = password{}
		u.touch(c.at)
		return &cip.AdminDisableProviderForUserOutput{}, nil
	}
	u := linkedTo(p, name, id)
	if u == nil {
		return nil, userNotFound()
	}
	i := linked(u, name, id)
	u.more.identities = slices.Delete(u.more.identities, i, i+1)
	u.touch(c.at)
	return &cip.AdminDisableProviderForUserOutput{}, nil
}
