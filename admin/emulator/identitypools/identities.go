package identitypools

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

func describeIdentity(_ *account.Call, i *identity, _ *ci.DescribeIdentityInput) (*ci.DescribeIdentityOutput, error) {
	out := &ci.DescribeIdentityOutput{}
	described := i.described()
	shape.Copy(out, &described)
	return out, nil
}

func (i *identity) described() types.IdentityDescription {
	return types.IdentityDescription{IdentityId: &i.id, Logins: i.providers(), CreationDate: aws.Time(i.created), LastModifiedDate: aws.Time(i.modified)}
}

func listIdentities(c *account.Call, p *pool, in *ci.ListIdentitiesInput) (*ci.ListIdentitiesOutput, error) {
	all, scope := p.identities, "ListIdentities "+p.id()
	if in.HideDisabled {
		scope += " enabled"
		all = slices.DeleteFunc(slices.Clone(all), func(i *identity) bool { return i.disabled })
	}
	page, next, err := account.Page(c, account.Listing{Scope: scope, Limit: in.MaxResults, Token: in.NextToken}, all)
	if err != nil {
		return nil, err
	}
	out := &ci.ListIdentitiesOutput{IdentityPoolId: p.described.IdentityPoolId, NextToken: next, Identities: []types.IdentityDescription{}}
	for _, known := range page {
		out.Identities = append(out.Identities, known.described())
	}
	return out, nil
}

// deleteIdentities leaves out ids that there are not. Which of the two error codes they get is
// not documented.
func deleteIdentities(c *account.Call, in *ci.DeleteIdentitiesInput) (*ci.DeleteIdentitiesOutput, error) {
	out := &ci.DeleteIdentitiesOutput{UnprocessedIdentityIds: []types.UnprocessedIdentityId{}}
	gone := map[*pool]map[*identity]bool{}
	for _, id := range in.IdentityIdsToDelete {
		known := identitiesPart.Get(c)[id]
		if known == nil {
			out.UnprocessedIdentityIds = append(out.UnprocessedIdentityIds, types.UnprocessedIdentityId{IdentityId: &id, ErrorCode: types.ErrorCodeAccessDenied})
			continue
		}
		known.unlink(func(login) bool { return true }, c.At)
		delete(*identitiesPart.Of(c), id)
		if gone[known.pool] == nil {
			gone[known.pool] = map[*identity]bool{}
		}
		gone[known.pool][known] = true
	}
	for p, those := range gone {
		p.identities = slices.DeleteFunc(p.identities, func(i *identity) bool { return those[i] })
	}
	return out, nil
}

// unlinkIdentity removes logins of an identity for a caller who proves one of them. A provider
// that the identity has no login of is refused; AWS does not document it.
func unlinkIdentity(c *account.Call, i *identity, in *ci.UnlinkIdentityInput) (*ci.UnlinkIdentityOutput, error) {
	proofs, err := i.pool.prove(c, in.Logins)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(i.pool.owners(loginsOf(proofs)), i) {
		return nil, noMatch()
	}
	for _, provider := range in.LoginsToRemove {
		if !slices.Contains(i.providers(), provider) {
			return nil, refuse.InvalidParameter("The identity has no login of %s.", provider) // text not documented
		}
	}
	i.unlink(func(one login) bool { return slices.Contains(in.LoginsToRemove, one.provider) }, c.At)
	return &ci.UnlinkIdentityOutput{}, nil
}
