package emulator

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// refreshHeader is the header of every refresh token of Cognito's, base64 of
// {"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}. What follows it is opaque.
const refreshHeader = "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ"

// mostGrants is how many sign-ins of a user are remembered.
const mostGrants = 50

// grant is one sign-in: a refresh token and the tokens made with it.
type grant struct {
	refreshToken string
	user         *user
	client       *client
	originID     string // origin_jti, which all tokens of the sign-in carry
	eventID      string
	authTime     time.Time
	until        time.Time // when the refresh token runs out
	revoked      bool
	retired      map[string]time.Time // former refresh tokens, and when each was replaced
}

// userGrants is of a user: the sign-ins whose refresh tokens have not expired.
const userGrants part[[]*grant] = "grants"

// poolGrants is of a pool, by refresh token.
const poolGrants part[map[string]*grant] = "grants"

// grantsOf gives the sign-ins of a pool by refresh token.
func grantsOf(p *pool) map[string]*grant {
	kept := poolGrants.of(p)
	if *kept == nil {
		*kept = map[string]*grant{}
	}
	return *kept
}

// newGrant begins a sign-in that was remembered as that event, and makes its tokens.
func newGrant(c *call, p *pool, k *client, u *user, eventID string) (*types.AuthenticationResultType, error) {
	g := &grant{
		refreshToken: refreshToken(c), user: u, client: k, originID: c.random.uuid(), eventID: eventID,
		authTime: c.at, until: c.at.Add(k.refreshTokenLife()),
	}
	keep(p, g, c.at)
	result, err := issue(c, p, g)
	if err != nil {
		return nil, err
	}
	result.RefreshToken = aws.String(g.refreshToken)
	return result, nil
}

// keep files a grant and drops the user's that are of no use any more.
func keep(p *pool, g *grant, at time.Time) {
	kept := userGrants.of(g.user.rare())
	*kept = append(*kept, g)
	for len(*kept) > mostGrants || at.After((*kept)[0].until) {
		forget(p, (*kept)[0])
		*kept = (*kept)[1:]
	}
	grantsOf(p)[g.refreshToken] = g
}

// refreshToken makes a token that looks like Cognito's: five parts, of which
// only the first can be read.
func refreshToken(c *call) string {
	return refreshHeader + "." + c.random.base64URL(342) + "." + c.random.base64URL(16) + "." +
		c.random.base64URL(900) + "." + c.random.base64URL(22)
}

// issue makes the ID and access token of a grant.
func issue(c *call, p *pool, g *grant) (*types.AuthenticationResultType, error) {
	keys, err := keysOf(c.account, p)
	if err != nil {
		return nil, err
	}
	idToken, err := keys.id.sign(idClaims(c, p, g))
	if err != nil {
		return nil, err
	}
	accessToken, err := keys.access.sign(accessClaims(c, p, g))
	if err != nil {
		return nil, err
	}
	return &types.AuthenticationResultType{
		AccessToken: aws.String(accessToken), IdToken: aws.String(idToken), TokenType: aws.String("Bearer"),
		ExpiresIn: int32(g.client.accessTokenLife() / time.Second),
	}, nil
}

// usable tells whether the refresh token still makes tokens.
func (g *grant) usable(at time.Time) error {
	switch {
	case at.After(g.until):
		return notAuthorized("Invalid Refresh Token")
	case g.revoked:
		return notAuthorized("Refresh Token has been revoked")
	case !g.user.enabled:
		return disabled()
	}
	return nil
}
