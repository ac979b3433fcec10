package openid

import (
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
)

// Name is how trust policies and logins name the provider of these tokens.
const Name = "cognito-identity.amazonaws.com"

// issuer is the iss of the tokens, whatever the emulator's address: all Regions but the opt-in
// ones have this one.
const issuer = "https://" + Name

// tagsClaim holds session tags (STS guide, "Passing session tags using AssumeRoleWithWebIdentity").
const tagsClaim = "https://aws.amazon.com/tags"

// Token is what an OpenID token of an identity pool says.
type Token struct {
	Identity string            // sub
	Pool     string            // aud
	Methods  []string          // amr: how the identity was proven
	Tags     map[string]string // principal tags
}

// Sign makes the token, which is valid from now on for a time.
func (t Token) Sign(c *account.Call, life time.Duration) (*string, error) {
	key, err := keyOf(c.Account)
	if err != nil {
		return nil, err
	}
	claims := jwt.MapClaims{
		"sub": t.Identity, "aud": t.Pool, "amr": t.Methods, "iss": issuer, "iat": c.At.Unix(), "exp": c.At.Add(life).Unix(),
	}
	if len(t.Tags) > 0 {
		tags := map[string][]string{}
		for name, value := range t.Tags {
			tags[name] = []string{value}
		}
		claims[tagsClaim] = map[string]any{"principal_tags": tags}
	}
	signed, err := key.SignIdentity(claims)
	if err != nil {
		return nil, err
	}
	return &signed, nil
}

// Verify reads a token that an identity pool has signed and that has not expired. Its error is
// one of package jwt.
func Verify(c *account.Call, signed string) (Token, error) {
	key, err := keyOf(c.Account)
	if err != nil {
		return Token{}, err
	}
	claims, err := key.VerifyIdentity(signed, c.At)
	if err != nil {
		return Token{}, err
	}
	t := Token{Tags: map[string]string{}}
	t.Identity, _ = claims["sub"].(string)
	t.Pool, _ = claims["aud"].(string)
	methods, _ := claims["amr"].([]any)
	for _, m := range methods {
		method, _ := m.(string)
		t.Methods = append(t.Methods, method)
	}
	tags, _ := claims[tagsClaim].(map[string]any)
	principal, _ := tags["principal_tags"].(map[string]any)
	for name, list := range principal {
		if listed, _ := list.([]any); len(listed) == 1 {
			t.Tags[name], _ = listed[0].(string)
		}
	}
	return t, nil
}
