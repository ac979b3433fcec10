package settings

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// describeUserPoolDomain describes a domain of any pool. An unused domain is no error: its
// description is empty.
func describeUserPoolDomain(c *account.Call, in *cip.DescribeUserPoolDomainInput) (*cip.DescribeUserPoolDomainOutput, error) {
	for _, p := range directory.In(c).List {
		if shape.Value(p.Described.Domain) != *in.Domain && shape.Value(p.Described.CustomDomain) != *in.Domain {
			continue
		}
		return &cip.DescribeUserPoolDomainOutput{DomainDescription: &types.DomainDescriptionType{
			AWSAccountId: aws.String(c.ID), Domain: in.Domain, UserPoolId: p.Described.Id,
			Status: types.DomainStatusTypeActive, ManagedLoginVersion: aws.Int32(1),
		}}, nil
	}
	return &cip.DescribeUserPoolDomainOutput{DomainDescription: &types.DomainDescriptionType{}}, nil
}
