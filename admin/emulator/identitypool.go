package emulator

import (
	"fmt"
	"slices"
	"strings"
	"time"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/golang-jwt/jwt/v5"
)

// identityTarget stands before the operation in X-Amz-Target of the identity
// pools API.
const identityTarget = "AWSCognitoIdentityService."

// identityIssuer is the iss of the tokens, whatever the emulator's address: all
// Regions but the opt-in ones have this one.
const identityIssuer = "https://cognito-identity.amazonaws.com"

// identityOperations is the table of what leads to an OpenID token of an
// identity pool, and no more.
func identityOperations() table {
	return table{
		identityTarget + "CreateIdentityPool": signedRow("IdentityPoolName", op(createIdentityPool)),
		identityTarget + "GetId":              publicRow("IdentityPoolId", op(getID)),
		identityTarget + "GetOpenIdToken":     publicRow("IdentityId", op(getOpenIDToken)),
	}
}

// identityService is the state of all identity pools.
type identityService struct {
	pools      []*ci.CreateIdentityPoolOutput
	identities []*pooledIdentity
	key        *signingKey // one for all pools, made on first need
}

const identitiesPart part[identityService] = "identity pools"

// pooledIdentity is an identity of a pool. Its logins name who it is at each
// provider; a guest has none.
type pooledIdentity struct {
	id, pool string
	logins   map[string]string // provider to sub
}

func createIdentityPool(c *call, in *ci.CreateIdentityPoolInput) (*ci.CreateIdentityPoolOutput, error) {
	id := c.region + ":" + c.random.uuid()
	p := &ci.CreateIdentityPoolOutput{
		IdentityPoolId: &id, IdentityPoolName: in.IdentityPoolName,
		AllowUnauthenticatedIdentities: in.AllowUnauthenticatedIdentities, CognitoIdentityProviders: in.CognitoIdentityProviders,
	}
	all := identitiesPart.of(c)
	all.pools = append(all.pools, p)
	return p, nil
}

func findIdentityPool(a holder, id string) (*ci.CreateIdentityPoolOutput, error) {
	pools := identitiesPart.of(a).pools
	i := slices.IndexFunc(pools, func(p *ci.CreateIdentityPoolOutput) bool { return *p.IdentityPoolId == id })
	if i < 0 {
		return nil, notFound("IdentityPool '%s' not found.", id)
	}
	return pools[i], nil
}

// getID gives the identity that the logins belong to, a new one when they
// belong to none. Whoever comes without any is a new guest each time.
func getID(c *call, in *ci.GetIdInput) (*ci.GetIdOutput, error) {
	p, err := findIdentityPool(c, *in.IdentityPoolId)
	if err != nil {
		return nil, err
	}
	logins, err := subsOf(c, p, in.Logins)
	if err != nil {
		return nil, err
	}
	all := identitiesPart.of(c)
	for _, known := range all.identities {
		if known.pool == *p.IdentityPoolId && known.shares(logins) {
			return &ci.GetIdOutput{IdentityId: &known.id}, nil
		}
	}
	made := &pooledIdentity{id: c.region + ":" + c.random.uuid(), pool: *p.IdentityPoolId, logins: logins}
	all.identities = append(all.identities, made)
	return &ci.GetIdOutput{IdentityId: &made.id}, nil
}

// shares tells whether one of the logins is this identity's.
func (i *pooledIdentity) shares(logins map[string]string) bool {
	for provider, sub := range logins {
		if i.logins[provider] == sub {
			return true
		}
	}
	return false
}

// subsOf verifies logins: ID tokens of the user pools that the identity pool
// trusts, by the provider's name. The names of our user pools are AWS's.
func subsOf(c *call, p *ci.CreateIdentityPoolOutput, logins map[string]string) (map[string]string, error) {
	if len(logins) == 0 && !p.AllowUnauthenticatedIdentities {
		return nil, notAuthorized("Unauthenticated access is not supported for this identity pool.")
	}
	subs := map[string]string{}
	for provider, token := range logins {
		trusted := slices.ContainsFunc(p.CognitoIdentityProviders, func(known ciProvider) bool { return deref(known.ProviderName) == provider })
		pool, err := poolsIn(c).pool(provider[strings.LastIndexByte(provider, '/')+1:])
		if !trusted || err != nil || keyrings.get(pool) == nil {
			return nil, notAuthorized("Invalid login token. Issuer doesn't match providerName") // from public error reports
		}
		claims, err := keyrings.get(pool).id.verify(token, c.at)
		if err != nil || !pool.issued(claims) {
			return nil, notAuthorized("Invalid login token.")
		}
		subs[provider], _ = claims["sub"].(string)
	}
	return subs, nil
}

// openIDLife is how long the token is good for (API reference, GetOpenIdToken).
const openIDLife = 10 * time.Minute

func getOpenIDToken(c *call, in *ci.GetOpenIdTokenInput) (*ci.GetOpenIdTokenOutput, error) {
	identities := identitiesPart.of(c).identities
	i := slices.IndexFunc(identities, func(known *pooledIdentity) bool { return known.id == *in.IdentityId })
	if i < 0 {
		return nil, notFound("Identity '%s' not found.", *in.IdentityId)
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
		return nil, notAuthorized("Access to Identity '%s' is forbidden.", known.id)
	}
	key, err := identityKey(c.account)
	if err != nil {
		return nil, err
	}
	token, err := key.signIdentity(jwt.MapClaims{
		"sub": known.id, "aud": known.pool, "amr": methodsOf(logins), "iss": identityIssuer,
		"iat": c.at.Unix(), "exp": c.at.Add(openIDLife).Unix(),
	})
	if err != nil {
		return nil, err
	}
	return &ci.GetOpenIdTokenOutput{IdentityId: &known.id, Token: &token}, nil
}

// methodsOf is the amr claim: how the identity was proven (IAM user guide,
// condition keys of web identity federation).
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
