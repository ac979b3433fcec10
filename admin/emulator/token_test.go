package emulator_test

import (
	"context"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// document fetches one of a pool's OpenID documents.
func (l *lab) document(url string, into any) {
	l.Helper()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url, http.NoBody)
	if err != nil {
		l.Fatal(err)
	}
	status, _, body := l.do(request)
	if err := json.Unmarshal([]byte(body), into); err != nil || status != http.StatusOK {
		l.Fatalf("%s: %d %s %v", url, status, body, err)
	}
}

// verify checks a token with the key set of its issuer, as an outsider would, and returns its
// claims and the name of its key.
func (l *lab) verify(token *string) (jwt.MapClaims, string) {
	l.Helper()
	claims := jwt.MapClaims{}
	parsed, err := jwt.NewParser(jwt.WithValidMethods([]string{"RS256"}), jwt.WithTimeFunc(func() time.Time { return l.now })).
		ParseWithClaims(*token, claims, func(t *jwt.Token) (any, error) {
			var configuration struct {
				Issuer string `json:"issuer"`
				Keys   string `json:"jwks_uri"`
			}
			l.document(claims["iss"].(string)+"/.well-known/openid-configuration", &configuration)
			var set struct {
				Keys []struct{ Kid, Kty, Alg, Use, N, E string }
			}
			l.document(configuration.Keys, &set)
			i := slices.IndexFunc(set.Keys, func(k struct{ Kid, Kty, Alg, Use, N, E string }) bool { return k.Kid == t.Header["kid"] })
			modulus, _ := base64.RawURLEncoding.DecodeString(set.Keys[i].N)
			exponent, _ := base64.RawURLEncoding.DecodeString(set.Keys[i].E)
			return &rsa.PublicKey{N: new(big.Int).SetBytes(modulus), E: int(new(big.Int).SetBytes(exponent).Int64())}, nil
		})
	if err != nil {
		l.Fatal(err)
	}
	return claims, parsed.Header["kid"].(string)
}

func TestTokens(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) {
		in.IdTokenValidity, in.TokenValidityUnits = aws.Int32(10), &types.TokenValidityUnitsType{IdToken: types.TimeUnitsTypeMinutes}
	})
	for _, group := range []struct {
		name       string
		precedence int32
	}{{"staff", 5}, {"admins", 1}} {
		fine(l.CreateGroup(t.Context(), &cip.CreateGroupInput{
			UserPoolId: pool, GroupName: &group.name, Precedence: &group.precedence, RoleArn: aws.String("arn:aws:iam::123456789012:role/" + group.name),
		}))(l)
	}
	l.seed(pool, emulator.UserSeed{
		Username: "alice", Sub: "3f1c0000-0000-4000-8000-000000009a2e", Password: goodPassword, Groups: []string{"staff", "admins"},
		Attributes: []emulator.Attribute{{Name: "email", Value: "alice@example.com"}, {Name: "email_verified", Value: "true"}, {Name: "custom:tenant", Value: "42"}},
		Identities: []emulator.Identity{{UserID: "g-1", ProviderName: "Google", ProviderType: "Google", Primary: true, Created: l.now}},
	})
	result := must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult
	id, idKey := l.verify(result.IdToken)
	access, accessKey := l.verify(result.AccessToken)
	if idKey == accessKey {
		t.Error("ID and access token are signed with one key")
	}
	now := float64(l.now.Unix())
	for name, want := range map[string]any{
		"sub": "3f1c0000-0000-4000-8000-000000009a2e", "token_use": "id", "aud": *client, "cognito:username": "alice",
		"iss": l.url + "/" + *pool, "auth_time": now, "iat": now, "exp": now + 600,
		"email": "alice@example.com", "email_verified": true, "custom:tenant": "42",
		"cognito:preferred_role": "arn:aws:iam::123456789012:role/admins",
		"client_id":              nil, "username": nil, "scope": nil,
	} {
		if id[name] != want {
			t.Errorf("ID token: %s is %v, want %v", name, id[name], want)
		}
	}
	for name, want := range map[string]any{
		"sub": "3f1c0000-0000-4000-8000-000000009a2e", "token_use": "access", "client_id": *client, "username": "alice",
		"scope": "aws.cognito.signin.user.admin", "exp": now + 3600, "aud": nil, "email": nil,
		"event_id": id["event_id"], "origin_jti": id["origin_jti"],
	} {
		if access[name] != want {
			t.Errorf("access token: %s is %v, want %v", name, access[name], want)
		}
	}
	if access["jti"] == id["jti"] || access["jti"] == nil {
		t.Errorf("jti %v and %v", access["jti"], id["jti"])
	}
	if groups := id["cognito:groups"].([]any); len(groups) != 2 || groups[0] != "admins" {
		t.Errorf("groups %v", groups)
	}
	if roles := id["cognito:roles"].([]any); len(roles) != 2 {
		t.Errorf("roles %v", roles)
	}
	if linked := id["identities"].([]any)[0].(map[string]any); linked["primary"] != "true" || linked["dateCreated"] != "1773500966535" {
		t.Errorf("identities %v", linked)
	}
}

func TestTheOriginOfATokenComesWithRevocation(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) { in.EnableTokenRevocation = aws.Bool(false) })
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	result := must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult
	claims, _ := l.verify(result.AccessToken)
	if claims["origin_jti"] != nil || claims["jti"] != nil {
		t.Errorf("got %v", claims)
	}
	refused(l.RevokeToken(t.Context(), &cip.RevokeTokenInput{ClientId: client, Token: result.RefreshToken}))(l, "UnsupportedOperationException", "*")
}

func TestGroupsThatTieHaveNoPreferredRole(t *testing.T) {
	for same, want := range map[bool]any{true: "arn:aws:iam::123456789012:role/a", false: nil} {
		l := newLab(t)
		pool := l.pool()
		for _, name := range []string{"a", "b"} {
			role := "arn:aws:iam::123456789012:role/" + name
			if same {
				role = "arn:aws:iam::123456789012:role/a"
			}
			fine(l.CreateGroup(t.Context(), &cip.CreateGroupInput{UserPoolId: pool, GroupName: &name, Precedence: aws.Int32(1), RoleArn: &role}))(l)
		}
		l.seed(pool, emulator.UserSeed{Username: "alice", Password: goodPassword, Groups: []string{"a", "b"}})
		claims, _ := l.verify(must(l.signIn(l.webClient(pool), "alice", goodPassword))(l).AuthenticationResult.IdToken)
		if claims["cognito:preferred_role"] != want {
			t.Errorf("same role %v: preferred %v", same, claims["cognito:preferred_role"])
		}
	}
}
