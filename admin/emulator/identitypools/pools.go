package identitypools

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// pool is an identity pool.
type pool struct {
	described ci.DescribeIdentityPoolOutput
	roles     map[string]string            // "authenticated", "unauthenticated"
	mappings  map[string]types.RoleMapping // by provider
	tags      map[string]tagMap            // by provider

	identities []*identity // in the order of creation
	byLogin    map[login]*identity
}

const poolsPart account.Part[[]*pool] = "identity pools"

func (p *pool) id() string { return *p.described.IdentityPoolId }

func createIdentityPool(c *account.Call, in *ci.CreateIdentityPoolInput) (*ci.CreateIdentityPoolOutput, error) {
	p := &pool{byLogin: map[login]*identity{}}
	shape.Copy(&p.described, in)
	if err := checkSettings(&p.described); err != nil {
		return nil, err
	}
	id := c.Region + ":" + c.Random.UUID()
	p.described.IdentityPoolId = &id
	pools := poolsPart.Of(c)
	*pools = append(*pools, p)
	out := &ci.CreateIdentityPoolOutput{}
	shape.Copy(out, &p.described)
	return out, nil
}

func describeIdentityPool(_ *account.Call, p *pool, _ *ci.DescribeIdentityPoolInput) (*ci.DescribeIdentityPoolOutput, error) {
	return &p.described, nil
}

// updateIdentityPool sets what the request leaves out to its default, except for the name of the
// developer provider, which can't be changed once it is set (API reference).
func updateIdentityPool(_ *account.Call, p *pool, in *ci.UpdateIdentityPoolInput) (*ci.UpdateIdentityPoolOutput, error) {
	developer := p.described.DeveloperProviderName
	if in.DeveloperProviderName != nil && shape.Value(developer) != "" && *in.DeveloperProviderName != *developer {
		return nil, refuse.InvalidParameter("The developer provider name cannot be changed.") // text not documented
	}
	var fresh ci.DescribeIdentityPoolOutput
	shape.Copy(&fresh, in)
	fresh.DeveloperProviderName = cmp.Or(in.DeveloperProviderName, developer)
	if err := checkSettings(&fresh); err != nil {
		return nil, err
	}
	p.described = fresh
	out := &ci.UpdateIdentityPoolOutput{}
	shape.Copy(out, &fresh)
	return out, nil
}

func deleteIdentityPool(c *account.Call, p *pool, _ *ci.DeleteIdentityPoolInput) (*ci.DeleteIdentityPoolOutput, error) {
	for _, known := range p.identities {
		delete(*identitiesPart.Of(c), known.id)
	}
	pools := poolsPart.Of(c)
	*pools = slices.DeleteFunc(*pools, func(other *pool) bool { return other == p })
	return &ci.DeleteIdentityPoolOutput{}, nil
}

func listIdentityPools(c *account.Call, in *ci.ListIdentityPoolsInput) (*ci.ListIdentityPoolsOutput, error) {
	page, next, err := account.Page(c, account.Listing{Scope: "ListIdentityPools", Limit: in.MaxResults, Token: in.NextToken}, poolsPart.Get(c))
	if err != nil {
		return nil, err
	}
	out := &ci.ListIdentityPoolsOutput{IdentityPools: []types.IdentityPoolShortDescription{}, NextToken: next}
	for _, p := range page {
		out.IdentityPools = append(out.IdentityPools, types.IdentityPoolShortDescription{IdentityPoolId: p.described.IdentityPoolId, IdentityPoolName: p.described.IdentityPoolName})
	}
	return out, nil
}

// loginProviders are the keys that SupportedLoginProviders may have (API reference,
// CreateIdentityPool).
var loginProviders = []string{"graph.facebook.com", "accounts.google.com", "appleid.apple.com", "www.amazon.com", "api.twitter.com", "www.digits.com"}

var (
	likeUserPool = regexp.MustCompile(`^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/[\w-]+_[0-9a-zA-Z]+$`)
	likeOIDC     = regexp.MustCompile(`^arn:[\w-]+:iam::\d+:oidc-provider/.+$`)
	likeSAML     = regexp.MustCompile(`^arn:[\w-]+:iam::\d+:saml-provider/.+$`)
)

// checkSettings refuses what the API reference does not allow beyond the constraints of the
// service model. The texts are not documented.
func checkSettings(d *ci.DescribeIdentityPoolOutput) error {
	for _, name := range slices.Sorted(maps.Keys(d.SupportedLoginProviders)) {
		if !slices.Contains(loginProviders, name) {
			return refuse.InvalidParameter("Invalid login provider: %s", name)
		}
	}
	for _, known := range d.CognitoIdentityProviders {
		if !likeUserPool.MatchString(shape.Value(known.ProviderName)) {
			return refuse.InvalidParameter("Invalid Cognito Identity Provider: %s", shape.Value(known.ProviderName))
		}
	}
	for _, arn := range d.OpenIdConnectProviderARNs {
		if !likeOIDC.MatchString(arn) {
			return refuse.InvalidParameter("Invalid OpenID Connect provider ARN: %s", arn)
		}
	}
	for _, arn := range d.SamlProviderARNs {
		if !likeSAML.MatchString(arn) {
			return refuse.InvalidParameter("Invalid SAML provider ARN: %s", arn)
		}
	}
	return checkTags(d.IdentityPoolTags)
}

// federated reports whether the pool has a provider of its own logins.
func (p *pool) federated() bool {
	d := p.described
	return len(d.CognitoIdentityProviders)+len(d.OpenIdConnectProviderARNs)+len(d.SamlProviderARNs)+len(d.SupportedLoginProviders) > 0 || shape.Value(d.DeveloperProviderName) != ""
}

// oidcARN returns the ARN of the OpenID Connect provider whose issuer that is, "" for none.
func (p *pool) oidcARN(issuer string) string {
	for _, arn := range p.described.OpenIdConnectProviderARNs {
		if _, host, _ := strings.Cut(arn, ":oidc-provider/"); host == issuer {
			return arn
		}
	}
	return ""
}
