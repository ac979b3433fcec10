package admin

import (
	"context"
	"fmt"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// providersPerPage is the most that ListIdentityProviders gives.
const providersPerPage = 60

// Provider is an identity provider of a user pool as ListIdentityProviders returns it.
type Provider struct {
	Name string `json:"name"`
	Type string `json:"type"` // SAML, OIDC, Google, …

	exact exact // the name
}

// Exact is the provider's name as AWS holds it.
func (p Provider) Exact() Exact { return Exact(p.exact.of(p.Name)) }

// Providers reads a page of a pool's identity providers: one ListIdentityProviders call.
func Providers(ctx context.Context, s *call.Session, pool, token string) (call.Page[Provider], error) {
	out, err := s.Cognito().ListIdentityProviders(ctx, &cip.ListIdentityProvidersInput{
		UserPoolId: &pool, MaxResults: new(int32(providersPerPage)), NextToken: record.NonEmpty(token),
	})
	if err != nil {
		return call.Page[Provider]{}, fmt.Errorf("reading identity providers of pool %s: %w", pool, err)
	}
	return call.Page[Provider]{Items: record.Each(out.Providers, newProvider), Next: record.Value(out.NextToken)}, nil
}

func newProvider(p types.ProviderDescription) Provider {
	provider := Provider{Type: plain.Text(string(p.ProviderType))}
	provider.Name, provider.exact = read(record.Value(p.ProviderName))
	return provider
}

// ProviderMapping reads which claim of a provider each attribute of the pool is taken from,
// by attribute: one DescribeIdentityProvider call.
func ProviderMapping(ctx context.Context, s *call.Session, pool string, name Exact) (map[string]string, error) {
	out, err := s.Cognito().DescribeIdentityProvider(ctx, &cip.DescribeIdentityProviderInput{UserPoolId: &pool, ProviderName: new(string(name))})
	if err != nil {
		return nil, fmt.Errorf("reading identity provider %s of pool %s: %w", name, pool, err)
	}
	if out.IdentityProvider == nil {
		return nil, nil
	}
	return out.IdentityProvider.AttributeMapping, nil
}
