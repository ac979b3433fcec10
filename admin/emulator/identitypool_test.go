package emulator_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	citypes "github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// identityClient is the SDK's client of the identity pools API.
func (l *lab) identityClient() *ci.Client {
	return ci.New(ci.Options{
		Region: "eu-west-1", BaseEndpoint: &l.url, Retryer: aws.NopRetryer{},
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
	})
}

func TestAnIdentityPoolGivesAnOpenIDToken(t *testing.T) {
	l := newLab(t)
	client := l.identityClient()
	pool := l.pool()
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	signedIn := must(l.signIn(l.webClient(pool), "alice", goodPassword))(l).AuthenticationResult
	provider := "cognito-idp.eu-west-1.amazonaws.com/" + *pool
	identities := must(client.CreateIdentityPool(t.Context(), &ci.CreateIdentityPoolInput{
		IdentityPoolName: aws.String("mobile"), CognitoIdentityProviders: []citypes.CognitoIdentityProvider{{ProviderName: &provider}},
	}))(l)
	logins := map[string]string{provider: *signedIn.IdToken}
	id := must(client.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: identities.IdentityPoolId, Logins: logins}))(l).IdentityId
	again := must(client.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: identities.IdentityPoolId, Logins: logins}))(l).IdentityId
	if *id != *again {
		t.Errorf("one user is %s and %s", *id, *again)
	}
	token := must(client.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: id, Logins: logins}))(l).Token
	claims := jwt.MapClaims{}
	parsed, _, err := jwt.NewParser().ParseUnverified(*token, claims)
	if err != nil {
		t.Fatal(err)
	}
	if parsed.Header["alg"] != "RS512" || claims["iss"] != "https://cognito-identity.amazonaws.com" || claims["aud"] != *identities.IdentityPoolId ||
		claims["sub"] != *id || claims["exp"] != float64(l.now.Unix()+600) {
		t.Errorf("header %v, claims %v", parsed.Header, claims)
	}
	if amr := claims["amr"].([]any); amr[0] != "authenticated" || amr[1] != provider {
		t.Errorf("amr %v", amr)
	}
	var set struct{ Keys []struct{ Kid, Alg string } }
	l.document(l.url+"/.well-known/jwks_uri", &set)
	if len(set.Keys) != 1 || set.Keys[0].Kid != parsed.Header["kid"] || set.Keys[0].Alg != "RS512" {
		t.Errorf("keys %v for kid %v", set.Keys, parsed.Header["kid"])
	}
	refused(client.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: identities.IdentityPoolId}))(l, "NotAuthorizedException", "*")
	refused(client.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: identities.IdentityPoolId, Logins: map[string]string{provider: *signedIn.AccessToken}}))(l, "NotAuthorizedException", "*")
	refused(client.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: id}))(l, "NotAuthorizedException", "*")
	refused(client.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: aws.String("eu-west-1:00000000-0000-4000-8000-000000000000")}))(l, "ResourceNotFoundException", "*")
}

func TestAGuestOfAnIdentityPool(t *testing.T) {
	l := newLab(t)
	client := l.identityClient()
	pool := must(client.CreateIdentityPool(t.Context(), &ci.CreateIdentityPoolInput{IdentityPoolName: aws.String("open"), AllowUnauthenticatedIdentities: true}))(l)
	id := must(client.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: pool.IdentityPoolId}))(l).IdentityId
	claims := jwt.MapClaims{}
	token := must(client.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: id}))(l).Token
	if _, _, err := jwt.NewParser().ParseUnverified(*token, claims); err != nil || claims["amr"].([]any)[0] != "unauthenticated" {
		t.Errorf("claims %v, %v", claims, err)
	}
}

func TestTheUpdatedIssuer(t *testing.T) {
	for kind, want := range map[types.IssuerType]string{
		"": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Issuer001", types.IssuerTypeOriginal: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Issuer001",
		types.IssuerTypeUpdated: "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Issuer001",
	} {
		l := newLabWith(t, "https://cognito-idp.eu-west-1.amazonaws.com")
		id, err := l.server.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{
			Id: aws.String("eu-west-1_Issuer001"), Name: aws.String("issuer"), IssuerConfiguration: &types.IssuerConfigurationType{Type: kind},
		}})
		if err != nil {
			t.Fatal(err)
		}
		l.user(&id, "alice", types.UserStatusTypeConfirmed)
		claims := jwt.MapClaims{}
		token := must(l.signIn(l.webClient(&id), "alice", goodPassword))(l).AuthenticationResult.IdToken
		if _, _, err := jwt.NewParser().ParseUnverified(*token, claims); err != nil || claims["iss"] != want {
			t.Errorf("%s: iss %v, %v", kind, claims["iss"], err)
		}
		var configuration struct{ Issuer string }
		if l.document(l.url+"/"+id+"/.well-known/openid-configuration", &configuration); configuration.Issuer != want {
			t.Errorf("%s: configuration %v", kind, configuration)
		}
	}
}
