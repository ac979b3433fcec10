package identitypools

import (
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// lookupDeveloperIdentity finds the identity of a developer's user, or the users of an identity.
// The texts of its refusals are not documented.
func lookupDeveloperIdentity(c *account.Call, p *pool, in *ci.LookupDeveloperIdentityInput) (*ci.LookupDeveloperIdentityOutput, error) {
	user, id := shape.Value(in.DeveloperUserIdentifier), shape.Value(in.IdentityId)
	if user == "" && id == "" {
		return nil, refuse.InvalidParameter("Either IdentityId or DeveloperUserIdentifier must be provided.")
	}
	if user != "" {
		owner := p.byLogin[login{p.developer(), user}]
		switch {
		case owner == nil:
			return nil, refuse.NotFound("Developer user '%s' not found.", user)
		case id != "" && owner.id != id:
			return nil, refuse.With("ResourceConflictException", "The developer user identifier is not associated with the identity.")
		}
		return &ci.LookupDeveloperIdentityOutput{IdentityId: &owner.id, DeveloperUserIdentifierList: []string{user}}, nil
	}
	i := identitiesPart.Get(c)[id]
	if i == nil || i.pool != p {
		return nil, identityNotFound(id)
	}
	page, next, err := account.Page(c, account.Listing{Scope: "LookupDeveloperIdentity " + id, Limit: in.MaxResults, Token: in.NextToken}, i.developerUsers())
	if err != nil {
		return nil, err
	}
	return &ci.LookupDeveloperIdentityOutput{IdentityId: &i.id, DeveloperUserIdentifierList: page, NextToken: next}, nil
}

func (i *identity) developerUsers() []string {
	users := []string{}
	for _, one := range i.logins {
		if !i.pool.isPublic(one.provider) {
			users = append(users, one.user)
		}
	}
	return users
}

// mergeDeveloperIdentities moves the logins of the source's identity to the destination's.
func mergeDeveloperIdentities(c *account.Call, p *pool, in *ci.MergeDeveloperIdentitiesInput) (*ci.MergeDeveloperIdentitiesOutput, error) {
	if err := p.checkDeveloper(*in.DeveloperProviderName); err != nil {
		return nil, err
	}
	var found [2]*identity
	for n, user := range []string{*in.SourceUserIdentifier, *in.DestinationUserIdentifier} {
		found[n] = p.byLogin[login{p.developer(), user}]
		if found[n] == nil {
			return nil, refuse.NotFound("Developer user '%s' not found.", user) // text not documented
		}
	}
	source, destination := found[0], found[1]
	if source != destination {
		if err := source.merge(destination, c.At); err != nil {
			return nil, err
		}
	}
	return &ci.MergeDeveloperIdentitiesOutput{IdentityId: &destination.id}, nil
}

func unlinkDeveloperIdentity(c *account.Call, p *pool, in *ci.UnlinkDeveloperIdentityInput) (*ci.UnlinkDeveloperIdentityOutput, error) {
	if err := p.checkDeveloper(*in.DeveloperProviderName); err != nil {
		return nil, err
	}
	i := identitiesPart.Get(c)[*in.IdentityId]
	if i == nil || i.pool != p {
		return nil, identityNotFound(*in.IdentityId)
	}
	gone := login{p.developer(), *in.DeveloperUserIdentifier}
	if p.byLogin[gone] != i {
		return nil, refuse.NotFound("Developer user '%s' not found.", gone.user) // text not documented
	}
	i.unlink(func(one login) bool { return one == gone }, c.At)
	return &ci.UnlinkDeveloperIdentityOutput{}, nil
}

func (p *pool) checkDeveloper(name string) error {
	if name != p.developer() {
		return refuse.InvalidParameter("%s is not the developer provider of this identity pool.", name) // text not documented
	}
	return nil
}
