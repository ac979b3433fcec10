// Package providers has identity providers, and the users linked to them.
package providers

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Kept holds a pool's identity providers, in the order of creation.
const Kept account.Part[[]*types.IdentityProviderType] = "identity providers"

// findProvider finds a provider by its name, nil if there is none.
func findProvider(p *directory.Pool, name string) *types.IdentityProviderType {
	known := Kept.Get(p)
	i := slices.IndexFunc(known, func(idp *types.IdentityProviderType) bool { return *idp.ProviderName == name })
	if i < 0 {
		return nil
	}
	return known[i]
}

func providerNotFound(name string) error {
	return refuse.NotFound("Identity provider %s does not exist.", name)
}

func createIdentityProvider(c *account.Call, p *directory.Pool, in *cip.CreateIdentityProviderInput) (*cip.CreateIdentityProviderOutput, error) {
	if findProvider(p, *in.ProviderName) != nil {
		return nil, refuse.With("DuplicateProviderException", "A provider %s already exists in this user pool.", *in.ProviderName)
	}
	idp := &types.IdentityProviderType{CreationDate: aws.Time(c.At), LastModifiedDate: aws.Time(c.At)}
	shape.Copy(idp, in)
	known := Kept.Of(p)
	*known = append(*known, idp)
	return &cip.CreateIdentityProviderOutput{IdentityProvider: idp}, nil
}

func describeIdentityProvider(_ *account.Call, p *directory.Pool, in *cip.DescribeIdentityProviderInput) (*cip.DescribeIdentityProviderOutput, error) {
	idp := findProvider(p, *in.ProviderName)
	if idp == nil {
		return nil, providerNotFound(*in.ProviderName)
	}
	return &cip.DescribeIdentityProviderOutput{IdentityProvider: idp}, nil
}

func listIdentityProviders(c *account.Call, p *directory.Pool, in *cip.ListIdentityProvidersInput) (*cip.ListIdentityProvidersOutput, error) {
	providers, next, err := account.Page(c, account.Listing{Scope: "ListIdentityProviders " + p.ID(), Limit: in.MaxResults, Token: in.NextToken}, Kept.Get(p))
	if err != nil {
		return nil, err
	}
	out := &cip.ListIdentityProvidersOutput{NextToken: next, Providers: []types.ProviderDescription{}}
	for _, idp := range providers {
		var row types.ProviderDescription
		shape.Copy(&row, idp)
		out.Providers = append(out.Providers, row)
	}
	return out, nil
}
