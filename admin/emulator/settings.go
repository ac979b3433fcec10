package emulator

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// describeUserPoolDomain describes a domain of any pool. One that nobody has is
// no error: its description is empty.
func describeUserPoolDomain(c *call, in *cip.DescribeUserPoolDomainInput) (*cip.DescribeUserPoolDomainOutput, error) {
	for _, p := range poolsIn(c).list {
		if deref(p.described.Domain) != *in.Domain && deref(p.described.CustomDomain) != *in.Domain {
			continue
		}
		return &cip.DescribeUserPoolDomainOutput{DomainDescription: &types.DomainDescriptionType{
			AWSAccountId: aws.String(c.accountID), Domain: in.Domain, UserPoolId: p.described.Id,
			Status: types.DomainStatusTypeActive, ManagedLoginVersion: aws.Int32(1),
		}}, nil
	}
	return &cip.DescribeUserPoolDomainOutput{DomainDescription: &types.DomainDescriptionType{}}, nil
}
