package tokens

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/devices/tracking"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// refreshHeader is the header of every refresh token of Cognito's, base64 of
// {"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}. What follows it is opaque.
const refreshHeader = "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ"

// mostGrants is how many of a user's sign-ins are remembered.
const mostGrants = 50

// Grant is one sign-in: a refresh token and the tokens made with it.
type Grant struct {
	refreshToken string
	User         *directory.User
	Client       *directory.Client
	originID     string // origin_jti, which all tokens of the sign-in carry
	eventID      string
	authTime     time.Time
	until        time.Time // when the refresh token expires
	revoked      bool
	// Device is the device of the sign-in, without a group where it was known before; zero where
	// the pool tracked none.
	Device  tracking.Names
	Session Session
	retired map[string]time.Time // former refresh tokens, and when each was replaced
}

// UserGrants holds a user's sign-ins whose refresh tokens have not expired.
const UserGrants account.Part[[]*Grant] = "grants"

// poolGrants holds a pool's sign-ins, by refresh token.
const poolGrants account.Part[map[string]*Grant] = "grants"

// GrantsOf returns the sign-ins of a pool, by refresh token.
func GrantsOf(p *directory.Pool) map[string]*Grant {
	kept := poolGrants.Of(p)
	if *kept == nil {
		*kept = map[string]*Grant{}
	}
	return *kept
}

// New starts a sign-in with a device that the user's history has as that event, and makes its
// tokens.
func New(c *account.Call, p *directory.Pool, k *directory.Client, u *directory.User, d tracking.Names, eventID string) (*types.AuthenticationResultType, error) {
	g := &Grant{
		refreshToken: refreshToken(c), User: u, Client: k, originID: c.Random.UUID(), eventID: eventID,
		authTime: c.At, until: c.At.Add(k.RefreshTokenLife()), Device: d,
	}
	record(c, p, g)
	keep(p, g, c.At)
	result, err := Issue(c, p, g)
	if err != nil {
		return nil, err
	}
	result.RefreshToken = aws.String(g.refreshToken)
	return result, nil
}

// keep stores a grant and drops the user's grants that are no longer of use.
func keep(p *directory.Pool, g *Grant, at time.Time) {
	kept := UserGrants.Of(g.User.Rare())
	*kept = append(*kept, g)
	for len(*kept) > max(mostGrants, Tracked.Get(p).Max()) || at.After((*kept)[0].until) {
		Forget(p, (*kept)[0])
		*kept = (*kept)[1:]
	}
	GrantsOf(p)[g.refreshToken] = g
}

// refreshToken makes a token that looks like Cognito's: five parts, of which
// only the first can be read.
func refreshToken(c *account.Call) string {
	return refreshHeader + "." + c.Random.Base64URL(342) + "." + c.Random.Base64URL(16) + "." +
		c.Random.Base64URL(900) + "." + c.Random.Base64URL(22)
}

// Issue makes the ID and access tokens of a grant.
func Issue(c *account.Call, p *directory.Pool, g *Grant) (*types.AuthenticationResultType, error) {
	keys, err := keysOf(c.Account, p)
	if err != nil {
		return nil, err
	}
	g.Session.Active, g.Session.Address = c.At, c.Sender
	idToken, err := keys.ID.Sign(idClaims(c, p, g))
	if err != nil {
		return nil, err
	}
	accessToken, err := keys.access.Sign(accessClaims(c, p, g))
	if err != nil {
		return nil, err
	}
	return &types.AuthenticationResultType{
		AccessToken: aws.String(accessToken), IdToken: aws.String(idToken), TokenType: aws.String("Bearer"),
		ExpiresIn: int32(g.Client.AccessTokenLife() / time.Second),
	}, nil
}

// Usable returns an error if the refresh token no longer makes tokens, or not with that device.
func (g *Grant) Usable(p *directory.Pool, device string, at time.Time) error {
	switch {
	case at.After(g.until):
		return refuse.NotAuthorized("Invalid Refresh Token")
	case g.revoked:
		return refuse.NotAuthorized("Refresh Token has been revoked")
	case !g.User.Enabled:
		return refuse.Disabled()
	}
	return tracking.MayRefresh(p, g.User, g.Device.Key, device)
}
