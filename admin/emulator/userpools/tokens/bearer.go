package tokens

import (
	"errors"
	"slices"

	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Bearer returns the user whose access token this is, if it is still valid.
func Bearer(c *account.Call, token string) (*directory.User, error) {
	_, g, err := SignIn(c, token)
	if err != nil {
		return nil, err
	}
	return g.User, nil
}

// SignIn returns the sign-in that an access token is from, and its pool, if the token is still
// valid.
func SignIn(c *account.Call, token string) (*directory.Pool, *Grant, error) {
	for _, p := range directory.In(c).List {
		keys := Keyrings.Get(p)
		if keys == nil {
			continue // it has signed nothing yet
		}
		claims, err := keys.access.Verify(token, c.At)
		switch {
		case errors.Is(err, jwt.ErrTokenExpired):
			return nil, nil, refuse.NotAuthorized("Access Token has expired")
		case err == nil && p.Issued(claims) && claims["username"] == nil: // a client's own token
			return nil, nil, refuse.NotAuthorized("Access Token does not have required scopes") // amplify-js#1906
		case err == nil && p.Issued(claims):
			g, err := grantOf(p, claims)
			return p, g, err
		}
	}
	return nil, nil, refuse.NotAuthorized("Invalid Access Token")
}

// grantOf finds the sign-in that a token is from by its event id, which is there whatever the
// client's settings. A sign-in that is no longer stored is revoked.
func grantOf(p *directory.Pool, claims jwt.MapClaims) (*Grant, error) {
	sub, _ := claims["sub"].(string)
	u := p.Users.BySub(sub)
	if u == nil {
		return nil, refuse.UserNotFound()
	}
	grants := UserGrants.Get(u.Seldom())
	i := slices.IndexFunc(grants, func(g *Grant) bool { return g.eventID == claims["event_id"] })
	switch {
	case i < 0 || grants[i].revoked:
		return nil, refuse.NotAuthorized("Access Token has been revoked")
	case !u.Enabled:
		return nil, refuse.Disabled()
	}
	return grants[i], nil
}

// Current returns an error if the sign-in that a pool's ID or access token is from has ended: the
// user was signed out, disabled or deleted.
func Current(p *directory.Pool, claims jwt.MapClaims) error {
	_, err := grantOf(p, claims)
	return err
}
