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

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// signIn signs in with a password.
func (l *lab) signIn(client *string, user, password string) (*cip.InitiateAuthOutput, error) {
	return l.InitiateAuth(l.Context(), &cip.InitiateAuthInput{
		ClientId: client, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": user, "PASSWORD": password},
	})
}

func (l *lab) respond(client *string, name types.ChallengeNameType, session *string, responses map[string]string) (*cip.RespondToAuthChallengeOutput, error) {
	return l.RespondToAuthChallenge(l.Context(), &cip.RespondToAuthChallengeInput{
		ClientId: client, ChallengeName: name, Session: session, ChallengeResponses: responses,
	})
}

func (l *lab) refresh(client, token *string) (*cip.InitiateAuthOutput, error) {
	return l.InitiateAuth(l.Context(), &cip.InitiateAuthInput{
		ClientId: client, AuthFlow: types.AuthFlowTypeRefreshTokenAuth, AuthParameters: map[string]string{"REFRESH_TOKEN": aws.ToString(token)},
	})
}

// TestWhoMaySignIn goes through the states of a user. The password is right unless the row says
// otherwise.
func TestWhoMaySignIn(t *testing.T) {
	hides := func(in *cip.CreateUserPoolClientInput) {
		in.PreventUserExistenceErrors = types.PreventUserExistenceErrorTypesEnabled
	}
	withoutFlows := func(in *cip.CreateUserPoolClientInput) { in.ExplicitAuthFlows = nil }
	for name, test := range map[string]struct {
		client func(*cip.CreateUserPoolClientInput)
		user   func(*emulator.UserSeed)
		wait   time.Duration
		as     string
		with   string
		want   string
	}{
		"confirmed":                  {nil, nil, 0, "alice", goodPassword, "success"},
		"wrong password":             {nil, nil, 0, "alice", "wrong", wrong},
		"nobody":                     {nil, nil, 0, "nobody", goodPassword, "UserNotFoundException: User does not exist."},
		"nobody, hidden":             {hides, nil, 0, "nobody", goodPassword, wrong},
		"disabled":                   {nil, disabled, 0, "alice", goodPassword, "NotAuthorizedException: User is disabled."},
		"disabled, hidden":           {hides, disabled, 0, "alice", goodPassword, "NotAuthorizedException: User is disabled."},
		"unconfirmed":                {nil, status("UNCONFIRMED"), 0, "alice", goodPassword, "UserNotConfirmedException: User is not confirmed."},
		"unconfirmed, wrong":         {nil, status("UNCONFIRMED"), 0, "alice", "wrong", wrong},
		"reset required":             {nil, status("RESET_REQUIRED"), 0, "alice", goodPassword, "PasswordResetRequiredException: Password reset required for the user"},
		"federated":                  {nil, func(s *emulator.UserSeed) { s.Status, s.Password = "EXTERNAL_PROVIDER", "" }, 0, "alice", goodPassword, wrong},
		"invited":                    {nil, status("FORCE_CHANGE_PASSWORD"), 7 * 24 * time.Hour, "alice", goodPassword, "success"},
		"invitation expired":         {nil, status("FORCE_CHANGE_PASSWORD"), 7*24*time.Hour + time.Millisecond, "alice", goodPassword, "NotAuthorizedException: Temporary password has expired and must be reset by an administrator."},
		"password that nobody knows": {nil, func(s *emulator.UserSeed) { s.Password = "" }, 0, "alice", goodPassword, wrong},
		"client without the flow":    {withoutFlows, nil, 0, "alice", goodPassword, "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client"},
		"no username":                {nil, nil, 0, "", goodPassword, "InvalidParameterException: Missing required parameter USERNAME"},
		"no password":                {nil, nil, 0, "alice", "", "InvalidParameterException: Missing required parameter PASSWORD"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pool := l.pool()
			client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) {
				if test.client != nil {
					test.client(in)
				}
			})
			alice := emulator.UserSeed{Username: "alice", Password: goodPassword, Created: l.now}
			if test.user != nil {
				test.user(&alice)
			}
			l.seed(pool, alice)
			l.pass(test.wait)
			_, err := l.signIn(client, test.as, test.with)
			if got := exception(err); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestFlowsOfAClient(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	with := func(flows ...types.ExplicitAuthFlowsType) *string {
		return l.webClient(pool, func(in *cip.CreateUserPoolClientInput) { in.ExplicitAuthFlows = flows })
	}
	parameters := map[string]string{"USERNAME": "alice", "PASSWORD": goodPassword, "REFRESH_TOKEN": "x"}
	const disabled, unsupported = "InvalidParameterException: Auth flow not enabled for this client", "InvalidParameterException: Initiate Auth method not supported."
	for _, test := range []struct {
		client *string
		flow   types.AuthFlowType
		admin  bool
		want   string
	}{
		{with("ALLOW_ADMIN_USER_PASSWORD_AUTH"), "ADMIN_USER_PASSWORD_AUTH", true, "success"},
		{with("ALLOW_ADMIN_USER_PASSWORD_AUTH"), "ADMIN_NO_SRP_AUTH", true, "success"},
		{with("ADMIN_NO_SRP_AUTH"), "ADMIN_USER_PASSWORD_AUTH", true, "success"},
		{with("ALLOW_ADMIN_USER_PASSWORD_AUTH"), "ADMIN_USER_PASSWORD_AUTH", false, unsupported},
		{with("ALLOW_USER_PASSWORD_AUTH"), "ADMIN_USER_PASSWORD_AUTH", true, disabled},
		{with("ALLOW_USER_PASSWORD_AUTH"), "USER_PASSWORD_AUTH", true, unsupported},
		{with("USER_PASSWORD_AUTH"), "USER_PASSWORD_AUTH", false, "success"},
		{with("ALLOW_USER_PASSWORD_AUTH"), "REFRESH_TOKEN_AUTH", false, disabled},
		{with(), "REFRESH_TOKEN_AUTH", false, "NotAuthorizedException: Invalid Refresh Token"},
		{with("ALLOW_USER_SRP_AUTH"), "USER_SRP_AUTH", true, "InvalidParameterException: Missing required parameter SRP_A"},
		{with("USER_PASSWORD_AUTH"), "USER_SRP_AUTH", false, "InvalidParameterException: Missing required parameter SRP_A"},
		{with("ADMIN_NO_SRP_AUTH"), "USER_SRP_AUTH", false, "InvalidParameterException: Missing required parameter SRP_A"},
		{with("CUSTOM_AUTH_FLOW_ONLY"), "USER_SRP_AUTH", false, "InvalidParameterException: USER_SRP_AUTH is not enabled for the client."},
		{with("ALLOW_USER_PASSWORD_AUTH"), "USER_SRP_AUTH", false, "InvalidParameterException: USER_SRP_AUTH is not enabled for the client."},
		{with("ALLOW_CUSTOM_AUTH"), "USER_SRP_AUTH", true, "InvalidParameterException: USER_SRP_AUTH is not enabled for the client."},
		{with("ALLOW_USER_AUTH"), "USER_AUTH", true, "success"},
		{with("ALLOW_USER_SRP_AUTH"), "USER_AUTH", true, "InvalidParameterException: USER_AUTH flow not enabled for this client"},
		{with("ALLOW_CUSTOM_AUTH"), "CUSTOM_AUTH", false, "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool."},
		{with("CUSTOM_AUTH_FLOW_ONLY"), "CUSTOM_AUTH", true, "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool."},
		{with("ALLOW_USER_AUTH"), "CUSTOM_AUTH", true, "InvalidParameterException: CUSTOM_AUTH is not enabled for the client."},
	} {
		var err error
		if test.admin {
			_, err = l.AdminInitiateAuth(t.Context(), &cip.AdminInitiateAuthInput{UserPoolId: pool, ClientId: test.client, AuthFlow: test.flow, AuthParameters: parameters})
		} else {
			_, err = l.InitiateAuth(t.Context(), &cip.InitiateAuthInput{ClientId: test.client, AuthFlow: test.flow, AuthParameters: parameters})
		}
		if got := exception(err); got != test.want {
			t.Errorf("%s, admin %v: got %s, want %s", test.flow, test.admin, got, test.want)
		}
	}
}

func TestSecretHash(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) { in.GenerateSecret = true })
	secret := must(l.DescribeUserPoolClient(t.Context(), &cip.DescribeUserPoolClientInput{UserPoolId: pool, ClientId: client}))(l).UserPoolClient.ClientSecret
	hash := func(name string) string {
		mac := hmac.New(sha256.New, []byte(*secret))
		mac.Write([]byte(name + *client))
		return base64.StdEncoding.EncodeToString(mac.Sum(nil))
	}
	for hash, want := range map[string]string{
		"":            "NotAuthorizedException: Client " + *client + " is configured with secret but SECRET_HASH was not received",
		hash("bob"):   "NotAuthorizedException: Unable to verify secret hash for client " + *client,
		hash("alice"): "success",
	} {
		_, err := l.InitiateAuth(t.Context(), &cip.InitiateAuthInput{
			ClientId: client, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
			AuthParameters: map[string]string{"USERNAME": *alice, "PASSWORD": goodPassword, "SECRET_HASH": hash},
		})
		if got := exception(err); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	refused(l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: client, Username: alice}))(l,
		"NotAuthorizedException", "Client "+*client+" is configured with secret but SECRET_HASH was not received")
	fine(l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: client, Username: alice, SecretHash: aws.String(hash("alice"))}))(l)
}

func TestAnInvitedUserChoosesAPassword(t *testing.T) {
	l := newLab(t)
	pool := l.pool(customAttributes)
	client := l.webClient(pool)
	alice := l.user(pool, "alice", types.UserStatusTypeForceChangePassword)
	first := must(l.signIn(client, "alice", goodPassword))(l)
	if first.ChallengeName != types.ChallengeNameTypeNewPasswordRequired || first.AuthenticationResult != nil ||
		first.ChallengeParameters["requiredAttributes"] != `["userAttributes.family_name"]` || first.ChallengeParameters["USER_ID_FOR_SRP"] != "alice" {
		t.Fatalf("asked %s %v", first.ChallengeName, first.ChallengeParameters)
	}
	answer := func(responses map[string]string) (*cip.RespondToAuthChallengeOutput, error) {
		responses["USERNAME"] = "alice"
		return l.respond(client, first.ChallengeName, first.Session, responses)
	}
	refused(answer(map[string]string{}))(l, "InvalidParameterException", "Missing required parameter NEW_PASSWORD")
	refused(answer(map[string]string{"NEW_PASSWORD": "Another-Horse-8"}))(l, "InvalidParameterException", "*")
	refused(answer(map[string]string{"NEW_PASSWORD": "short", "userAttributes.family_name": "Reddy"}))(l,
		"InvalidPasswordException", "Password did not conform with policy: Password not long enough")
	done := must(answer(map[string]string{"NEW_PASSWORD": "Another-Horse-8", "userAttributes.family_name": "Reddy"}))(l)
	if done.AuthenticationResult == nil || l.status(pool, alice) != types.UserStatusTypeConfirmed || l.attribute(pool, alice, "family_name") != "Reddy" {
		t.Errorf("got %+v, status %s", done, l.status(pool, alice))
	}
	refused(answer(map[string]string{"NEW_PASSWORD": "Another-Horse-9"}))(l, "NotAuthorizedException", "Invalid session for the user, session can only be used once.")
	fine(l.signIn(client, "alice", "Another-Horse-8"))(l)
}

// TestANewPasswordDoesNotChangeRequiredAttributes that the user has; others it may.
func TestANewPasswordDoesNotChangeRequiredAttributes(t *testing.T) {
	l := newLab(t)
	pool := l.pool(customAttributes)
	client := l.webClient(pool)
	l.user(pool, "alice", types.UserStatusTypeForceChangePassword, emulator.Attribute{Name: "family_name", Value: "Reddy"}, emulator.Attribute{Name: "given_name", Value: "Alice"})
	first := must(l.signIn(client, "alice", goodPassword))(l)
	answer := func(attribute string) (*cip.RespondToAuthChallengeOutput, error) {
		return l.respond(client, first.ChallengeName, first.Session, map[string]string{"USERNAME": "alice", "NEW_PASSWORD": "Another-Horse-8", attribute: "Else"})
	}
	refused(answer("userAttributes.family_name"))(l, "NotAuthorizedException", "Cannot modify an already provided family_name")
	fine(answer("userAttributes.given_name"))(l)
	if family, given := l.attribute(pool, aws.String("alice"), "family_name"), l.attribute(pool, aws.String("alice"), "given_name"); family != "Reddy" || given != "Else" {
		t.Errorf("the user is %s %s", given, family)
	}
}

// TestFlowsHaveTheirNewerNamesOrTheirOlder but not both.
func TestFlowsHaveTheirNewerNamesOrTheirOlder(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	for want, flows := range map[string][]types.ExplicitAuthFlowsType{
		"success":                   {"USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"},
		"InvalidParameterException": {"ALLOW_USER_SRP_AUTH", "USER_PASSWORD_AUTH"},
	} {
		_, created := l.CreateUserPoolClient(t.Context(), &cip.CreateUserPoolClientInput{UserPoolId: pool, ClientName: aws.String("old"), ExplicitAuthFlows: flows})
		_, updated := l.UpdateUserPoolClient(t.Context(), &cip.UpdateUserPoolClientInput{UserPoolId: pool, ClientId: client, ExplicitAuthFlows: flows})
		for _, err := range []error{created, updated} {
			if got, _, _ := strings.Cut(exception(err), ":"); got != want {
				t.Errorf("%v: got %s, want %s", flows, got, want)
			}
		}
	}
}

func TestSessionsEnd(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client, other := l.webClient(pool), l.webClient(pool)
	l.user(pool, "alice", types.UserStatusTypeForceChangePassword)
	l.user(pool, "bob", types.UserStatusTypeConfirmed)
	session := must(l.signIn(client, "alice", goodPassword))(l).Session
	responses := map[string]string{"USERNAME": "alice", "NEW_PASSWORD": "Another-Horse-8"}
	name := types.ChallengeNameTypeNewPasswordRequired
	refused(l.respond(other, name, session, responses))(l, "NotAuthorizedException", "Invalid session for the user.")
	refused(l.respond(client, name, session, map[string]string{"USERNAME": "bob", "NEW_PASSWORD": "x"}))(l, "NotAuthorizedException", "Invalid session for the user.")
	refused(l.respond(client, types.ChallengeNameTypeSoftwareTokenMfa, session, responses))(l, "CodeMismatchException", "Invalid code or auth state for the user.")
	refused(l.AssociateSoftwareToken(t.Context(), &cip.AssociateSoftwareTokenInput{Session: session}))(l, "NotAuthorizedException", "*")
	l.pass(3*time.Minute + time.Millisecond)
	refused(l.respond(client, name, session, responses))(l, "NotAuthorizedException", "Invalid session for the user, session is expired.")
}

// TestSessionsLastAsTheClientSays from 3 to 15 minutes.
func TestSessionsLastAsTheClientSays(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) { in.AuthSessionValidity = aws.Int32(15) })
	for name, test := range map[string]struct {
		wait time.Duration
		want string
	}{
		"in-time": {15 * time.Minute, "success"}, "late": {15*time.Minute + time.Millisecond, "NotAuthorizedException: Invalid session for the user, session is expired."},
	} {
		l.user(pool, name, types.UserStatusTypeForceChangePassword)
		session := must(l.signIn(client, name, goodPassword))(l).Session
		l.pass(test.wait)
		_, err := l.respond(client, types.ChallengeNameTypeNewPasswordRequired, session, map[string]string{"USERNAME": name, "NEW_PASSWORD": "Another-Horse-8"})
		if got := exception(err); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

func TestRefreshTokens(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client, other := l.webClient(pool), l.webClient(pool)
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	signIn := func() *string {
		return must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult.RefreshToken
	}

	token := signIn()
	if parts := strings.Split(*token, "."); len(parts) != 5 || parts[0] != "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ" {
		t.Errorf("a refresh token of %d parts: %s", len(parts), parts[0])
	}
	again := must(l.refresh(client, token))(l).AuthenticationResult
	if again.RefreshToken != nil || again.AccessToken == nil || again.ExpiresIn != 3600 {
		t.Errorf("refreshed to %+v", again)
	}
	refused(l.refresh(other, token))(l, "NotAuthorizedException", "Invalid Refresh Token")
	l.pass(30*24*time.Hour + time.Second)
	refused(l.refresh(client, token))(l, "NotAuthorizedException", "Invalid Refresh Token")

	for name, revoke := range map[string]func(token, access *string) error{
		"by token": func(token, _ *string) error {
			_, err := l.RevokeToken(t.Context(), &cip.RevokeTokenInput{ClientId: client, Token: token})
			return err
		},
		"by the user": func(_, access *string) error {
			_, err := l.GlobalSignOut(t.Context(), &cip.GlobalSignOutInput{AccessToken: access})
			return err
		},
		"by an administrator": func(_, _ *string) error {
			_, err := l.AdminUserGlobalSignOut(t.Context(), &cip.AdminUserGlobalSignOutInput{UserPoolId: pool, Username: alice})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			result := must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult
			fine(l.GetUser(t.Context(), &cip.GetUserInput{AccessToken: result.AccessToken}))(l)
			if err := revoke(result.RefreshToken, result.AccessToken); err != nil {
				t.Fatal(err)
			}
			refused(l.refresh(client, result.RefreshToken))(l, "NotAuthorizedException", "Refresh Token has been revoked")
			refused(l.GetUser(t.Context(), &cip.GetUserInput{AccessToken: result.AccessToken}))(l, "NotAuthorizedException", "Access Token has been revoked")
			fine(l.refresh(client, signIn()))(l)
		})
	}

	// Disabling revokes; enabling does not restore.
	token = signIn()
	fine(l.AdminDisableUser(t.Context(), &cip.AdminDisableUserInput{UserPoolId: pool, Username: alice}))(l)
	fine(l.AdminEnableUser(t.Context(), &cip.AdminEnableUserInput{UserPoolId: pool, Username: alice}))(l)
	refused(l.refresh(client, token))(l, "NotAuthorizedException", "Refresh Token has been revoked")
}

func TestAccessTokens(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	result := must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult
	get := func(token *string) (*cip.GetUserOutput, error) {
		return l.GetUser(t.Context(), &cip.GetUserInput{AccessToken: token})
	}
	if u := must(get(result.AccessToken))(l); *u.Username != "alice" || len(u.UserAttributes) != 3 {
		t.Errorf("got %+v", u)
	}
	refused(get(result.IdToken))(l, "NotAuthorizedException", "Invalid Access Token")
	l.pass(time.Hour + time.Second)
	refused(get(result.AccessToken))(l, "NotAuthorizedException", "Access Token has expired")
	result = must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult
	fine(l.AdminDeleteUser(t.Context(), &cip.AdminDeleteUserInput{UserPoolId: pool, Username: alice}))(l)
	refused(get(result.AccessToken))(l, "UserNotFoundException", "User does not exist.")
	refused(l.refresh(client, result.RefreshToken))(l, "NotAuthorizedException", "Invalid Refresh Token")
}

func TestRotatedRefreshTokens(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool, func(in *cip.CreateUserPoolClientInput) {
		in.ExplicitAuthFlows = []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth}
		in.RefreshTokenRotation = &types.RefreshTokenRotationType{Feature: types.FeatureTypeEnabled, RetryGracePeriodSeconds: aws.Int32(10)}
	})
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	first := must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult.RefreshToken
	renew := func(token *string) (*cip.GetTokensFromRefreshTokenOutput, error) {
		return l.GetTokensFromRefreshToken(t.Context(), &cip.GetTokensFromRefreshTokenInput{ClientId: client, RefreshToken: token})
	}
	refused(l.refresh(client, first))(l, "InvalidParameterException", "*")
	second := must(renew(first))(l).AuthenticationResult.RefreshToken
	if second == nil || *second == *first {
		t.Fatal("the token was not replaced")
	}
	l.pass(10 * time.Second)
	fine(renew(first))(l) // within the grace period
	l.pass(time.Millisecond)
	refused(renew(first))(l, "RefreshTokenReuseException", "*")
	fine(renew(second))(l)
	fine(l.AdminDeleteUser(t.Context(), &cip.AdminDeleteUserInput{UserPoolId: pool, Username: aws.String("alice")}))(l)
	refused(renew(first))(l, "NotAuthorizedException", "Invalid Refresh Token")
}
