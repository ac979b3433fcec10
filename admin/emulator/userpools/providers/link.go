package providers

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// native is the provider name of the pool itself.
const native = "Cognito"

// mostIdentities is how many identities a profile may have linked.
const mostIdentities = 5

// subjectAttribute is the name, in linking, of a provider's own id for a user.
const subjectAttribute = "Cognito_Subject"

// profileOf finds the profile of a provider's user in the pool: by username for Cognito itself,
// and by Provider_id for others. Where case does not count, Cognito writes that prefix in lower
// case.
func profileOf(p *directory.Pool, providerName, userID string) *directory.User {
	if providerName == native {
		return p.Users.Find(userID)
	}
	return p.Users.Find(providerName + "_" + userID)
}

// linkedTo finds the profile that a provider's user is linked to.
func linkedTo(p *directory.Pool, providerName, userID string) *directory.User {
	for _, u := range p.Users.InOrder {
		if linked(u, providerName, userID) >= 0 {
			return u
		}
	}
	return nil
}

// linked returns the index of the provider's user among those linked to the profile, -1 if it is
// not one of them.
func linked(u *directory.User, providerName, userID string) int {
	if u.More == nil {
		return -1
	}
	return slices.IndexFunc(u.More.Identities, func(id directory.Identity) bool {
		return id.ProviderName == providerName && id.UserID == userID
	})
}

// adminLinkProviderForUser links to a profile a provider's user who has no profile yet. The
// texts are from reports.
func adminLinkProviderForUser(c *account.Call, p *directory.Pool, in *cip.AdminLinkProviderForUserInput) (*cip.AdminLinkProviderForUserOutput, error) {
	source, name := in.SourceUser, shape.Value(in.SourceUser.ProviderName)
	if name == native {
		return nil, refuse.InvalidParameter("Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser")
	}
	idp := findProvider(p, name)
	if idp == nil {
		return nil, providerNotFound(name)
	}
	u := profileOf(p, shape.Value(in.DestinationUser.ProviderName), shape.Value(in.DestinationUser.ProviderAttributeValue))
	if u == nil {
		return nil, refuse.UserNotFound()
	}
	if social(idp) && shape.Value(source.ProviderAttributeName) != subjectAttribute {
		return nil, refuse.InvalidParameter("ProviderAttributeName must be Cognito_Subject for social identity providers.") // text not documented
	}
	id := shape.Value(source.ProviderAttributeValue)
	switch holder := linkedTo(p, name, id); {
	case profileOf(p, name, id) != nil:
		return nil, refuse.InvalidParameter("Merging is not currently supported, provide a SourceUser that has not been signed up in order to link")
	case holder == u:
		return nil, refuse.InvalidParameter("SourceUser is already linked to DestinationUser")
	case holder != nil:
		return nil, refuse.With("AliasExistsException", "SourceUser is already linked to another user.") // text not documented
	case len(u.Seldom().Identities) >= mostIdentities:
		return nil, refuse.With("LimitExceededException", "Exceeded the maximum number of linked identities.") // text not documented
	}
	rare := u.Rare()
	rare.Identities = append(rare.Identities, directory.Identity{
		UserID: id, ProviderName: name, ProviderType: string(idp.ProviderType), DateCreated: c.At.UnixMilli(),
	})
	u.Touch(c.At)
	return &cip.AdminLinkProviderForUserOutput{}, nil
}

// social reports whether a provider's users are known by their subject only.
func social(idp *types.IdentityProviderType) bool {
	return idp.ProviderType != types.IdentityProviderTypeTypeSaml && idp.ProviderType != types.IdentityProviderTypeTypeOidc
}

// adminDisableProviderForUser unlinks a provider's user, or stops a native user from signing in
// with the password. The API reference says no more about the latter: here the password is gone,
// and that setting a new one restores it is a guess.
func adminDisableProviderForUser(c *account.Call, p *directory.Pool, in *cip.AdminDisableProviderForUserInput) (*cip.AdminDisableProviderForUserOutput, error) {
	name, id := shape.Value(in.User.ProviderName), shape.Value(in.User.ProviderAttributeValue)
	if name != native && findProvider(p, name) == nil {
		return nil, providerNotFound(name)
	}
	if name == native {
		u := p.Users.Find(id)
		if u == nil {
			return nil, refuse.UserNotFound()
		}
		u.Password = directory.Password{}
		u.Touch(c.At)
		return &cip.AdminDisableProviderForUserOutput{}, nil
	}
	u := linkedTo(p, name, id)
	if u == nil {
		return nil, refuse.UserNotFound()
	}
	i := linked(u, name, id)
	u.More.Identities = slices.Delete(u.More.Identities, i, i+1)
	u.Touch(c.At)
	return &cip.AdminDisableProviderForUserOutput{}, nil
}
