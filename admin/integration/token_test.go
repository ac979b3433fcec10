package integration

import (
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// signedIn is what ada got from a server, with the pool it is of.
func signedIn(t *testing.T, s server) (pool string, result *types.AuthenticationResultType) {
	t.Helper()
	ctx, client := t.Context(), s.client()
	made, err := client.CreateUserPool(ctx, &cip.CreateUserPoolInput{PoolName: new("tokens")})
	must(t, err)
	id := made.UserPool.Id
	app, err := client.CreateUserPoolClient(ctx, &cip.CreateUserPoolClientInput{
		UserPoolId: id, ClientName: new("web"), ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth},
	})
	must(t, err)
	_, err = client.AdminCreateUser(ctx, &cip.AdminCreateUserInput{
		UserPoolId: id, Username: new("ada"), MessageAction: types.MessageActionTypeSuppress,
		UserAttributes: []types.AttributeType{{Name: new("email"), Value: new("ada@example.com")}},
	})
	must(t, err)
	_, err = client.AdminSetUserPassword(ctx, &cip.AdminSetUserPasswordInput{UserPoolId: id, Username: new("ada"), Password: new("Sesame-open-7"), Permanent: true})
	must(t, err)
	out, err := client.InitiateAuth(ctx, &cip.InitiateAuthInput{
		ClientId: app.UserPoolClient.ClientId, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": "ada", "PASSWORD": "Sesame-open-7"},
	})
	must(t, err)
	return *id, out.AuthenticationResult
}

func TestTokensVerifyAgainstTheServersOwnKeys(t *testing.T) {
	onEach(t, "tokens", func(t *testing.T, s server) {
		pool, result := signedIn(t, s)
		session := s.session(t)
		fetcher := token.NewFetcher(session.Transport(), nil)
		for name, text := range map[string]string{"id": *result.IdToken, "access": *result.AccessToken} {
			decoded := token.Decode(text)
			expect, err := token.OfPool(t.Context(), session, pool, decoded)
			must(t, err)
			expect.Use, expect.Skew = name, time.Second
			if got := token.Verify(t.Context(), decoded, expect, fetcher, time.Now()); !got.Valid() {
				t.Errorf("%s token: %+v\n%s", name, got.Checks, claimsOf(decoded))
			}
			for bit := 0; bit < len(text)*8; bit += 101 {
				turned := []byte(text)
				turned[bit/8] ^= 1 << (bit % 8)
				if token.Verify(t.Context(), token.Decode(string(turned)), expect, fetcher, time.Now()).Valid() {
					t.Fatalf("%s token: valid with bit %d turned", name, bit)
				}
			}
		}
	})
}

func claimsOf(t token.Token) string {
	text, err := t.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func TestATokenAgreesWithTheDirectoryThatIssuedIt(t *testing.T) {
	onEach(t, "drift", func(t *testing.T, s server) {
		pool, result := signedIn(t, s)
		drifts, err := token.Hold(t.Context(), s.session(t), pool, token.Decode(*result.IdToken), time.Now())
		must(t, err)
		for _, d := range drifts {
			if why, gap := s.lacks[d.ID]; gap {
				t.Logf("not held against %s: %s", s.name, why)
				continue
			}
			if d.Status == token.Differs {
				t.Errorf("%+v", d)
			}
		}
	})
}
