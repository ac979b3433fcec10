package emulator

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// providersPart is of a pool, in the order of creation.
const providersPart part[[]*types.IdentityProviderType] = "identity providers"

// findProvider finds a provider by its name, nil if there is none.
func findProvider(p *pool, name string) *types.IdentityProviderType {
	known := providersPart.get(p)
	i := slices.IndexFunc(known, func(idp *types.IdentityProviderType) bool { return *idp.ProviderName == name })
	if i < 0 {
		return nil
	}
	return known[i]
}

func providerNotFound(name string) error {
	return notFound("Identity provider %s does not exist.", name)
}

func createIdentityProvider(c *call, p *pool, in *cip.CreateIdentityProviderInput) (*cip.CreateIdentityProviderOutput, error) {
	if findProvider(p, *in.ProviderName) != nil {
		return nil, fail("DuplicateProviderException", "A provider %s already exists in this user pool.", *in.ProviderName)
	}
	idp := &types.IdentityProviderType{CreationDate: aws.Time(c.at), LastModifiedDate: aws.Time(c.at)}
	copyMembers(idp, in)
	known := providersPart.of(p)
	*known = append(*known, idp)
	return &cip.CreateIdentityProviderOutput{IdentityProvider: idp}, nil
}

func describeIdentityProvider(_ *call, p *pool, in *cip.DescribeIdentityProviderInput) (*cip.DescribeIdentityProviderOutput, error) {
	idp := findProvider(p, *in.ProviderName)
	if idp == nil {
		return nil, providerNotFound(*in.ProviderName)
	}
	return &cip.DescribeIdentityProviderOutput{IdentityProvider: idp}, nil
}

func listIdentityProviders(c *call, p *pool, in *cip.ListIdentityProvidersInput) (*cip.ListIdentityProvidersOutput, error) {
	providers, next, err := page(c, listing{scope: "ListIdentityProviders " + p.id(), limit: in.MaxResults, token: in.NextToken}, providersPart.get(p))
	if err != nil {
		return nil, err
	}
	out := &cip.ListIdentityProvidersOutput{NextToken: next, Providers: []types.ProviderDescription{}}
	for _, idp := range providers {
		var row types.ProviderDescription
		copyMembers(&row, idp)
		out.Providers = append(out.Providers, row)
	}
	return out, nil
}
