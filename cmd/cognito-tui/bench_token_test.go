//go:build bench && unix

package main

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// benchPool is the pool of the tokens, and benchClient their app client.
const (
	benchPool   = "eu-west-1_Bench0001"
	benchIssuer = "https://cognito-idp.eu-west-1.amazonaws.com/" + benchPool
	benchClient = "4u37dclscqdclscqdclscqdclscq"
)

// measureTokens is about decoding and verifying a token, with every check of the table,
// compared with golang-jwt alone on the same tokens: parse, signature, expiry, issuer,
// audience. And with jwt-cli, one process per token.
func measureTokens(t *testing.T) []figure {
	key, set := benchKeys(t)
	var out []figure
	for _, kind := range []struct {
		name  string
		token string
		aud   bool
	}{{"ID token", signBench(t, key, benchID()), true}, {"access token", signBench(t, key, benchAccess()), false}} {
		ours, theirs := oursOn(t, kind.token, set), theirsOn(t, kind.token, &key.PublicKey, kind.aud)
		took := inTurns(30, 300, ours, theirs)
		ratio := over(took[0], took[1])
		out = append(out, figure{
			name: "decode and verify, " + kind.name, ours: verifiedPerSecond(took[0]), other: verifiedPerSecond(took[1]) + " golang-jwt",
			ratio: ratio, goal: "≤ 1.30", met: ratio <= 1.3, gate: 2,
		})
	}
	return append(out, jwtCLI(signBench(t, key, benchID()))...)
}

func oursOn(t *testing.T, text string, set *token.KeySet) func() {
	expect := token.Expect{Source: token.Source{Pool: benchPool}, Clients: []token.Client{{ID: benchClient}}, Groups: []string{"beta"}}
	now := time.Now()
	return func() {
		if result := token.Verify(t.Context(), token.Decode(text), expect, set, now); !result.Valid() {
			t.Fatalf("not valid: %+v", result.Checks)
		}
	}
}

func theirsOn(t *testing.T, text string, key *rsa.PublicKey, aud bool) func() {
	options := []jwt.ParserOption{jwt.WithValidMethods([]string{"RS256"}), jwt.WithIssuer(benchIssuer), jwt.WithExpirationRequired(), jwt.WithIssuedAt()}
	if aud {
		options = append(options, jwt.WithAudience(benchClient))
	}
	parser := jwt.NewParser(options...)
	return func() {
		if _, err := parser.Parse(text, func(*jwt.Token) (any, error) { return key, nil }); err != nil {
			t.Fatal(err)
		}
	}
}

func verifiedPerSecond(d time.Duration) string {
	return fmt.Sprintf("%.1f µs, %.0f/s", float64(d)/1e3, float64(time.Second)/float64(d))
}

func benchKeys(t *testing.T) (*rsa.PrivateKey, *token.KeySet) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(map[string]any{"keys": []map[string]string{{
		"kid": "bench", "kty": "RSA", "alg": "RS256", "use": "sig",
		"n": base64.RawURLEncoding.EncodeToString(key.N.Bytes()),
		"e": base64.RawURLEncoding.EncodeToString(big.NewInt(int64(key.E)).Bytes()),
	}}})
	if err != nil {
		t.Fatal(err)
	}
	set, err := token.ParseKeySet(text)
	if err != nil {
		t.Fatal(err)
	}
	return key, set
}

func signBench(t *testing.T, key *rsa.PrivateKey, claims jwt.MapClaims) string {
	unsigned := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	unsigned.Header["kid"] = "bench"
	delete(unsigned.Header, "typ")
	text, err := unsigned.SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// benchID has the claims of an ID token of a user with some attributes and
// groups, benchAccess those of the access token beside it.
func benchID() jwt.MapClaims {
	now := time.Now().Unix()
	return jwt.MapClaims{
		"sub": "3f1c0000-0000-4000-8000-000000009a2e", "iss": benchIssuer, "aud": benchClient, "token_use": "id",
		"cognito:username": "alice", "cognito:groups": []string{"admins", "beta"}, "email": "alice@acme.example", "email_verified": true,
		"phone_number": "+441632960961", "name": "Alice Liddell", "custom:tenant": "42", "event_id": "6fa63ce1-39aa-4260-9201-cd522fff7fd1",
		"origin_jti": "93d0f680-3bd4-48f0-86a0-1773207ce598", "jti": "e758c03e-0709-4ef8-b9cf-c42aece279b3",
		"auth_time": now - 60, "iat": now - 60, "exp": now + 3540,
	}
}

func benchAccess() jwt.MapClaims {
	now := time.Now().Unix()
	return jwt.MapClaims{
		"sub": "3f1c0000-0000-4000-8000-000000009a2e", "iss": benchIssuer, "client_id": benchClient, "token_use": "access",
		"username": "alice", "cognito:groups": []string{"admins", "beta"}, "scope": "openid email aws.cognito.signin.user.admin", "version": 2,
		"event_id": "6fa63ce1-39aa-4260-9201-cd522fff7fd1", "origin_jti": "93d0f680-3bd4-48f0-86a0-1773207ce598",
		"jti": "d35ce1e4-bd97-462a-a5c0-1525a2a3dc5f", "auth_time": now - 60, "iat": now - 60, "exp": now + 3540,
	}
}

// jwtCLI compares the command token with jwt-cli, which knows no key set: both only
// decode.
func jwtCLI(text string) []figure {
	if _, err := exec.LookPath("jwt"); err != nil {
		fmt.Println("jwt-cli is SKIPPED: jwt is not on PATH")
		return nil
	}
	run := func(name string, args ...string) time.Duration {
		least := time.Duration(0)
		for range 20 {
			cmd := exec.Command(name, args...)
			cmd.Env = append(os.Environ(), "AWS_REGION=eu-west-1", "AWS_CONFIG_FILE="+os.DevNull)
			begin := time.Now()
			_ = cmd.Run() // ours exits 3, as it has no keys
			if took := time.Since(begin); least == 0 || took < least {
				least = took
			}
		}
		return least
	}
	ours, theirs := run(*built, "token", "--offline", text), run("jwt", "decode", text)
	return []figure{{name: "the command token, decode only", ours: millis(ours), other: millis(theirs) + " jwt-cli", ratio: over(ours, theirs)}}
}
