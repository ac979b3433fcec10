package identitypools

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools/openid"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// proof is a login whose token was verified.
type proof struct {
	login
	claims   map[string]any
	mappedAs string          // the key of its role mapping
	methods  []string        // of its amr claim
	checked  *directory.Pool // the user pool to ask whether the sign-in is still good, nil for none

	tags   map[string]string // that a developer's token has
	passed *identity         // whom a developer's token is for
}

func loginsOf(proofs []proof) []login {
	var all []login
	for _, one := range proofs {
		if one.passed == nil {
			all = append(all, one.login)
		}
	}
	return all
}

// prove verifies logins: tokens by provider. The proofs are in the order of the providers' names.
func (p *pool) prove(c *account.Call, logins map[string]string) ([]proof, error) {
	var all []proof
	for _, provider := range slices.Sorted(maps.Keys(logins)) {
		one, err := p.proveOne(c, provider, logins[provider])
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func (p *pool) proveOne(c *account.Call, provider, token string) (proof, error) {
	_, social := p.described.SupportedLoginProviders[provider]
	switch {
	case provider == openid.Name:
		return p.proveDeveloper(c, token)
	case !p.federated():
		return proof{}, noMatch()
	case len(p.clientsOf(provider)) > 0:
		return p.proveUserPool(c, provider, token)
	case p.oidcARN(provider) != "":
		return p.proveOIDC(c, provider, token)
	case social || slices.Contains(p.described.SamlProviderARNs, provider):
		// Nothing here can ask these providers: the answer is AWS's when they are silent.
		return proof{}, unreachable(provider)
	}
	return proof{}, refuse.NotAuthorized("Token is not from a supported provider of this identity pool.")
}

func unreachable(provider string) error {
	return refuse.With("ExternalServiceException", "%s did not respond.", provider) // text not documented
}

// clientsOf returns the entries of a user pool, one for each app client.
func (p *pool) clientsOf(provider string) []ciProvider {
	return slices.DeleteFunc(slices.Clone(p.described.CognitoIdentityProviders), func(known ciProvider) bool {
		return shape.Value(known.ProviderName) != provider
	})
}

// proveUserPool verifies the ID token of a user pool. Our user pools have the provider names
// that AWS would give them.
func (p *pool) proveUserPool(c *account.Call, provider, token string) (proof, error) {
	claims, from, err := verified(c, provider, token)
	if err != nil {
		return proof{}, err
	}
	client, _ := claims["aud"].(string)
	entries := p.clientsOf(provider)
	i := slices.IndexFunc(entries, func(known ciProvider) bool { return known.ClientId == nil || *known.ClientId == client })
	if i < 0 {
		return proof{}, refuse.NotAuthorized("Token is not from a supported provider of this identity pool.")
	}
	sub, _ := claims["sub"].(string)
	one := proof{
		login: login{provider, sub}, claims: claims, mappedAs: provider + ":" + client,
		methods: []string{provider, provider + ":CognitoSignIn:" + sub},
	}
	if shape.Value(entries[i].ServerSideTokenCheck) {
		one.checked = from
	}
	return one, nil
}

// proveOIDC verifies the ID token of an OpenID Connect provider, if it is one of our user pools:
// the keys of others can't be read from here.
func (p *pool) proveOIDC(c *account.Call, provider, token string) (proof, error) {
	if _, err := directory.In(c).Pool(poolOf(provider)); err != nil {
		return proof{}, unreachable(provider)
	}
	claims, _, err := verified(c, provider, token)
	if err != nil {
		return proof{}, err
	}
	sub, _ := claims["sub"].(string)
	return proof{login: login{provider, sub}, claims: claims, mappedAs: p.oidcARN(provider), methods: []string{provider}}, nil
}

func poolOf(provider string) string { return provider[strings.LastIndexByte(provider, '/')+1:] }

// verified returns the claims of a user pool's ID token. The texts about the issuer and aud are
// from reports (amazon-cognito-identity-js#407, #12); the first is the title of a question on
// Stack Overflow (64947302); that of an expired token is from amplify-js#3675, the time of the call
// first.
func verified(c *account.Call, provider, token string) (map[string]any, *directory.Pool, error) {
	said := jwt.MapClaims{}
	if _, _, err := jwt.NewParser().ParseUnverified(token, said); err != nil {
		return nil, nil, refuse.NotAuthorized("Invalid login token. Not a valid OpenId Connect identity token.")
	}
	from, err := directory.In(c).Pool(poolOf(provider))
	if err != nil || !from.Issued(said) {
		return nil, nil, refuse.NotAuthorized("Invalid login token. Issuer doesn't match providerName")
	}
	if said["aud"] == nil {
		return nil, nil, refuse.NotAuthorized("Invalid login token. Missing a required claim: aud")
	}
	keys := tokens.Keyrings.Get(from)
	if keys == nil {
		return nil, nil, badSignature()
	}
	claims, err := keys.ID.Verify(token, c.At)
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		until, _ := said.GetExpirationTime()
		return nil, nil, refuse.NotAuthorized("Invalid login token. Token expired: %d >= %d", c.At.Unix(), until.Unix())
	case err != nil:
		return nil, nil, badSignature()
	}
	return claims, from, nil
}

func badSignature() error {
	return refuse.NotAuthorized("Invalid login token. Couldn't verify signed token.") // amazon-cognito-identity-js#91
}

// stillGood refuses proofs of users who were signed out or deleted, where the pool asks for the
// check (API reference, CognitoIdentityProvider). AWS documents only that it is a 400 "Not
// Authorized error".
func stillGood(proofs []proof) error {
	for _, one := range proofs {
		if one.checked != nil && tokens.Current(one.checked, one.claims) != nil {
			return refuse.NotAuthorized("Invalid login token. The user was signed out or deleted.")
		}
	}
	return nil
}

// methodsOf returns the amr claim: how the identity was proven (IAM user guide, condition keys
// of web identity federation).
func methodsOf(proofs []proof) []string {
	if len(proofs) == 0 {
		return []string{unauthenticated}
	}
	methods := []string{authenticated}
	for _, one := range proofs {
		methods = append(methods, one.methods...)
	}
	return methods
}
