package emulator

import (
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
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

// grantTokens ends a sign-in.
func grantTokens(c *call, s *session) (*step, error) {
	u := s.user
	u.rare().lock.succeeded()
	answered := []types.ChallengeResponseType{toPassword(types.ChallengeResponseSuccess)}
	if isSecondFactor(s.challenge) {
		answered = append(answered, toSecondFactor(types.ChallengeResponseSuccess))
	}
	eventID := remember(c, s.pool, u, types.EventTypeSignIn, types.EventResponseTypePass, answered...)
	g := &grant{
		refreshToken: refreshToken(c), user: u, client: s.client, originID: c.random.uuid(), eventID: eventID,
		authTime: c.at, until: c.at.Add(s.client.refreshTokenLife()),
	}
	keep(s.pool, g, c.at)
	result, err := issue(c, s.pool, g)
	if err != nil {
		return nil, err
	}
	result.RefreshToken = aws.String(g.refreshToken)
	return &step{AuthenticationResult: result, ChallengeParameters: map[string]string{}}, nil
}

// keep files a grant and drops the user's that are of no use any more.
func keep(p *pool, g *grant, at time.Time) {
	rare := g.user.rare()
	rare.grants = append(rare.grants, g)
	for len(rare.grants) > mostGrants || at.After(rare.grants[0].until) {
		forget(p, rare.grants[0])
		rare.grants = rare.grants[1:]
	}
	p.grants[g.refreshToken] = g
}

// refreshToken makes a token that looks like Cognito's: five parts, of which
// only the first can be read.
func refreshToken(c *call) string {
	return refreshHeader + "." + c.random.base64URL(342) + "." + c.random.base64URL(16) + "." +
		c.random.base64URL(900) + "." + c.random.base64URL(22)
}

// base64URL draws n characters that encode bytes: the bits of the last one that
// belong to no byte are 0.
func (r *random) base64URL(n int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	spare := []int{0, 0, 4, 2}[n%4]
	drawn := r.pick(letters, n)
	last := strings.IndexByte(letters, drawn[n-1]) >> spare << spare
	return drawn[:n-1] + letters[last:last+1]
}

// issue makes the ID and access token of a grant.
func issue(c *call, p *pool, g *grant) (*types.AuthenticationResultType, error) {
	keys, err := keysOf(c.Server, p)
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

func beginWithRefreshToken(c *call, p *pool, k *client, parameters map[string]string) (*step, error) {
	if err := demand(parameters, "REFRESH_TOKEN"); err != nil {
		return nil, err
	}
	g := p.grants[parameters["REFRESH_TOKEN"]]
	if g == nil || g.client != k {
		return nil, notAuthorized("Invalid Refresh Token")
	}
	if err := k.checkHashIn(parameters, g.user.username, g.user.sub, g.user.attributes.get("email"), g.user.attributes.get("phone_number")); err != nil {
		return nil, err
	}
	if k.rotates() {
		// The documents say that the flow can't be used, not with which words.
		return nil, invalidParameter("Refresh token rotation is enabled for this client. Use GetTokensFromRefreshToken.")
	}
	if err := g.usable(c.at); err != nil {
		return nil, err
	}
	result, err := issue(c, p, g)
	if err != nil {
		return nil, err
	}
	return &step{AuthenticationResult: result, ChallengeParameters: map[string]string{}}, nil
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

// signOut revokes all tokens of the user. Their signatures still verify.
func signOut(u *user) {
	for _, g := range u.seldom().grants {
		g.revoked = true
	}
}

// revokeToken revokes one refresh token and the tokens made with it. One that
// is not known any more is as good as revoked (RFC 7009).
func revokeToken(_ *call, p *pool, k *client, in *cip.RevokeTokenInput) (*cip.RevokeTokenOutput, error) {
	if err := k.checkSecret(in.ClientSecret); err != nil {
		return nil, err
	}
	if !deref(k.EnableTokenRevocation) {
		return nil, fail("UnsupportedOperationException", "Token revocation is not enabled for this client.") // text not documented
	}
	if len(*in.Token) < len(refreshHeader) || (*in.Token)[:len(refreshHeader)] != refreshHeader {
		return nil, fail("UnsupportedTokenTypeException", "Unsupported token type") // text not documented
	}
	if g := p.grants[*in.Token]; g != nil && g.client == k {
		g.revoked = true
	}
	return &cip.RevokeTokenOutput{}, nil
}
