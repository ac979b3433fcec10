// Package settings has user pools themselves: their settings, schema and second factors.
package settings

import (
	"cmp"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/imports"
)

func createUserPool(c *account.Call, in *createInput) (*poolOutput, error) {
	p, err := New(c.Account, &in.CreateUserPoolInput, c.At)
	if err != nil {
		return nil, err
	}
	more, err := in.checked(p.Described.UserPoolTier)
	if err != nil {
		return nil, err
	}
	*later.Of(p) = more
	all := directory.In(c)
	all.List = append(all.List, p)
	return &poolOutput{describe(p)}, nil
}

// New makes a pool that is not yet in an account.
func New(a *account.Account, in *cip.CreateUserPoolInput, at time.Time) (*directory.Pool, error) {
	if len(in.UsernameAttributes) > 0 && len(in.AliasAttributes) > 0 {
		return nil, refuse.InvalidParameter("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.")
	}
	schema, err := directory.NewSchema(in.Schema)
	if err != nil {
		return nil, err
	}
	id := a.Region + "_" + a.Random.Pick(random.Alphanumeric, 9)
	p := &directory.Pool{Described: directory.DefaultPool(), Users: directory.NewUsers()}
	p.Described.Id = aws.String(id)
	p.Described.Name = in.PoolName
	p.Described.Arn = aws.String(a.PoolARN(id))
	p.Described.CreationDate = aws.Time(at)
	p.Described.LastModifiedDate = aws.Time(at)
	shape.Copy(&p.Described, in)
	repeatTexts(&p.Described)
	p.Described.Policies = Completed(p.Described.Policies)
	p.Described.SchemaAttributes = schema
	p.Described.UsernameConfiguration = cmp.Or(in.UsernameConfiguration, &types.UsernameConfigurationType{CaseSensitive: aws.Bool(true)})
	p.ArrangeSignIn()
	p.MFA, err = requirement(p.MFA, p.Described)
	return p, cmp.Or(err, affords(p.Described))
}

// repeatTexts sets the older members to the texts of the template, as AWS does, even over others
// (terraform-provider-aws#2423).
func repeatTexts(p *types.UserPoolType) {
	template := shape.Value(p.VerificationMessageTemplate)
	p.EmailVerificationMessage = cmp.Or(template.EmailMessage, p.EmailVerificationMessage)
	p.EmailVerificationSubject = cmp.Or(template.EmailSubject, p.EmailVerificationSubject)
	p.SmsVerificationMessage = cmp.Or(template.SmsMessage, p.SmsVerificationMessage)
}

// Completed returns policies with defaults for what the request left out.
func Completed(policies *types.UserPoolPolicyType) *types.UserPoolPolicyType {
	defaults := directory.DefaultPool().Policies
	password := *cmp.Or(policies.PasswordPolicy, defaults.PasswordPolicy)
	password.MinimumLength = cmp.Or(password.MinimumLength, defaults.PasswordPolicy.MinimumLength)
	password.TemporaryPasswordValidityDays = cmp.Or(password.TemporaryPasswordValidityDays, directory.DefaultTemporaryDays) // 0 means 7
	return &types.UserPoolPolicyType{PasswordPolicy: &password, SignInPolicy: cmp.Or(policies.SignInPolicy, defaults.SignInPolicy)}
}

func describeUserPool(_ *account.Call, p *directory.Pool, _ *cip.DescribeUserPoolInput) (*poolOutput, error) {
	return &poolOutput{describe(p)}, nil
}

// updateUserPool replaces every setting that it can set: what the request leaves out is reset to
// its default, however it was set before. Only dynamic client registration stays as it is
// (developer guide).
func updateUserPool(c *account.Call, p *directory.Pool, request *updateInput) (*cip.UpdateUserPoolOutput, error) {
	in, next := &request.UpdateUserPoolInput, p.Described
	shape.Reset(&next, directory.DefaultPool(), in)
	shape.Copy(&next, in)
	repeatTexts(&next)
	next.Policies = Completed(next.Policies)
	mfa, err := requirement(p.MFA, next)
	if err := cmp.Or(imports.Settled(p), err, affords(next)); err != nil {
		return nil, err
	}
	request.DcrConfiguration = cmp.Or(request.DcrConfiguration, later.Get(p).DcrConfiguration)
	more, err := request.checked(next.UserPoolTier)
	if err != nil {
		return nil, err
	}
	*later.Of(p) = more
	next.Name = cmp.Or(in.PoolName, p.Described.Name)
	next.LastModifiedDate = aws.Time(c.At)
	p.Described, p.MFA = next, mfa
	return &cip.UpdateUserPoolOutput{}, nil
}

func deleteUserPool(c *account.Call, p *directory.Pool, _ *cip.DeleteUserPoolInput) (*cip.DeleteUserPoolOutput, error) {
	if p.Described.DeletionProtection == types.DeletionProtectionTypeActive {
		return nil, refuse.InvalidParameter("The user pool cannot be deleted because deletion protection is activated. " +
			"Deletion protection must be inactivated first.")
	}
	if p.Described.Domain != nil || p.Described.CustomDomain != nil {
		return nil, refuse.InvalidParameter("User pool cannot be deleted. It has a domain configured that should be deleted first.")
	}
	if err := imports.Settled(p); err != nil {
		return nil, err
	}
	all := directory.In(c)
	all.List = slices.DeleteFunc(all.List, func(other *directory.Pool) bool { return other == p })
	return &cip.DeleteUserPoolOutput{}, nil
}

func listUserPools(c *account.Call, in *cip.ListUserPoolsInput) (*cip.ListUserPoolsOutput, error) {
	pools, next, err := account.Page(c, account.Listing{Scope: "ListUserPools", Limit: in.MaxResults, Token: in.NextToken}, directory.In(c).List)
	if err != nil {
		return nil, err
	}
	out := &cip.ListUserPoolsOutput{NextToken: next, UserPools: []types.UserPoolDescriptionType{}}
	for _, p := range pools {
		var row types.UserPoolDescriptionType
		shape.Copy(&row, &p.Described)
		out.UserPools = append(out.UserPools, row)
	}
	return out, nil
}
