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
	details, err := agreed(p, in.ProviderType, *in.ProviderName, in.ProviderDetails, in.AttributeMapping, in.IdpIdentifiers)
	if err != nil {
		return nil, err
	}
	idp := &types.IdentityProviderType{CreationDate: aws.Time(c.At), LastModifiedDate: aws.Time(c.At)}
	shape.Copy(idp, in)
	idp.ProviderDetails = details
	known := Kept.Of(p)
	*known = append(*known, idp)
	return &cip.CreateIdentityProviderOutput{IdentityProvider: idp}, nil
}

// agreed checks the settings of a provider, and returns its details as answers show them.
func agreed(p *directory.Pool, kind types.IdentityProviderTypeType, name string, details, mapping map[string]string, identifiers []string) (map[string]string, error) {
	if err := mapped(p, mapping); err != nil {
		return nil, err
	}
	if err := identified(p, name, identifiers); err != nil {
		return nil, err
	}
	return complete(kind, name, details)
}

// updateIdentityProvider sets what the request names. Whether AWS resets the rest, as
// UpdateUserPool does, is not documented; here it stays.
func updateIdentityProvider(c *account.Call, p *directory.Pool, in *cip.UpdateIdentityProviderInput) (*cip.UpdateIdentityProviderOutput, error) {
	idp := findProvider(p, *in.ProviderName)
	if idp == nil {
		return nil, providerNotFound(*in.ProviderName)
	}
	next := *idp
	shape.Copy(&next, in)
	if in.ProviderDetails != nil {
		var err error
		if next.ProviderDetails, err = complete(idp.ProviderType, *idp.ProviderName, in.ProviderDetails); err != nil {
			return nil, err
		}
	}
	if err := mapped(p, next.AttributeMapping); err != nil {
		return nil, err
	}
	if err := identified(p, *idp.ProviderName, next.IdpIdentifiers); err != nil {
		return nil, err
	}
	next.LastModifiedDate = aws.Time(c.At)
	*idp = next
	return &cip.UpdateIdentityProviderOutput{IdentityProvider: idp}, nil
}

// deleteIdentityProvider removes a provider. App clients keep its name, and its users their
// profiles: neither is documented.
func deleteIdentityProvider(_ *account.Call, p *directory.Pool, in *cip.DeleteIdentityProviderInput) (*cip.DeleteIdentityProviderOutput, error) {
	idp := findProvider(p, *in.ProviderName)
	if idp == nil {
		return nil, providerNotFound(*in.ProviderName)
	}
	known := Kept.Of(p)
	*known = slices.DeleteFunc(slices.Clone(*known), func(other *types.IdentityProviderType) bool { return other == idp })
	return &cip.DeleteIdentityProviderOutput{}, nil
}

func getIdentityProviderByIdentifier(_ *account.Call, p *directory.Pool, in *cip.GetIdentityProviderByIdentifierInput) (*cip.GetIdentityProviderByIdentifierOutput, error) {
	for _, idp := range Kept.Get(p) {
		if slices.Contains(idp.IdpIdentifiers, *in.IdpIdentifier) {
			return &cip.GetIdentityProviderByIdentifierOutput{IdentityProvider: idp}, nil
		}
	}
	return nil, refuse.NotFound("Identity provider with identifier %s does not exist.", *in.IdpIdentifier) // text not documented
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
