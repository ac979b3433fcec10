package tokens

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// getTokensFromRefreshToken issues new tokens, and replaces the refresh token where the client
// rotates it.
func getTokensFromRefreshToken(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.GetTokensFromRefreshTokenInput) (*cip.GetTokensFromRefreshTokenOutput, error) {
	if err := k.CheckSecret(in.ClientSecret); err != nil {
		return nil, err
	}
	g := GrantsOf(p)[*in.RefreshToken]
	if g == nil || g.Client != k {
		return nil, refuse.NotAuthorized("Invalid Refresh Token")
	}
	if err := g.Usable(p, shape.Value(in.DeviceKey), c.At); err != nil {
		return nil, err
	}
	if retired, ok := g.retired[*in.RefreshToken]; ok && c.At.Sub(retired) > k.GracePeriod() {
		return nil, refuse.With("RefreshTokenReuseException", "Refresh token has been invalidated by rotation.") // text not documented
	}
	result, err := Issue(c, p, g)
	if err != nil {
		return nil, err
	}
	if k.Rotates() {
		result.RefreshToken = aws.String(rotate(c, p, g))
	}
	return &cip.GetTokensFromRefreshTokenOutput{AuthenticationResult: result}, nil
}

// rotate gives the grant a new refresh token. A token that is rotated twice within its grace
// period keeps the time of its first rotation.
func rotate(c *account.Call, p *directory.Pool, g *Grant) string {
	if g.retired == nil {
		g.retired = map[string]time.Time{}
	}
	g.retired[g.refreshToken] = c.At
	g.refreshToken = refreshToken(c)
	GrantsOf(p)[g.refreshToken] = g
	return g.refreshToken
}

// Forget drops a grant with all refresh tokens that it has had.
func Forget(p *directory.Pool, g *Grant) {
	delete(GrantsOf(p), g.refreshToken)
	for token := range g.retired {
		delete(GrantsOf(p), token)
	}
}
