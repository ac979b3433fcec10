package identitypools

import (
	"errors"
	"time"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools/openid"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// developerLife is how long a developer's token is good for if the request does not say (API
// reference, GetOpenIdTokenForDeveloperIdentity).
const developerLife = 15 * time.Minute

// developer returns the name of the developer provider, "" for none.
func (p *pool) developer() string { return shape.Value(p.described.DeveloperProviderName) }

// isPublic reports whether a provider is not the developer's: an identity has at most one user
// of a public provider, and any number of the developer's.
func (p *pool) isPublic(provider string) bool { return provider != p.developer() }

// proveDeveloper verifies a token that GetOpenIdTokenForDeveloperIdentity made.
func (p *pool) proveDeveloper(c *account.Call, token string) (proof, error) {
	said, err := openid.Verify(c, token)
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		return proof{}, refuse.NotAuthorized("Invalid login token. Token expired") // text not documented
	case errors.Is(err, jwt.ErrTokenMalformed):
		return proof{}, refuse.NotAuthorized("Invalid login token. Not a valid OpenId Connect identity token.")
	case err != nil:
		return proof{}, badSignature()
	}
	known := identitiesPart.Get(c)[said.Identity]
	if known == nil || known.pool != p || said.Pool != p.id() || known.disabled || said.Methods[0] != authenticated {
		return proof{}, noMatch()
	}
	return proof{login: login{provider: openid.Name}, passed: known, methods: said.Methods[1:], tags: said.Tags}, nil
}

// getOpenIDTokenForDeveloperIdentity makes or finds the identity of a developer's user, links
// the logins to it, and makes its token.
func getOpenIDTokenForDeveloperIdentity(c *account.Call, p *pool, in *ci.GetOpenIdTokenForDeveloperIdentityInput) (*ci.GetOpenIdTokenForDeveloperIdentityOutput, error) {
	user, public, err := p.developerLogin(in.Logins)
	if err != nil {
		return nil, err
	}
	proofs, err := p.prove(c, public)
	if err != nil {
		return nil, err
	}
	if err := stillGood(proofs); err != nil {
		return nil, err
	}
	i, err := p.developerIdentity(c, shape.Value(in.IdentityId), append(loginsOf(proofs), user))
	if err != nil {
		return nil, err
	}
	said := i.token(proofs)
	said.Methods = append([]string{authenticated, user.provider, user.provider + ":" + p.id() + ":" + user.user}, methodsOf(proofs)[1:]...)
	for tag, value := range in.PrincipalTags {
		said.Tags[tag] = value
	}
	life := developerLife
	if in.TokenDuration != nil {
		life = time.Duration(*in.TokenDuration) * time.Second
	}
	token, err := said.Sign(c, life)
	if err != nil {
		return nil, err
	}
	return &ci.GetOpenIdTokenForDeveloperIdentityOutput{IdentityId: &i.id, Token: token}, nil
}

// developerLogin splits logins into the developer's and those of public providers.
func (p *pool) developerLogin(logins map[string]string) (user login, public map[string]string, err error) {
	public = map[string]string{}
	for provider, value := range logins {
		if provider == p.developer() {
			user = login{provider, value}
			continue
		}
		public[provider] = value
	}
	if user.user == "" {
		return user, nil, refuse.InvalidParameter("Please provide a valid login for the developer provider of this identity pool.") // text not documented
	}
	return user, public, nil
}

// developerIdentity returns the identity of that id with the logins linked to it, or the one
// that they belong to if there is no id.
func (p *pool) developerIdentity(c *account.Call, id string, logins []login) (*identity, error) {
	if id == "" {
		return p.identify(c, logins)
	}
	i := identitiesPart.Get(c)[id]
	if i == nil || i.pool != p {
		return nil, identityNotFound(id)
	}
	if i.disabled {
		return nil, refuse.NotAuthorized("Access to Identity '%s' is forbidden.", i.id)
	}
	if owner := p.byLogin[logins[len(logins)-1]]; owner != nil && owner != i {
		// The exception's description; its text is not documented.
		return nil, refuse.With("DeveloperUserAlreadyRegisteredException", "The provided developer user identifier is already registered with Cognito under a different identity ID.")
	}
	return i, i.link(logins, c.At)
}
