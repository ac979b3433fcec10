package emulator_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	citypes "github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools"
	"github.com/cognito-tui/cognito-tui/admin/emulator/journal"
	"github.com/cognito-tui/cognito-tui/admin/emulator/keyring"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools"
	"github.com/cognito-tui/cognito-tui/logs/emulator/traffic"
)

// kept is a lab whose calls are kept.
type kept struct {
	*lab
	calls *journal.Journal
	keys  *keyring.Reused
}

// newKept returns an emulator that began with the demo's people at that time.
func newKept(t *testing.T, began time.Time, keys *keyring.Reused) kept {
	t.Helper()
	k := kept{lab: &lab{T: t, now: began}, calls: journal.New(), keys: keys}
	k.server = emulator.New(emulator.Options{
		Now: k.calls.Clock(func() time.Time { return k.now }), Seed: 42, Keys: keys.Key, Journal: k.calls, Issuer: "https://issuer.example",
	})
	if err := k.calls.During(began, func() error { return k.server.SeedDemo(30) }); err != nil {
		t.Fatal(err)
	}
	listener := httptest.NewServer(k.server)
	t.Cleanup(listener.Close)
	k.url = listener.URL
	k.Client = newClient(k.url)
	return k
}

// save returns the state.
func (k kept) save(began time.Time) []byte {
	k.Helper()
	var file bytes.Buffer
	start := journal.Start{Seed: 42, Users: 30, Began: began, Now: k.now}
	start.SetKeys(k.keys.Given())
	if calls, err := k.calls.Write(&file, start); err != nil || calls != bytes.Count(file.Bytes(), []byte("\n"))-1 {
		k.Fatalf("%d calls: %v", calls, err)
	}
	return file.Bytes()
}

// reloaded is another emulator with a state.
func reloaded(t *testing.T, file []byte) kept {
	t.Helper()
	saved, err := journal.Read(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	keys, err := saved.Keys()
	if err != nil {
		t.Fatal(err)
	}
	k := newKept(t, saved.Began, keyring.NewReused(keys...))
	k.now = saved.Now
	if err := k.calls.Replay(t.Context(), saved, k.server); err != nil {
		t.Fatal(err)
	}
	return k
}

// story is what reads ask for: members of requests by name.
type story map[string]any

// TestAStateIsKeptWhole tells a story with every resource, loads its state into another emulator,
// and compares all that can be read.
func TestAStateIsKeptWhole(t *testing.T) {
	began := time.Date(2026, 3, 14, 15, 9, 26, 535897932, time.UTC)
	one := newKept(t, began, keyring.NewReused())
	asked := one.poolStory()
	tokens := one.userStory(asked)
	one.identityStory(asked, tokens)
	file := one.save(began)
	other := reloaded(t, file)
	if again := other.save(began); !bytes.Equal(again, file) {
		t.Error("the state that is saved again differs")
	}

	answered := 0
	for service, operations := range map[string][]string{
		target:                       slices.Sorted(maps.Keys(userpools.Operations())),
		"AWSCognitoIdentityService.": slices.Sorted(maps.Keys(identitypools.Operations())),
	} {
		for _, operation := range operations {
			name := strings.TrimPrefix(operation, "Admin")
			if !strings.HasPrefix(name, "Get") && !strings.HasPrefix(name, "List") && !strings.HasPrefix(name, "Describe") {
				continue
			}
			body := must(json.Marshal(asked))(one.lab)
			status, _, want := one.post(service+operation, string(body))
			again, _, got := other.post(service+operation, string(body))
			if status != again || got != want {
				t.Errorf("%s: %d %s\nwas %d %s", operation, again, got, status, want)
			}
			if status == http.StatusOK {
				answered++
			}
		}
	}
	if answered < 45 {
		t.Errorf("only %d operations had an answer", answered)
	}
	other.goesOn(asked, tokens)
}

// poolStory makes a pool with all that it may have.
func (k kept) poolStory() story {
	k.Helper()
	ctx := k.Context()
	pool := k.pool(watched, func(in *cip.CreateUserPoolInput) {
		in.DeviceConfiguration = &types.DeviceConfigurationType{}
		in.UserPoolTags = map[string]string{"team": "a"}
		in.Schema = []types.SchemaAttributeType{{Name: aws.String("tier"), AttributeDataType: types.AttributeDataTypeString, Mutable: aws.Bool(true)}}
	})
	fine(k.SetUserPoolMfaConfig(ctx, &cip.SetUserPoolMfaConfigInput{
		UserPoolId: pool, MfaConfiguration: types.UserPoolMfaTypeOptional, SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
	}))(k.lab)
	client := k.webClient(pool, func(in *cip.CreateUserPoolClientInput) { in.ReadAttributes = []string{"email", "custom:tier"} })
	secret := k.webClient(pool, func(in *cip.CreateUserPoolClientInput) { in.GenerateSecret = true })
	fine(k.AddUserPoolClientSecret(ctx, &cip.AddUserPoolClientSecretInput{UserPoolId: pool, ClientId: secret}))(k.lab)
	fine(k.CreateGroup(ctx, &cip.CreateGroupInput{UserPoolId: pool, GroupName: aws.String("staff"), Precedence: aws.Int32(3)}))(k.lab)
	k.provider(pool, "Okta", types.IdentityProviderTypeTypeSaml)
	fine(k.CreateResourceServer(ctx, &cip.CreateResourceServerInput{
		UserPoolId: pool, Identifier: aws.String("api"), Name: aws.String("API"), Scopes: []types.ResourceServerScopeType{{ScopeName: aws.String("read"), ScopeDescription: aws.String("Read")}},
	}))(k.lab)
	fine(k.CreateUserPoolDomain(ctx, &cip.CreateUserPoolDomainInput{UserPoolId: pool, Domain: aws.String("acme-kept")}))(k.lab)
	fine(k.SetRiskConfiguration(ctx, &cip.SetRiskConfigurationInput{UserPoolId: pool, RiskExceptionConfiguration: &types.RiskExceptionConfigurationType{SkippedIPRangeList: []string{"10.0.0.0/8"}}}))(k.lab)
	terms := must(k.CreateTerms(ctx, &cip.CreateTermsInput{
		UserPoolId: pool, ClientId: client, TermsName: aws.String("terms-of-use"), Links: map[string]string{"cognito:default": "https://acme.example/terms"},
		TermsSource: types.TermsSourceTypeLink, Enforcement: types.TermsEnforcementTypeNone,
	}))(k.lab)
	fine(k.SetUICustomization(ctx, &cip.SetUICustomizationInput{UserPoolId: pool, ClientId: client, CSS: aws.String(".banner-customizable { color: red; }")}))(k.lab)
	style := must(k.CreateManagedLoginBranding(ctx, &cip.CreateManagedLoginBrandingInput{UserPoolId: pool, ClientId: client, UseCognitoProvidedValues: true}))(k.lab)
	fine(k.SetLogDeliveryConfiguration(ctx, &cip.SetLogDeliveryConfigurationInput{UserPoolId: pool, LogConfigurations: []types.LogConfigurationType{{
		EventSource: types.EventSourceNameUserAuthEvents, LogLevel: types.LogLevelInfo,
		CloudWatchLogsConfiguration: &types.CloudWatchLogsConfigurationType{LogGroupArn: aws.String("arn:aws:logs:eu-west-1:123456789012:log-group:activity")},
	}}}))(k.lab)
	fine(k.GetSigningCertificate(ctx, &cip.GetSigningCertificateInput{UserPoolId: pool}))(k.lab)
	tracked := &sessionLab{k.lab, pool, client}
	if _, exception := tracked.track("ENABLED", 5); exception != "" {
		k.Fatal(exception)
	}
	k.pass(time.Hour)
	return story{
		"UserPoolId": *pool, "ClientId": *client, "GroupName": "staff", "ProviderName": "Okta", "Identifier": "api", "Domain": "acme-kept",
		"ResourceArn": "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/" + *pool, "TermsId": *terms.Terms.TermsId, "TermsName": "terms-of-use",
		"ManagedLoginBrandingId": *style.ManagedLoginBranding.ManagedLoginBrandingId, "MaxResults": 10, "Limit": 10, "AttributeName": "email",
		"IdpIdentifier": "nobody",
	}
}

// userStory has a user signed up, confirmed, enrolled, signed in by SRP with a device, and another
// invited.
func (k kept) userStory(asked story) *types.AuthenticationResultType {
	k.Helper()
	ctx := k.Context()
	pool, client := aws.String(asked["UserPoolId"].(string)), aws.String(asked["ClientId"].(string))
	fine(k.signUp(client, "alice", "alice@example.com"))(k.lab)
	refused(k.confirm(client, "alice", "000000x"))(k.lab, "CodeMismatchException", badCode)
	fine(k.confirm(client, "alice", k.lastMessage().Code))(k.lab)
	fine(k.AdminAddUserToGroup(ctx, &cip.AdminAddUserToGroupInput{UserPoolId: pool, GroupName: aws.String("staff"), Username: aws.String("alice")}))(k.lab)
	fine(k.AdminLinkProviderForUser(ctx, &cip.AdminLinkProviderForUserInput{
		UserPoolId: pool, DestinationUser: &types.ProviderUserIdentifierType{ProviderName: aws.String("Cognito"), ProviderAttributeValue: aws.String("alice")},
		SourceUser: &types.ProviderUserIdentifierType{ProviderName: aws.String("Okta"), ProviderAttributeName: aws.String("Cognito_Subject"), ProviderAttributeValue: aws.String("a1")},
	}))(k.lab)
	fine(k.AdminCreateUser(ctx, &cip.AdminCreateUserInput{UserPoolId: pool, Username: aws.String("bob"), MessageAction: types.MessageActionTypeSuppress}))(k.lab)
	tokens := must(k.signIn(client, "alice", goodPassword))(k.lab).AuthenticationResult
	_, err := k.ConfirmDevice(ctx, &cip.ConfirmDeviceInput{
		AccessToken: tokens.AccessToken, DeviceKey: tokens.NewDeviceMetadata.DeviceKey, DeviceName: aws.String("phone"),
		DeviceSecretVerifierConfig: &types.DeviceSecretVerifierConfigType{PasswordVerifier: aws.String("c2VjcmV0"), Salt: aws.String("c2FsdA==")},
	})
	fine(0, err)(k.lab)
	fine(k.AssociateSoftwareToken(ctx, &cip.AssociateSoftwareTokenInput{AccessToken: tokens.AccessToken}))(k.lab)
	fine(k.UpdateUserAttributes(ctx, &cip.UpdateUserAttributesInput{
		AccessToken: tokens.AccessToken, UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("new@example.com")}},
	}))(k.lab)
	k.pass(time.Minute)
	for range 10 {
		_, _ = k.signIn(client, "bob", "wrong") // which locks bob
	}
	asked["Username"], asked["AccessToken"], asked["DeviceKey"] = "alice", *tokens.AccessToken, *tokens.NewDeviceMetadata.DeviceKey
	return tokens
}

// identityStory has alice take credentials of an identity pool.
func (k kept) identityStory(asked story, tokens *types.AuthenticationResultType) {
	k.Helper()
	ctx, client := k.Context(), k.identityClient()
	pool := asked["UserPoolId"].(string)
	provider := "cognito-idp.eu-west-1.amazonaws.com/" + pool
	role := k.role("app", `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]}`)
	made := must(client.CreateIdentityPool(ctx, &ci.CreateIdentityPoolInput{
		IdentityPoolName:         aws.String("mobile"),
		CognitoIdentityProviders: []citypes.CognitoIdentityProvider{{ProviderName: &provider, ClientId: aws.String(asked["ClientId"].(string))}},
	}))(k.lab)
	fine(client.SetIdentityPoolRoles(ctx, &ci.SetIdentityPoolRolesInput{IdentityPoolId: made.IdentityPoolId, Roles: map[string]string{"authenticated": role}}))(k.lab)
	logins := map[string]string{provider: *tokens.IdToken}
	id := must(client.GetId(ctx, &ci.GetIdInput{IdentityPoolId: made.IdentityPoolId, Logins: logins}))(k.lab)
	fine(client.GetCredentialsForIdentity(ctx, &ci.GetCredentialsForIdentityInput{IdentityId: id.IdentityId, Logins: logins}))(k.lab)
	asked["IdentityPoolId"], asked["IdentityId"], asked["IdentityProviderName"] = *made.IdentityPoolId, *id.IdentityId, provider
}

// goesOn is what a user does after the emulator was started again.
func (k kept) goesOn(asked story, tokens *types.AuthenticationResultType) {
	k.Helper()
	ctx := k.Context()
	pool, client := asked["UserPoolId"].(string), aws.String(asked["ClientId"].(string))
	fine(k.signIn(client, "alice", goodPassword))(k.lab)
	refused(k.signIn(client, "alice", "wrong"))(k.lab, "NotAuthorizedException", "Incorrect username or password.")
	fine(k.InitiateAuth(ctx, &cip.InitiateAuthInput{
		ClientId: client, AuthFlow: types.AuthFlowTypeRefreshTokenAuth,
		AuthParameters: map[string]string{"REFRESH_TOKEN": *tokens.RefreshToken, "DEVICE_KEY": *tokens.NewDeviceMetadata.DeviceKey},
	}))(k.lab)
	fine(k.VerifyUserAttribute(ctx, &cip.VerifyUserAttributeInput{AccessToken: tokens.AccessToken, AttributeName: aws.String("email"), Code: aws.String(k.lastMessage().Code)}))(k.lab)
	if a := k.server.Answer(*client, "bob", traffic.RightPassword, k.now); a.Message != "Password attempts exceeded" {
		k.Errorf("bob, who was locked, is answered %+v", a)
	}
	if got := must(k.iam().ListRoles(ctx, &iam.ListRolesInput{}))(k.lab); len(got.Roles) != 1 {
		k.Errorf("roles are %v", got.Roles)
	}
	if key := k.server.PoolID("acme-consumer"); key == "" || key == pool {
		k.Errorf("the demo's pool is %q", key)
	}
}

// A sign-in that had begun goes on, although what was only read meanwhile is not kept.
func TestASignInGoesOnInAnotherRun(t *testing.T) {
	began := time.Date(2026, 3, 14, 15, 9, 26, 0, time.UTC)
	k := newKept(t, began, keyring.NewReused())
	pool := k.pool()
	client := k.webClient(pool, srpFlow)
	fine(k.signUp(client, "alice", "alice@example.com"))(k.lab)
	fine(k.confirm(client, "alice", k.lastMessage().Code))(k.lab)
	fine(k.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool}))(k.lab)
	half := must(k.beginSRP(pool, client, "alice"))(k.lab)
	half.lab = reloaded(t, k.save(began)).lab
	if out := must(half.prove(goodPassword))(k.lab); out.AuthenticationResult == nil {
		t.Errorf("got %+v", out)
	}
}

// A read is not part of a state, as tests ask for much more than they change.
func TestReadsAreNotKept(t *testing.T) {
	began := time.Date(2026, 3, 14, 15, 9, 26, 0, time.UTC)
	k := newKept(t, began, keyring.NewReused())
	pool := k.pool()
	before := k.save(began)
	for range 3 {
		fine(k.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool}))(k.lab)
		fine(k.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: pool}))(k.lab)
	}
	if !bytes.Equal(k.save(began), before) {
		t.Error("reads changed the state")
	}
}

// A state that this program did not write, or only part of, is refused.
func TestBrokenStatesAreRefused(t *testing.T) {
	began := time.Date(2026, 3, 14, 15, 9, 26, 0, time.UTC)
	k := newKept(t, began, keyring.NewReused())
	k.pool()
	k.pool()
	file := string(k.save(began))
	lines := strings.SplitAfter(file, "\n")
	for what, test := range map[string]struct{ file, want string }{
		"nothing":         {"", "not the state"},
		"something else":  {`{"version": 1}` + "\n", "not the state"},
		"another version": {strings.Replace(file, `"version":1`, `"version":2`, 1), "version 2"},
		"a lost end":      {file[:len(file)-5], "cut off"},
		"a lost call":     {lines[0] + lines[1], "has 1 calls"},
	} {
		if _, err := journal.Read(strings.NewReader(test.file)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	changed := strings.Replace(file, "CreateUserPool", "CreateUserPoox", 4)
	saved, err := journal.Read(strings.NewReader(changed))
	if err != nil {
		t.Fatal(err)
	}
	again := newKept(t, began, keyring.NewReused())
	if err := again.calls.Replay(t.Context(), saved, again.server); err == nil || !strings.Contains(err.Error(), "another version") {
		t.Errorf("a call that ends otherwise: %v", err)
	}
}
