// Package identitypools answers the part of Amazon Cognito identity pools that leads to an
// OpenID token.
package identitypools

import (
	"fmt"
	"slices"
	"strings"
	"time"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/keyring"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// identityTarget precedes the operation in X-Amz-Target of the identity pools API.
const identityTarget = "AWSCognitoIdentityService."

// identityIssuer is the iss of the tokens, whatever the emulator's address: all Regions but the
// opt-in ones have this one.
const identityIssuer = "https://cognito-identity.amazonaws.com"

// Operations is the table of the operations that lead to an OpenID token of an identity pool.
func Operations() service.Table {
	return service.Table{
		identityTarget + "CreateIdentityPool": service.Signed("IdentityPoolName", service.Op(createIdentityPool)),
		identityTarget + "GetId":              service.Public("IdentityPoolId", service.Op(getID)),
		identityTarget + "GetOpenIdToken":     service.Public("IdentityId", service.Op(getOpenIDToken)),
	}
}

// identityService is the state of all identity pools.
type identityService struct {
	pools      []*ci.CreateIdentityPoolOutput
	identities []*pooledIdentity
	key        *keyring.Key // one for all pools, made on first use
}

const identitiesPart account.Part[identityService] = "identity pools"

// pooledIdentity is an identity of a pool. Its logins hold the sub at each provider; a guest has
// none.
type pooledIdentity struct {
	id, pool string
	logins   map[string]string // provider to sub
}

func createIdentityPool(c *account.Call, in *ci.CreateIdentityPoolInput) (*ci.CreateIdentityPoolOutput, error) {
	id := c.Region + ":" + c.Random.UUID()
	p := &ci.CreateIdentityPoolOutput{
		IdentityPoolId: &id, IdentityPoolName: in.IdentityPoolName,
		AllowUnauthenticatedIdentities: in.AllowUnauthenticatedIdentities, CognitoIdentityProviders: in.CognitoIdentityProviders,
	}
	all := identitiesPart.Of(c)
	all.pools = append(all.pools, p)
	return p, nil
}

func findIdentityPool(a account.Holder, id string) (*ci.CreateIdentityPoolOutput, error) {
	pools := identitiesPart.Of(a).pools
	i := slices.IndexFunc(pools, func(p *ci.CreateIdentityPoolOutput) bool { return *p.IdentityPoolId == id })
	if i < 0 {
		return nil, refuse.NotFound("IdentityPool '%s' not found.", id)
	}
	return pools[i], nil
}

// getID returns the identity that the logins belong to, a new one when they belong to none. A
// caller without logins is a new guest each time.
func getID(c *account.Call, in *ci.GetIdInput) (*ci.GetIdOutput, error) {
	p, err := findIdentityPool(c, *in.IdentityPoolId)
	if err != nil {
		return nil, err
	}
	logins, err := subsOf(c, p, in.Logins)
	if err != nil {
		return nil, err
	}
	all := identitiesPart.Of(c)
	for _, known := range all.identities {
		if known.pool == *p.IdentityPoolId && known.shares(logins) {
			return &ci.GetIdOutput{IdentityId: &known.id}, nil
		}
	}
	made := &pooledIdentity{id: c.Region + ":" + c.Random.UUID(), pool: *p.IdentityPoolId, logins: logins}
	all.identities = append(all.identities, made)
	return &ci.GetIdOutput{IdentityId: &made.id}, nil
}

// shares reports whether one of the logins is this identity's.
func (i *pooledIdentity) shares(logins map[string]string) bool {
	for provider, sub := range logins {
		if i.logins[provider] == sub {
			return true
		}
	}
	return false
}

// subsOf verifies logins, by the provider's name: ID tokens of the user pools that the identity
// pool trusts. Our user pools have the provider names that AWS would give them.
func subsOf(c *account.Call, p *ci.CreateIdentityPoolOutput, logins map[string]string) (map[string]string, error) {
	if len(logins) == 0 && !p.AllowUnauthenticatedIdentities {
		return nil, refuse.NotAuthorized("Unauthenticated access is not supported for this identity pool.")
	}
	subs := map[string]string{}
	for provider, token := range logins {
		trusted := slices.ContainsFunc(p.CognitoIdentityProviders, func(known ciProvider) bool { return shape.Value(known.ProviderName) == provider })
		pool, err := directory.In(c).Pool(provider[strings.LastIndexByte(provider, '/')+1:])
		if !trusted || err != nil || tokens.Keyrings.Get(pool) == nil {
			return nil, refuse.NotAuthorized("Invalid login token. Issuer doesn't match providerName") // from public error reports
		}
		claims, err := tokens.Keyrings.Get(pool).ID.Verify(token, c.At)
		if err != nil || !pool.Issued(claims) {
			return nil, refuse.NotAuthorized("Invalid login token.")
		}
		subs[provider], _ = claims["sub"].(string)
	}
	return subs, nil
}

// openIDLife is how long the token is good for (API reference, GetOpenIdToken).
const openIDLife = 10 * time.Minute

func getOpenIDToken(c *account.Call, in *ci.GetOpenIdTokenInput) (*ci.GetOpenIdTokenOutput, error) {
	identities := identitiesPart.Of(c).identities
	i := slices.IndexFunc(identities, func(known *pooledIdentity) bool { return known.id == *in.IdentityId })
	if i < 0 {
		return nil, refuse.NotFound("Identity '%s' not found.", *in.IdentityId)
	}
	known := identities[i]
	p, err := findIdentityPool(c, known.pool)
	if err != nil {
		return nil, err
	}
	logins, err := subsOf(c, p, in.Logins)
	if err != nil {
		return nil, err
	}
	if len(known.logins) > 0 && !known.shares(logins) {
		return nil, refuse.NotAuthorized("Access to Identity '%s' is forbidden.", known.id)
	}
	key, err := identityKey(c.Account)
	if err != nil {
		return nil, err
	}
	token, err := key.SignIdentity(jwt.MapClaims{
		"sub": known.id, "aud": known.pool, "amr": methodsOf(logins), "iss": identityIssuer,
		"iat": c.At.Unix(), "exp": c.At.Add(openIDLife).Unix(),
	})
	if err != nil {
		return nil, err
	}
	return &ci.GetOpenIdTokenOutput{IdentityId: &known.id, Token: &token}, nil
}

// methodsOf returns the amr claim: how the identity was proven (IAM user guide, condition keys
// of web identity federation).
func methodsOf(logins map[string]string) []string {
	if len(logins) == 0 {
		return []string{"unauthenticated"}
	}
	methods := []string{"authenticated"}
	for provider, sub := range logins {
		methods = append(methods, provider, fmt.Sprintf("%s:CognitoSignIn:%s", provider, sub))
	}
	slices.Sort(methods[1:])
	return methods
}
