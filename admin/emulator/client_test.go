package emulator_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// TestWhatAppClientsRefuse checks settings that do not go together, when a client is made and
// when it is changed.
func TestWhatAppClientsRefuse(t *testing.T) {
	const invalid = "InvalidParameterException: "
	code, machine, implicit := types.OAuthFlowTypeCode, types.OAuthFlowTypeClientCredentials, types.OAuthFlowTypeImplicit
	grants := func(scope string, flows ...types.OAuthFlowType) func(*cip.UpdateUserPoolClientInput) {
		return func(in *cip.UpdateUserPoolClientInput) {
			in.AllowedOAuthFlowsUserPoolClient, in.AllowedOAuthFlows, in.AllowedOAuthScopes = true, flows, []string{scope}
			in.CallbackURLs = []string{"https://a.example"}
		}
	}
	redirects := func(first string, urls ...string) func(*cip.UpdateUserPoolClientInput) {
		return func(in *cip.UpdateUserPoolClientInput) {
			grants("openid", code)(in)
			in.CallbackURLs = urls
			if first != "" {
				in.DefaultRedirectURI = &first
			}
		}
	}
	lives := func(access, refresh int32, units types.TokenValidityUnitsType) func(*cip.UpdateUserPoolClientInput) {
		return func(in *cip.UpdateUserPoolClientInput) {
			in.AccessTokenValidity, in.RefreshTokenValidity, in.TokenValidityUnits = &access, refresh, &units
		}
	}
	minutes := types.TokenValidityUnitsType{AccessToken: types.TimeUnitsTypeMinutes, RefreshToken: types.TimeUnitsTypeMinutes}
	for name, test := range map[string]struct {
		set  func(*cip.UpdateUserPoolClientInput)
		want string
	}{
		"flows without the flag":     {func(in *cip.UpdateUserPoolClientInput) { in.AllowedOAuthFlows = []types.OAuthFlowType{code} }, invalid + "*"},
		"callbacks without the flag": {func(in *cip.UpdateUserPoolClientInput) { in.CallbackURLs = []string{"https://a.example"} }, invalid + "*"},
		"the flag without flows":     {func(in *cip.UpdateUserPoolClientInput) { in.AllowedOAuthFlowsUserPoolClient = true }, invalid + "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows."},
		"machines and people":        {grants("openid", machine, implicit), "InvalidOAuthFlowException: client_credentials flow can not be selected along with code flow or implicit flow"},
		"machines without a secret":  {grants("orders/read", machine), "InvalidOAuthFlowException: client_credentials flow can not be selected if client does not have a client secret."},
		"an unknown scope":           {grants("orders/write", code), "ScopeDoesNotExistException: Invalid scope requested: orders/write"},
		"a scope of a server":        {grants("orders/read", code), "success"},
		"a code and nowhere to go":   {func(in *cip.UpdateUserPoolClientInput) { grants("openid", code)(in); in.CallbackURLs = nil }, "InvalidOAuthFlowException: CallbackUrls can not be empty when code flow or implicit flow is selected"},
		"http":                       {redirects("", "http://a.example/back"), invalid + "http://a.example/back cannot use the HTTP protocol."},
		"http on localhost":          {redirects("", "http://localhost:8080/back", "myapp://back"), "success"},
		"no absolute URI":            {redirects("", "/back"), invalid + "*"},
		"a fragment":                 {redirects("", "https://a.example/#back"), invalid + "*"},
		"a default that is not one":  {redirects("https://b.example", "https://a.example"), invalid + "*"},
		"a default":                  {redirects("https://a.example", "https://a.example"), "success"},
		"four minutes":               {lives(4, 0, minutes), invalid + "Invalid range for token validity."},
		"two days":                   {lives(48, 0, types.TokenValidityUnitsType{}), invalid + "Invalid range for token validity."},
		"a short refresh":            {lives(5, 59, minutes), invalid + "Invalid range for token validity."},
		"eleven years of refresh":    {lives(5, 11*365, types.TokenValidityUnitsType{AccessToken: types.TimeUnitsTypeMinutes}), invalid + "Invalid range for token validity."},
		"refresh ends first":         {lives(240, 120, minutes), invalid + "*"},
		"an hour and a day":          {lives(60, 24*60, minutes), "success"},
		"reading the unknown":        {func(in *cip.UpdateUserPoolClientInput) { in.ReadAttributes = []string{"custom:no"} }, invalid + "Invalid read attributes specified while creating a client"},
		"writing the unknown":        {func(in *cip.UpdateUserPoolClientInput) { in.WriteAttributes = []string{"custom:no"} }, invalid + "Invalid write attributes specified while creating a client"},
		"writing what is verified":   {func(in *cip.UpdateUserPoolClientInput) { in.WriteAttributes = []string{"email_verified"} }, invalid + "Invalid write attributes specified while creating a client"},
		"an unknown provider":        {func(in *cip.UpdateUserPoolClientInput) { in.SupportedIdentityProviders = []string{"COGNITO", "Okta"} }, invalid + "*"},
		"rotation and refresh":       {func(in *cip.UpdateUserPoolClientInput) { rotating(in) }, invalid + "*"},
		"context without a secret":   {func(in *cip.UpdateUserPoolClientInput) { in.EnablePropagateAdditionalUserContextData = aws.Bool(true) }, invalid + "*"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pool := l.pool()
			orders := types.ResourceServerScopeType{ScopeName: aws.String("read"), ScopeDescription: aws.String("read orders")}
			if err := l.server.AddResourceServer(*pool, types.ResourceServerType{Identifier: aws.String("orders"), Scopes: []types.ResourceServerScopeType{orders}}); err != nil {
				t.Fatal(err)
			}
			client := l.webClient(pool)
			in := &cip.UpdateUserPoolClientInput{UserPoolId: pool, ClientId: client}
			test.set(in)
			_, err := l.UpdateUserPoolClient(t.Context(), in)
			expect(t, err, strings.ReplaceAll(test.want, "creating", "updating"))
			_, err = l.CreateUserPoolClient(t.Context(), asCreation(in))
			expect(t, err, test.want)
		})
	}
}

func rotating(in *cip.UpdateUserPoolClientInput) {
	in.ExplicitAuthFlows = []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth}
	in.RefreshTokenRotation = &types.RefreshTokenRotationType{Feature: types.FeatureTypeEnabled}
}

// asCreation is the request that makes a client as the other changes one.
func asCreation(in *cip.UpdateUserPoolClientInput) *cip.CreateUserPoolClientInput {
	return &cip.CreateUserPoolClientInput{
		UserPoolId: in.UserPoolId, ClientName: aws.String("made"), AllowedOAuthFlowsUserPoolClient: in.AllowedOAuthFlowsUserPoolClient,
		AllowedOAuthFlows: in.AllowedOAuthFlows, AllowedOAuthScopes: in.AllowedOAuthScopes, CallbackURLs: in.CallbackURLs,
		DefaultRedirectURI: in.DefaultRedirectURI, AccessTokenValidity: in.AccessTokenValidity, RefreshTokenValidity: in.RefreshTokenValidity,
		TokenValidityUnits: in.TokenValidityUnits, ReadAttributes: in.ReadAttributes, WriteAttributes: in.WriteAttributes,
		SupportedIdentityProviders: in.SupportedIdentityProviders, ExplicitAuthFlows: in.ExplicitAuthFlows,
		RefreshTokenRotation: in.RefreshTokenRotation, EnablePropagateAdditionalUserContextData: in.EnablePropagateAdditionalUserContextData,
	}
}

// TestARefusedUpdateChangesNothing updates a client with one good and one bad setting.
func TestARefusedUpdateChangesNothing(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	refused(l.UpdateUserPoolClient(t.Context(), &cip.UpdateUserPoolClientInput{
		UserPoolId: pool, ClientId: client, ClientName: aws.String("other"), ReadAttributes: []string{"custom:no"},
	}))(l, "InvalidParameterException", "Invalid read attributes specified while updating a client")
	if k := must(l.DescribeUserPoolClient(t.Context(), &cip.DescribeUserPoolClientInput{UserPoolId: pool, ClientId: client}))(l).UserPoolClient; *k.ClientName != "web" {
		t.Errorf("the client is %s", *k.ClientName)
	}
}

// TestClientSecretsAreReplacedWithoutAGap rolls a secret over: two are valid meanwhile.
func TestClientSecretsAreReplacedWithoutAGap(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) { in.GenerateSecret = true })
	old := *must(l.DescribeUserPoolClient(t.Context(), &cip.DescribeUserPoolClientInput{UserPoolId: pool, ClientId: client}))(l).UserPoolClient.ClientSecret
	l.pass(90 * 24 * time.Hour)
	made := must(l.AddUserPoolClientSecret(t.Context(), &cip.AddUserPoolClientSecretInput{UserPoolId: pool, ClientId: client}))(l).ClientSecretDescriptor
	list := must(l.ListUserPoolClientSecrets(t.Context(), &cip.ListUserPoolClientSecretsInput{UserPoolId: pool, ClientId: client}))(l).ClientSecrets
	if len(list) != 2 || list[1].ClientSecretCreateDate.Sub(*list[0].ClientSecretCreateDate) != 90*24*time.Hour || list[0].ClientSecretValue != nil || list[1].ClientSecretValue != nil {
		t.Fatalf("the secrets are %+v", list)
	}
	signIn := func(secret string) error {
		mac := hmac.New(sha256.New, []byte(secret))
		mac.Write([]byte("alice" + *client))
		_, err := l.InitiateAuth(t.Context(), &cip.InitiateAuthInput{ClientId: client, AuthFlow: types.AuthFlowTypeUserPasswordAuth, AuthParameters: map[string]string{
			"USERNAME": "alice", "PASSWORD": goodPassword, "SECRET_HASH": base64.StdEncoding.EncodeToString(mac.Sum(nil)),
		}})
		return err
	}
	expect(t, signIn(old), "success")
	expect(t, signIn(*made.ClientSecretValue), "success")
	refused(l.AddUserPoolClientSecret(t.Context(), &cip.AddUserPoolClientSecretInput{UserPoolId: pool, ClientId: client}))(l, "LimitExceededException", "*")
	drop := func(id string) error {
		_, err := l.DeleteUserPoolClientSecret(t.Context(), &cip.DeleteUserPoolClientSecretInput{UserPoolId: pool, ClientId: client, ClientSecretId: &id})
		return err
	}
	expect(t, drop("nothing"), "ResourceNotFoundException: *")
	expect(t, drop(*list[0].ClientSecretId), "success")
	expect(t, signIn(old), "NotAuthorizedException: Unable to verify secret hash for client "+*client)
	expect(t, signIn(*made.ClientSecretValue), "success")
	expect(t, drop(*made.ClientSecretId), "InvalidParameterException: *")

	own := must(l.AddUserPoolClientSecret(t.Context(), &cip.AddUserPoolClientSecretInput{UserPoolId: pool, ClientId: client, ClientSecret: aws.String("aSecretOfTheirOwn0123456789")}))(l).ClientSecretDescriptor
	if own.ClientSecretValue != nil {
		t.Error("a secret that the caller gave is told back")
	}
	public := l.webClient(pool)
	refused(l.AddUserPoolClientSecret(t.Context(), &cip.AddUserPoolClientSecretInput{UserPoolId: pool, ClientId: public}))(l, "InvalidParameterException", "*")
}

func TestSignUpWritesWhatTheClientMay(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) { in.WriteAttributes = []string{"email"} })
	signUp := func(name string) error {
		_, err := l.SignUp(t.Context(), &cip.SignUpInput{
			ClientId: client, Username: aws.String("eve"), Password: aws.String(goodPassword), UserAttributes: []types.AttributeType{{Name: &name, Value: aws.String("eve@example.com")}},
		})
		return err
	}
	expect(t, signUp("nickname"), "NotAuthorizedException: A client attempted to write unauthorized attribute")
	expect(t, signUp("email"), "success")
}
