// Package domains has the domains of user pools: one with a prefix of AWS's, and one of their
// own. The emulator serves no pages on them.
package domains

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// kept holds what is told of a pool's domains by name; of those that a seed names, nothing more.
const kept account.Part[map[string]*types.DomainDescriptionType] = "domains"

// holder returns the pool that has a domain, nil if nobody has.
func holder(c *account.Call, domain string) *directory.Pool {
	for _, p := range directory.In(c).List {
		if has(p, domain) {
			return p
		}
	}
	return nil
}

func has(p *directory.Pool, domain string) bool {
	return shape.Value(p.Described.Domain) == domain || shape.Value(p.Described.CustomDomain) == domain
}

// describe returns what is told of a domain that the pool has.
func describe(c *account.Call, p *directory.Pool, domain string) *types.DomainDescriptionType {
	if known := kept.Get(p)[domain]; known != nil {
		return known
	}
	return &types.DomainDescriptionType{
		AWSAccountId: aws.String(c.ID), Domain: &domain, UserPoolId: p.Described.Id,
		Status: types.DomainStatusTypeActive, ManagedLoginVersion: aws.Int32(1),
	}
}

// describeUserPoolDomain describes a domain of any pool. An unused domain is no error: its
// description is empty.
func describeUserPoolDomain(c *account.Call, in *cip.DescribeUserPoolDomainInput) (*cip.DescribeUserPoolDomainOutput, error) {
	p := holder(c, *in.Domain)
	if p == nil {
		return &cip.DescribeUserPoolDomainOutput{DomainDescription: &types.DomainDescriptionType{}}, nil
	}
	return &cip.DescribeUserPoolDomainOutput{DomainDescription: describe(c, p, *in.Domain)}, nil
}
