// Package tokens has what a sign-in issues: ID, access and refresh tokens, and how they are
// refreshed, revoked and verified.
package tokens

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// issuerOf returns the iss of a pool's tokens, under which its OpenID documents are.
func issuerOf(c *account.Call, p *directory.Pool) string { return p.Issuer(c.Issuer) }

// commonClaims are the claims of both tokens.
func commonClaims(c *account.Call, p *directory.Pool, g *Grant, use string, life time.Duration) jwt.MapClaims {
	claims := jwt.MapClaims{
		"sub": g.User.Sub, "iss": issuerOf(c, p), "token_use": use, "event_id": g.eventID,
		"auth_time": g.authTime.Unix(), "iat": c.At.Unix(), "exp": c.At.Add(life).Unix(), "jti": c.Random.UUID(),
	}
	if shape.Value(g.Client.EnableTokenRevocation) || g.Client.Rotates() {
		claims["origin_jti"] = g.originID
	} else {
		delete(claims, "jti") // both appear only with revocation or rotation
	}
	if names := groupNames(g.User); len(names) > 0 {
		claims["cognito:groups"] = names
	}
	return claims
}

func groupNames(u *directory.User) []string {
	var names []string
	for _, g := range directory.ByPrecedence(u.Groups) {
		names = append(names, *g.GroupName)
	}
	return names
}

// accessClaims has a client_id instead of aud, and no version: tokens of the API's sign-in,
// unlike those of the OAuth endpoints, have none.
func accessClaims(c *account.Call, p *directory.Pool, g *Grant) jwt.MapClaims {
	claims := commonClaims(c, p, g, "access", g.Client.AccessTokenLife())
	claims["client_id"] = *g.Client.ClientId
	claims["scope"] = "aws.cognito.signin.user.admin"
	claims["username"] = g.User.Username
	if g.Device.Key != "" {
		claims["device_key"] = g.Device.Key
	}
	return claims
}

func idClaims(c *account.Call, p *directory.Pool, g *Grant) jwt.MapClaims {
	claims := commonClaims(c, p, g, "id", g.Client.IDTokenLife())
	claims["aud"] = *g.Client.ClientId
	claims["cognito:username"] = g.User.Username
	for name, value := range g.User.Attributes.All() {
		if !g.Client.Reads(name) {
			continue
		}
		claims[name] = claimOf(g.User, name, value)
	}
	if identities := g.User.Seldom().Identities; len(identities) > 0 {
		claims["identities"] = identityClaims(identities)
	}
	roles, preferred := rolesOf(g.User)
	if len(roles) > 0 {
		claims["cognito:roles"] = roles
	}
	if preferred != "" {
		claims["cognito:preferred_role"] = preferred
	}
	return claims
}

// claimOf is an attribute as ID tokens have it. Those of the standard have OpenID Connect's types;
// custom ones are texts, whatever their type.
func claimOf(u *directory.User, name, value string) any {
	address, verified := strings.CutSuffix(name, "_verified")
	switch {
	case strings.HasPrefix(name, "custom:") || strings.HasPrefix(name, "dev:"):
		return value
	case verified:
		return u.Verified(address)
	case name == "address":
		return map[string]string{"formatted": value}
	case name == "updated_at":
		if at, err := strconv.ParseInt(value, 10, 64); err == nil {
			return at
		}
	}
	return value
}

// rolesOf returns the roles of the user's groups, and the preferred one: that of the group with
// the lowest number, unless groups with that number disagree.
func rolesOf(u *directory.User) (roles []string, preferred string) {
	var top *directory.Group
	for _, g := range directory.ByPrecedence(u.Groups) {
		role := shape.Value(g.RoleArn)
		if role == "" {
			continue
		}
		switch {
		case top == nil:
			top, preferred = g, role
		case directory.Rank(g) == directory.Rank(top) && role != preferred:
			preferred = ""
		}
		if !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	return roles, preferred
}
