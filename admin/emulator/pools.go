package emulator

import (
	"cmp"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func createUserPool(c *call, in *cip.CreateUserPoolInput) (*cip.CreateUserPoolOutput, error) {
	p, err := newPool(c.account, in, c.at)
	if err != nil {
		return nil, err
	}
	all := poolsIn(c)
	all.list = append(all.list, p)
	return &cip.CreateUserPoolOutput{UserPool: p.describe()}, nil
}

// newPool makes a pool that stands nowhere yet.
func newPool(a *account, in *cip.CreateUserPoolInput, at time.Time) (*pool, error) {
	if len(in.UsernameAttributes) > 0 && len(in.AliasAttributes) > 0 {
		return nil, invalidParameter("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.")
	}
	schema, err := newSchema(in.Schema)
	if err != nil {
		return nil, err
	}
	id := a.region + "_" + a.random.pick(alphanumeric, 9)
	p := &pool{described: defaultPool(), users: newDirectory()}
	p.described.Id = aws.String(id)
	p.described.Name = in.PoolName
	p.described.Arn = aws.String(a.poolARN(id))
	p.described.CreationDate = aws.Time(at)
	p.described.LastModifiedDate = aws.Time(at)
	copyMembers(&p.described, in)
	p.described.Policies = completed(p.described.Policies)
	p.described.SchemaAttributes = schema
	p.described.UsernameConfiguration = cmp.Or(in.UsernameConfiguration, &types.UsernameConfigurationType{CaseSensitive: aws.Bool(true)})
	p.arrangeSignIn()
	p.mfa, err = requirement(p.mfa, p.described)
	return p, err
}

// completed gives policies with what a request with its own left out.
func completed(policies *types.UserPoolPolicyType) *types.UserPoolPolicyType {
	defaults := defaultPool().Policies
	password := *cmp.Or(policies.PasswordPolicy, defaults.PasswordPolicy)
	password.MinimumLength = cmp.Or(password.MinimumLength, defaults.PasswordPolicy.MinimumLength)
	password.TemporaryPasswordValidityDays = cmp.Or(password.TemporaryPasswordValidityDays, defaultTemporaryDays) // 0 means 7
	return &types.UserPoolPolicyType{PasswordPolicy: &password, SignInPolicy: cmp.Or(policies.SignInPolicy, defaults.SignInPolicy)}
}

func describeUserPool(_ *call, p *pool, _ *cip.DescribeUserPoolInput) (*cip.DescribeUserPoolOutput, error) {
	return &cip.DescribeUserPoolOutput{UserPool: p.describe()}, nil
}

// updateUserPool replaces everything it may set: what the request does not give
// goes to its default, however it was set before.
func updateUserPool(c *call, p *pool, in *cip.UpdateUserPoolInput) (*cip.UpdateUserPoolOutput, error) {
	next := p.described
	resetMembers(&next, defaultPool(), in)
	copyMembers(&next, in)
	next.Policies = completed(next.Policies)
	mfa, err := requirement(p.mfa, next)
	if err != nil {
		return nil, err
	}
	next.Name = cmp.Or(in.PoolName, p.described.Name)
	next.LastModifiedDate = aws.Time(c.at)
	p.described, p.mfa = next, mfa
	return &cip.UpdateUserPoolOutput{}, nil
}

func deleteUserPool(c *call, p *pool, _ *cip.DeleteUserPoolInput) (*cip.DeleteUserPoolOutput, error) {
	if p.described.DeletionProtection == types.DeletionProtectionTypeActive {
		return nil, invalidParameter("The user pool cannot be deleted because deletion protection is activated. " +
			"Deletion protection must be inactivated first.")
	}
	if p.described.Domain != nil || p.described.CustomDomain != nil {
		return nil, invalidParameter("User pool cannot be deleted. It has a domain configured that should be deleted first.")
	}
	all := poolsIn(c)
	all.list = slices.DeleteFunc(all.list, func(other *pool) bool { return other == p })
	return &cip.DeleteUserPoolOutput{}, nil
}

func listUserPools(c *call, in *cip.ListUserPoolsInput) (*cip.ListUserPoolsOutput, error) {
	pools, next, err := page(c, listing{scope: "ListUserPools", limit: in.MaxResults, token: in.NextToken}, poolsIn(c).list)
	if err != nil {
		return nil, err
	}
	out := &cip.ListUserPoolsOutput{NextToken: next, UserPools: []types.UserPoolDescriptionType{}}
	for _, p := range pools {
		var row types.UserPoolDescriptionType
		copyMembers(&row, &p.described)
		out.UserPools = append(out.UserPools, row)
	}
	return out, nil
}
