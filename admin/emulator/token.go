package emulator

import (
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// issuerOf gives the iss of a pool's tokens, under which its OpenID documents are.
func issuerOf(c *call, p *pool) string { return p.issuer(c.issuer) }

// commonClaims are those of both tokens.
func commonClaims(c *call, p *pool, g *grant, use string, life time.Duration) jwt.MapClaims {
	claims := jwt.MapClaims{
		"sub": g.user.sub, "iss": issuerOf(c, p), "token_use": use, "event_id": g.eventID,
		"auth_time": g.authTime.Unix(), "iat": c.at.Unix(), "exp": c.at.Add(life).Unix(), "jti": c.random.uuid(),
	}
	if deref(g.client.EnableTokenRevocation) || g.client.rotates() {
		claims["origin_jti"] = g.originID
	} else {
		delete(claims, "jti") // both come with revocation or rotation only
	}
	if names := groupNames(g.user); len(names) > 0 {
		claims["cognito:groups"] = names
	}
	return claims
}

func groupNames(u *user) []string {
	var names []string
	for _, g := range byPrecedence(u.groups) {
		names = append(names, *g.GroupName)
	}
	return names
}

// accessClaims has no aud but a client_id, and no version: tokens of the API's
// sign-in, unlike those of the OAuth endpoints, come without.
func accessClaims(c *call, p *pool, g *grant) jwt.MapClaims {
	claims := commonClaims(c, p, g, "access", g.client.accessTokenLife())
	claims["client_id"] = *g.client.ClientId
	claims["scope"] = "aws.cognito.signin.user.admin"
	claims["username"] = g.user.username
	return claims
}

func idClaims(c *call, p *pool, g *grant) jwt.MapClaims {
	claims := commonClaims(c, p, g, "id", g.client.idTokenLife())
	claims["aud"] = *g.client.ClientId
	claims["cognito:username"] = g.user.username
	for name, value := range g.user.attributes.all() {
		if !g.client.reads(name) {
			continue
		}
		claims[name] = value
		if strings.HasSuffix(name, "_verified") {
			claims[name] = g.user.verified(strings.TrimSuffix(name, "_verified"))
		}
	}
	if identities := g.user.seldom().identities; len(identities) > 0 {
		claims["identities"] = identityClaims(identities)
	}
	roles, preferred := rolesOf(g.user)
	if len(roles) > 0 {
		claims["cognito:roles"] = roles
	}
	if preferred != "" {
		claims["cognito:preferred_role"] = preferred
	}
	return claims
}

// rolesOf gives the roles of the user's groups, and the one that counts: of the
// group with the lowest number, unless groups with that number disagree.
func rolesOf(u *user) (roles []string, preferred string) {
	var top *group
	for _, g := range byPrecedence(u.groups) {
		role := deref(g.RoleArn)
		if role == "" {
			continue
		}
		switch {
		case top == nil:
			top, preferred = g, role
		case rank(g) == rank(top) && role != preferred:
			preferred = ""
		}
		if !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	return roles, preferred
}
