package emulator

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// getTokensFromRefreshToken gives new tokens, and in place of the refresh token
// a new one where the client rotates them.
func getTokensFromRefreshToken(c *call, p *pool, k *client, in *cip.GetTokensFromRefreshTokenInput) (*cip.GetTokensFromRefreshTokenOutput, error) {
	if err := k.checkSecret(in.ClientSecret); err != nil {
		return nil, err
	}
	g := grantsOf(p)[*in.RefreshToken]
	if g == nil || g.client != k {
		return nil, notAuthorized("Invalid Refresh Token")
	}
	if err := g.usable(c.at); err != nil {
		return nil, err
	}
	if retired, ok := g.retired[*in.RefreshToken]; ok && c.at.Sub(retired) > k.gracePeriod() {
		return nil, fail("RefreshTokenReuseException", "Refresh token has been invalidated by rotation.") // text not documented
	}
	result, err := issue(c, p, g)
	if err != nil {
		return nil, err
	}
	if k.rotates() {
		result.RefreshToken = aws.String(rotate(c, p, g))
	}
	return &cip.GetTokensFromRefreshTokenOutput{AuthenticationResult: result}, nil
}

// rotate gives the grant a new refresh token. A token that is rotated twice
// within its grace period keeps the time of its first.
func rotate(c *call, p *pool, g *grant) string {
	if g.retired == nil {
		g.retired = map[string]time.Time{}
	}
	g.retired[g.refreshToken] = c.at
	g.refreshToken = refreshToken(c)
	grantsOf(p)[g.refreshToken] = g
	return g.refreshToken
}

// forget drops a grant with all refresh tokens it has had.
func forget(p *pool, g *grant) {
	delete(grantsOf(p), g.refreshToken)
	for token := range g.retired {
		delete(grantsOf(p), token)
	}
}
