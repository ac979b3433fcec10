package emulator

import (
	"errors"
	"slices"

	"github.com/golang-jwt/jwt/v5"
)

// bearer gives the user whose access token this is, if it is still good.
func bearer(c *call, token string) (*user, error) {
	for _, p := range poolsIn(c).list {
		keys := keyrings.get(p)
		if keys == nil {
			continue // has signed nothing yet
		}
		claims, err := keys.access.verify(token, c.at)
		switch {
		case errors.Is(err, jwt.ErrTokenExpired):
			return nil, notAuthorized("Access Token has expired")
		case err == nil && p.issued(claims):
			return bearerOf(p, claims)
		}
	}
	return nil, notAuthorized("Invalid Access Token")
}

// bearerOf finds the sign-in that a token is from by its event id, which is there
// whatever the client's settings. One that is not kept any more is revoked.
func bearerOf(p *pool, claims jwt.MapClaims) (*user, error) {
	sub, _ := claims["sub"].(string)
	u := p.users.bySub(sub)
	if u == nil {
		return nil, userNotFound()
	}
	grants := userGrants.get(u.seldom())
	i := slices.IndexFunc(grants, func(g *grant) bool { return g.eventID == claims["event_id"] })
	switch {
	case i < 0 || grants[i].revoked:
		return nil, notAuthorized("Access Token has been revoked")
	case !u.enabled:
		return nil, disabled()
	}
	return u, nil
}
