package token_test

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	citypes "github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/token"
)

// door is the emulator on a listener, with one pool, one client and alice.
type door struct {
	*testing.T
	sdk     *cip.Client
	session *call.Session
	server  *emulator.Server
	url     string
	pool    string
	client  string
	now     time.Time
}

var signer = credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")

func openDoor(t *testing.T) *door {
	t.Helper()
	d := &door{T: t, now: time.Unix(noon, 0), pool: "eu-west-1_Door00001"}
	d.server = emulator.New(emulator.Options{Now: func() time.Time { return d.now }, Seed: 7})
	listening := httptest.NewServer(d.server)
	t.Cleanup(listening.Close)
	d.url = listening.URL
	d.sdk = cip.New(cip.Options{Region: "eu-west-1", BaseEndpoint: &d.url, Credentials: signer})
	session, err := call.Open(t.Context(), call.Options{Region: "eu-west-1", Endpoint: d.url, Credentials: signer, Share: 1, MaxBackoff: time.Millisecond})
	d.must(err)
	d.session = session
	_, err = d.server.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Id: &d.pool, Name: aws.String("door")}})
	d.must(err)
	for _, group := range []string{"admins", "staff"} {
		d.must(d.server.AddGroup(d.pool, types.GroupType{GroupName: &group}))
	}
	d.client, err = d.server.AddClient(d.pool, types.UserPoolClientType{
		ClientName: aws.String("acme-web"), ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth},
	})
	d.must(err)
	d.must(d.server.AddUsers(d.pool, func(yield func(emulator.UserSeed) bool) {
		yield(emulator.UserSeed{
			Username: "alice", Sub: aliceSub, Password: "Sesame-open-7", Groups: []string{"admins"}, Created: d.now.Add(-24 * time.Hour),
			Attributes: []emulator.Attribute{{Name: "email", Value: "alice@door.example"}, {Name: "email_verified", Value: "true"}},
		})
	}))
	return d
}

func (d *door) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *door) signIn() *types.AuthenticationResultType {
	d.Helper()
	out, err := d.sdk.InitiateAuth(d.Context(), &cip.InitiateAuthInput{
		ClientId: &d.client, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": "Sesame-open-7"},
	})
	d.must(err)
	return out.AuthenticationResult
}

func (d *door) expect(t token.Token) token.Expect {
	d.Helper()
	e, err := token.OfPool(d.Context(), d.session, d.pool, t)
	d.must(err)
	return e
}

func (d *door) hold(text string) map[string]token.Drift {
	d.Helper()
	drifts, err := token.Hold(d.Context(), d.session, d.pool, token.Decode(text), d.now.UTC())
	d.must(err)
	found := map[string]token.Drift{}
	for _, drift := range drifts {
		found[drift.ID] = drift
	}
	return found
}

func TestTokensOfTheEmulatorVerifyAndFailWithABitTurned(t *testing.T) {
	d := openDoor(t)
	signedIn := d.signIn()
	fetcher := token.NewFetcher(d.session.Transport(), nil)
	for name, text := range map[string]string{"id": *signedIn.IdToken, "access": *signedIn.AccessToken} {
		decoded := token.Decode(text)
		expect := d.expect(decoded)
		if result := token.Verify(t.Context(), decoded, expect, fetcher, d.now); !result.Valid() {
			t.Errorf("%s: %+v", name, result.Checks)
		}
		everyBitTurned(t, text, 97, func(turned string) bool {
			return token.Verify(t.Context(), token.Decode(turned), expect, fetcher, d.now).Valid()
		})
	}
}

// everyBitTurned flips every step-th bit of the token's text, one at a time.
func everyBitTurned(t *testing.T, text string, step int, valid func(string) bool) {
	t.Helper()
	for bit := 0; bit < len(text)*8; bit += step {
		turned := []byte(text)
		turned[bit/8] ^= 1 << (bit % 8)
		if valid(string(turned)) {
			t.Fatalf("valid with bit %d turned", bit)
		}
	}
}

func TestAnIdentityPoolsTokenVerifies(t *testing.T) {
	d := openDoor(t)
	client := ci.New(ci.Options{Region: "eu-west-1", BaseEndpoint: &d.url, Credentials: signer})
	provider := "cognito-idp.eu-west-1.amazonaws.com/" + d.pool
	logins := map[string]string{provider: *d.signIn().IdToken}
	made, err := client.CreateIdentityPool(t.Context(), &ci.CreateIdentityPoolInput{
		IdentityPoolName: aws.String("mobile"), CognitoIdentityProviders: []citypes.CognitoIdentityProvider{{ProviderName: &provider}},
	})
	d.must(err)
	id, err := client.GetId(t.Context(), &ci.GetIdInput{IdentityPoolId: made.IdentityPoolId, Logins: logins})
	d.must(err)
	out, err := client.GetOpenIdToken(t.Context(), &ci.GetOpenIdTokenInput{IdentityId: id.IdentityId, Logins: logins})
	d.must(err)
	expect := token.Anyone(d.session)
	expect.Clients = []token.Client{{ID: *made.IdentityPoolId}}
	valid := func(text string) bool {
		return token.Verify(t.Context(), token.Decode(text), expect, token.NewFetcher(nil, nil), d.now).Valid()
	}
	if !valid(*out.Token) || token.Decode(*out.Token).Kind != token.IdentityPool {
		t.Errorf("the token is not valid: %v", token.Decode(*out.Token))
	}
	everyBitTurned(t, *out.Token, 997, valid)
}

func TestADriftedTokenSaysWhatFollows(t *testing.T) {
	d := openDoor(t)
	signedIn := d.signIn()
	for id, drift := range d.hold(*signedIn.IdToken) {
		if drift.Status != token.Same {
			t.Errorf("%s: nothing has changed, and yet %+v", id, drift)
		}
	}
	d.now = d.now.Add(time.Minute)
	_, err := d.sdk.AdminRemoveUserFromGroup(t.Context(), &cip.AdminRemoveUserFromGroupInput{UserPoolId: &d.pool, Username: aws.String("alice"), GroupName: aws.String("admins")})
	d.must(err)
	_, err = d.sdk.AdminAddUserToGroup(t.Context(), &cip.AdminAddUserToGroupInput{UserPoolId: &d.pool, Username: aws.String("alice"), GroupName: aws.String("staff")})
	d.must(err)
	_, err = d.sdk.AdminUpdateUserAttributes(t.Context(), &cip.AdminUpdateUserAttributesInput{
		UserPoolId: &d.pool, Username: aws.String("alice"),
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("new@door.example")}, {Name: aws.String("email_verified"), Value: aws.String("false")}},
	})
	d.must(err)
	_, err = d.sdk.AdminDisableUser(t.Context(), &cip.AdminDisableUserInput{UserPoolId: &d.pool, Username: aws.String("alice")})
	d.must(err)
	_, err = d.sdk.UpdateUserPoolClient(t.Context(), &cip.UpdateUserPoolClientInput{
		UserPoolId: &d.pool, ClientId: &d.client, IdTokenValidity: aws.Int32(5), EnableTokenRevocation: aws.Bool(false),
		TokenValidityUnits: &types.TokenValidityUnitsType{IdToken: types.TimeUnitsTypeMinutes},
		ExplicitAuthFlows:  []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth},
	})
	d.must(err)
	drifts := d.hold(*signedIn.IdToken)
	for id, follows := range map[string]string{
		"enabled":                  "letting alice in until 18:46 UTC",
		"groups":                   "keeps treating alice as admins until 18:46 UTC; alice is not staff",
		"attribute:email":          "seeing the old email until 18:46 UTC",
		"attribute:email_verified": "seeing the old email_verified",
		"flows":                    "users can't sign in through this client any more",
		"lifetime":                 "the next token will live 5 min",
	} {
		if drift := drifts[id]; drift.Status != token.Differs || !strings.Contains(drift.Follows, follows) {
			t.Errorf("%s: %+v, want %q", id, drift, follows)
		}
	}
	if drift := drifts["changed"]; drift.Status != token.Unknown {
		t.Errorf("changed: %+v", drift)
	}
	d.now = d.now.Add(2 * time.Hour)
	if drift := d.hold(*signedIn.IdToken)["groups"]; !strings.HasPrefix(drift.Follows, "nothing: the token has expired") {
		t.Errorf("of an expired token: %+v", drift)
	}
}

func TestWhoIsGoneIsSaidToBeGone(t *testing.T) {
	d := openDoor(t)
	signedIn := d.signIn()
	_, err := d.sdk.AdminDeleteUser(t.Context(), &cip.AdminDeleteUserInput{UserPoolId: &d.pool, Username: aws.String("alice")})
	d.must(err)
	_, err = d.sdk.DeleteUserPoolClient(t.Context(), &cip.DeleteUserPoolClientInput{UserPoolId: &d.pool, ClientId: &d.client})
	d.must(err)
	drifts := d.hold(*signedIn.AccessToken)
	if u, c := drifts["user"], drifts["client"]; u.Status != token.Differs || c.Status != token.Differs || !strings.Contains(u.Follows, "treating alice as a user") {
		t.Errorf("user %+v, client %+v", u, c)
	}
	if _, err := token.Hold(t.Context(), d.session, d.pool, token.Decode(refreshToken), d.now); err != token.ErrNoUserPoolToken { //nolint:errorlint // it is returned as it is
		t.Errorf("a refresh token gives %v", err)
	}
}

// Comparing a token with the directory must not cost a billed call, and must not send the token
// anywhere.
func TestHoldingMakesOnlyCheapCalls(t *testing.T) {
	d := openDoor(t)
	signedIn := d.signIn()
	before := len(d.server.Calls())
	decoded := token.Decode(*signedIn.AccessToken)
	token.Verify(t.Context(), decoded, d.expect(decoded), token.NewFetcher(nil, nil), d.now)
	d.hold(*signedIn.AccessToken)
	for _, made := range d.server.Calls()[before:] {
		known, ok := call.LookupCall(cip.ServiceID, made.Operation)
		if !ok || known.Billed || known.Mutating || made.Operation == "GetUser" {
			t.Errorf("%s was called", made.Operation)
		}
	}
}

func TestAProbeTellsARevokedToken(t *testing.T) {
	d := openDoor(t)
	probe := func(text string) token.Check { return token.Probe(t.Context(), d.session, token.Decode(text)) }
	signedIn := d.signIn()
	if c := probe(*signedIn.AccessToken); c.Status != token.Pass {
		t.Errorf("a good one: %+v", c)
	}
	if c := probe(*signedIn.IdToken); c.Status != token.Skip || c.Detail != "an ID token can't be probed" {
		t.Errorf("an ID token: %+v", c)
	}
	_, err := d.sdk.AdminUserGlobalSignOut(t.Context(), &cip.AdminUserGlobalSignOutInput{UserPoolId: &d.pool, Username: aws.String("alice")})
	d.must(err)
	if c := probe(*signedIn.AccessToken); c.Status != token.Fail || !strings.Contains(c.Detail, "revoked") {
		t.Errorf("after a sign-out: %+v", c)
	}
	again := d.signIn()
	if c := probe(*again.AccessToken); c.Status != token.Pass {
		t.Errorf("after signing in again: %+v", c)
	}
	d.now = d.now.Add(2 * time.Hour)
	if c := probe(*again.AccessToken); c.Status != token.Fail || !strings.Contains(c.Detail, "expired") {
		t.Errorf("an expired one: %+v", c)
	}
	if c := probe(accessDraft().build()); c.Status != token.Fail || !strings.Contains(c.Detail, "does not recognise it") {
		t.Errorf("a stranger's: %+v", c)
	}
	d.server.Inject(emulator.Fault{Operation: "GetUser", Kind: emulator.AccessDenied})
	if c := probe(*again.AccessToken); c.Status != token.Skip || !strings.Contains(c.Detail, "could not be asked") {
		t.Errorf("when it can't be asked: %+v", c)
	}
}

func TestAClientsTokenIsHeldAgainstItsClient(t *testing.T) {
	d := openDoor(t)
	id, err := d.server.AddClient(d.pool, types.UserPoolClientType{
		ClientName: aws.String("batch"), AllowedOAuthFlows: []types.OAuthFlowType{types.OAuthFlowTypeClientCredentials},
		AllowedOAuthScopes: []string{"orders/read"},
	})
	d.must(err)
	of := clientDraft().build(set("client_id", text(id)), set("sub", text(id)), set("iss", text(d.url+"/"+d.pool)))
	drifts := d.hold(of)
	if _, there := drifts["user"]; there {
		t.Error("a client's token has a user")
	}
	if s := drifts["scopes"]; s.Status != token.Differs || !strings.Contains(s.Follows, "granting orders/write until") {
		t.Errorf("scopes: %+v", s)
	}
	if f := drifts["flows"]; f.Status != token.Same {
		t.Errorf("flows: %+v", f)
	}
	scope := func(name string) types.ResourceServerScopeType {
		return types.ResourceServerScopeType{ScopeName: &name, ScopeDescription: &name}
	}
	d.must(d.server.AddResourceServer(d.pool, types.ResourceServerType{
		Identifier: aws.String("orders"), Name: aws.String("orders"), Scopes: []types.ResourceServerScopeType{scope("read"), scope("write")},
	}))
	_, err = d.sdk.UpdateUserPoolClient(t.Context(), &cip.UpdateUserPoolClientInput{
		UserPoolId: &d.pool, ClientId: &id, AllowedOAuthFlowsUserPoolClient: true,
		AllowedOAuthFlows: []types.OAuthFlowType{types.OAuthFlowTypeCode}, AllowedOAuthScopes: []string{"orders/read", "orders/write"}, CallbackURLs: []string{"https://app.example"},
	})
	d.must(err)
	drifts = d.hold(of)
	if f := drifts["flows"]; f.Status != token.Differs {
		t.Errorf("flows after the grant was taken away: %+v", f)
	}
	if s := drifts["scopes"]; s.Status != token.Same {
		t.Errorf("scopes: %+v", s)
	}
}
