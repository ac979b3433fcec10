package tui_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// door is a console on an emulator that a user has signed in to.
type door struct {
	*tuitest.Console
	server              *emulator.Server
	client              *cip.Client
	pool                string
	id, access, refresh string
}

// on moves the cursor to a claim.
func (d *door) on(t *testing.T, claim string) *door {
	t.Helper()
	d.Press("g")
	for range 40 {
		if strings.Contains(d.Selected().Text, claim+" ") {
			return d
		}
		d.Press("down")
	}
	t.Fatalf("there is no claim %s:\n%s", claim, d.Screen())
	return d
}

// newDoor signs judy in, who is a member of beta.
func newDoor(t *testing.T, width, height int) *door {
	t.Helper()
	return newDoorIn(t, width, height, nil)
}

// newDoorIn is a door on a machine of a time zone.
func newDoorIn(t *testing.T, width, height int, zone *time.Location) *door {
	t.Helper()
	server := emulator.New(emulator.Options{Now: func() time.Time { return tuitest.Now }})
	if err := server.SeedDemo(40); err != nil {
		t.Fatal(err)
	}
	listening := httptest.NewServer(server)
	t.Cleanup(listening.Close)
	d := &door{server: server, client: cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: &listening.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})}
	d.signIn(t)
	d.Console = tuitest.Start(t, tuitest.Setup{Width: width, Height: height, Endpoint: listening.URL, Options: screen.Options{Mode: "demo", Local: zone}})
	return d
}

func (d *door) signIn(t *testing.T) {
	t.Helper()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx := t.Context()
	pools, err := d.client.ListUserPools(ctx, &cip.ListUserPoolsInput{MaxResults: aws.Int32(60)})
	check(err)
	for _, p := range pools.UserPools {
		if *p.Name == "acme-consumer" {
			d.pool = *p.Id
		}
	}
	made, err := d.client.CreateUserPoolClient(ctx, &cip.CreateUserPoolClientInput{
		UserPoolId: &d.pool, ClientName: aws.String("acme-test"),
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth},
	})
	check(err)
	_, err = d.client.AdminSetUserPassword(ctx, &cip.AdminSetUserPasswordInput{
		UserPoolId: &d.pool, Username: aws.String("frank"), Password: aws.String("Sesame-open-7!"), Permanent: true,
	})
	check(err)
	d.join(ctx, check)
	out, err := d.client.AdminInitiateAuth(ctx, &cip.AdminInitiateAuthInput{
		UserPoolId: &d.pool, ClientId: made.UserPoolClient.ClientId, AuthFlow: types.AuthFlowTypeAdminUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": "frank", "PASSWORD": "Sesame-open-7!"},
	})
	check(err)
	if out.AuthenticationResult == nil {
		t.Fatalf("frank is asked for %s", out.ChallengeName)
	}
	d.id, d.access, d.refresh = *out.AuthenticationResult.IdToken, *out.AuthenticationResult.AccessToken, *out.AuthenticationResult.RefreshToken
}

func (d *door) join(ctx context.Context, check func(error)) {
	_, err := d.client.AdminAddUserToGroup(ctx, &cip.AdminAddUserToGroupInput{UserPoolId: &d.pool, Username: aws.String("frank"), GroupName: aws.String("beta")})
	check(err)
}

func TestAPastedTokenIsVerifiedAndHeldAgainstTheDirectory(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Paste("Authorization: Bearer "+d.id).
		Sees("ID token · expires in", "not kept when you leave", "✓ signature", "✓ issuer", "frank@example.org", "✓ expiry").
		SeesNot("✗").SeesNot(d.id[40:80])
	_, err := d.client.AdminRemoveUserFromGroup(t.Context(), &cip.AdminRemoveUserFromGroupInput{UserPoolId: &d.pool, Username: aws.String("frank"), GroupName: aws.String("beta")})
	if err != nil {
		t.Fatal(err)
	}
	d.Press("R").Sees("! now:", "alone keeps")
}

func TestATokenIsGoneWithItsScreen(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Paste(d.access).Sees("access token").
		Press("esc").SeesNot("access token").
		Press("]").SeesNot("access token")
	d.Paste(d.access).Press("J").Sees(`"token_use": "access"`).
		Press("[", "[", "]").SeesNot("token_use")
	d.Press(":").Paste(d.access).Sees("access token").SeesNot(d.access[40:80]).
		Press("esc", ":", "up").SeesNot("eyJ")
}

func TestATokenIsShownInNoFilter(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Press("enter", "/").Paste(d.access).Sees("access token · expires in").SeesNot(d.access[40:80]).
		Press("esc").Sees("› users").SeesNot("eyJ")
	d.Press("esc", "4", "/").Paste(d.access).Sees("access token · expires in").Press("esc").SeesNot("eyJ")
}

// A terminal or an e-mail breaks a token into lines.
func TestATokenIsPastedInLines(t *testing.T) {
	d := newDoor(t, 120, 40)
	var lines []string
	for rest := d.id; rest != ""; rest = rest[min(len(rest), 76):] {
		lines = append(lines, rest[:min(len(rest), 76)])
	}
	d.Command("token").Paste(strings.Join(lines, "\n")+"\n").Press("enter").Sees("ID token · expires in", "✓ signature")
}

func TestClaimsLeadToWhatTheyName(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Paste(d.id)
	d.on(t, "sub").Press("enter").Sees("› frank", "1 overview").Press("esc")
	d.on(t, "aud").Press("enter").Sees("acme-test", "ADMIN_USER_PASSWORD").Press("esc")
	d.on(t, "cognito:groups").Press("enter").Sees("beta").Press("esc")
	d.on(t, "token_use").Press("enter").Sees("This claim opens nothing.")
	d.on(t, "email").Press("y", "v")
	if d.Copied != "frank@example.org" {
		t.Errorf("copied %q", d.Copied)
	}
}

func TestARevokedAccessTokenIsToldByTheProbeAlone(t *testing.T) {
	d := newDoor(t, 120, 40)
	if _, err := d.client.AdminUserGlobalSignOut(t.Context(), &cip.AdminUserGlobalSignOutInput{UserPoolId: &d.pool, Username: aws.String("frank")}); err != nil {
		t.Fatal(err)
	}
	d.Paste(d.access).Sees("✓ signature", "– revocation", "✓ Valid by itself: Cognito was not asked.", "expires in")
	d.Press("P").Sees("probe the access token", "as its user").Confirm().
		Sees("✗ revocation", "revoked", "✗ Cognito no longer accepts it", "access token · Cognito no longer accepts it: revoked").SeesNot("✓ Valid").
		Press("R").Sees("✗ Cognito no longer accepts it")
	d.Press("esc").Paste(d.id).Sees("an ID token can't be probed").SeesNot("P probe")
	d.Press("esc").Paste(d.refresh).Sees("can't be probed").SeesNot("P probe")
}

func TestAProbedTokenThatCognitoTakesIsSaidToBe(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Paste(d.access).Press("P").Sees("probe the access token").Confirm().
		Sees("✓ Valid, and Cognito accepts it.").
		Press("R").Sees("✓ Valid by itself: Cognito was not asked.")
}

// A probe that gets no answer is told of, and no token that was not asked about.
func TestAProbeWithoutAnAnswerIsInTheVerdict(t *testing.T) {
	d := newDoor(t, 160, 40)
	d.server.Inject(emulator.Fault{Operation: "GetUser", Kind: emulator.AccessDenied, Rate: 1})
	d.Paste(d.access).Press("P").Sees("probe the access token").Confirm().
		Sees("✓ Valid by itself. The probe has no answer: could not be asked").SeesNot("Cognito was not asked")
}

func TestATokenOfADisabledUserIsNotSaidToBeValid(t *testing.T) {
	d := newDoor(t, 120, 40)
	if _, err := d.client.AdminDisableUser(t.Context(), &cip.AdminDisableUserInput{UserPoolId: &d.pool, Username: aws.String("frank")}); err != nil {
		t.Fatal(err)
	}
	d.Paste(d.access).Sees("access token · Cognito no longer accepts it: the user is disabled", "✗ Cognito no longer accepts it").SeesNot("✓ Valid")
}

// cutBehind is a token that ends behind that text of its claims.
func cutBehind(t *testing.T, text, claim string) string {
	t.Helper()
	header, rest, _ := strings.Cut(text, ".")
	payload, _, _ := strings.Cut(rest, ".")
	claims, err := base64.RawURLEncoding.DecodeString(payload)
	if err != nil || !bytes.Contains(claims, []byte(claim)) {
		t.Fatalf("no %s in %s: %v", claim, claims, err)
	}
	end := bytes.Index(claims, []byte(claim)) + len(claim)
	return header + "." + payload[:base64.RawURLEncoding.EncodedLen(end)]
}

// Claims that were cut off are not shown.
func TestACutTokenIsSaidToBeCut(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Paste(cutBehind(t, d.access, `"jti":"`)).Sees("access token · cut: the claims end here, after", "✗ Cut: the claims end here", "directory").
		SeesNot("! token revocation", "neither token revocation", "would hold for ever", "P probe")
	d.Press("esc").Paste(d.access[:300]).Sees("✗ Cut: the claims end here").SeesNot("another issuer")
}

func TestTheChecksOfATokenLeadNowhere(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Paste(d.id).Press("w", "down", "enter").Sees("The checks open nothing: w goes back to the claims.").SeesNot("This claim")
}

func TestATimeIsToldOnceWhereUTCIsLocal(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Paste(d.id)
	for !strings.Contains(d.Selected().Text, "exp ") {
		d.Press("down")
	}
	d.Sees("UTC · expires in 1 h")
	if strings.Contains(d.Screen(), "UTC · 20") && tuitest.Now.Local().Format("MST") == "UTC" {
		t.Errorf("a time is told twice:\n%s", d.Screen())
	}
}

// The key of the time zone switches the times of the claims, of the one that is selected
// and of the checks. The token as JSON stays in UTC.
func TestATokenHasItsTimesInOneZone(t *testing.T) {
	d := newDoorIn(t, 120, 40, ahead)
	d.Paste(d.id)
	for !strings.Contains(d.Selected().Text, "exp ") {
		d.Press("down")
	}
	below := d.SeesNot("UTC").Sees("ZED · expires in 1 h").Press("T").Sees("UTC · expires in 1 h").SeesNot("ZED")
	below.Press("T").SeesNot("UTC")
}

func TestATokenIsShownWholeWhenAsked(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Paste(d.id).SeesNot(d.id[60:120]).Press("X").Sees(d.id[:100]).Press("X").SeesNot(d.id[60:120])
}

func TestATurnedBitAndAnotherIssuerAreTold(t *testing.T) {
	d := newDoor(t, 120, 40)
	at := strings.LastIndexByte(d.id, '.') + 9
	turned := d.id[:at] + map[bool]string{true: "B", false: "A"}[d.id[at] == 'A'] + d.id[at+1:]
	d.Paste(turned).Sees("✗ signature").Press("esc")
	d.Paste(unsigned(map[string]any{"iss": "https://accounts.example.com", "sub": "x", "exp": 1})).
		Sees("token of another issuer", "✗ ")
	d.Press("esc").Paste("eyJhbGciOiJSUzI1NiJ9.!!!.x").Sees("broken")
}

func TestTokensOfABodyAreSideBySide(t *testing.T) {
	d := newDoor(t, 120, 40)
	body, _ := json.Marshal(map[string]string{"id_token": d.id, "access_token": d.access, "refresh_token": d.refresh})
	d.Paste(string(body)).Sees("1 access", "2 id", "3 refresh", "4 differences", "access token · expires in").
		Press("2").Sees("ID token · expires in").
		Press("3").Sees("refresh token · opaque").
		Press("4").Sees("only in the ID token", "only in the access token", "the same in both").
		Press("tab").Sees("access token · expires in").Press("tab").Sees("ID token · expires in").
		Press("shift+tab").Sees("access token · expires in").
		Press("w").Sees("claims · w").Press("w").Sees("checks · w").
		Press("esc").SeesNot("4 differences")
}

func TestTokensThatHaveNoTabAreCounted(t *testing.T) {
	d := newDoor(t, 120, 40)
	tokens := make([]string, 6)
	for i := range tokens {
		tokens[i] = unsigned(map[string]any{"sub": fmt.Sprint(i)})
	}
	d.Paste(strings.Join(tokens, "\n\n")).Sees("── 4 ", "Only the first 4 of 6 tokens are shown.").SeesNot("── 5 ").
		Press("2").Sees("CLAIM")
}

func TestTheExpiryCountsDown(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.Paste(d.id).Sees("expires in 1 h").Advance(2 * time.Hour).Press("R").Sees("✗ expiry")
}

// A stranger's claims that attack the terminal, and very many or very long ones, show
// safely and at once.
func TestHostileClaimsAreShownSafely(t *testing.T) {
	d := newDoor(t, 120, 40)
	groups := make([]string, 10_000)
	for i := range groups {
		groups[i] = fmt.Sprintf("g%d", i)
	}
	for _, attack := range []string{"\x1b]52;c;cm0gLXJm\a", "\x1b[2J\x1b[31mred", "\u202eevil", "a\u0000b\u009b31m", strings.Repeat("long ", 38_000)} {
		claims := map[string]any{
			"iss": attack[:min(len(attack), 80)], "sub": attack, attack[:min(len(attack), 60)]: "name", "token_use": "id",
		}
		if len(attack) < 1_000 {
			claims["cognito:groups"] = groups
		}
		d.Paste(unsigned(claims)).Sees("CLAIM").Press("G", "g", "down", "down", "w", "down", "G", "J", "G", "esc", "X", "X", "y", "esc", "esc")
	}
	inspect(t, d.Console)
}

// unsigned is a token that nobody signed.
func unsigned(claims map[string]any) string {
	part := func(v any) string {
		text, _ := json.Marshal(v)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	return part(map[string]string{"alg": "RS256", "kid": "x"}) + "." + part(claims) + "." + base64.RawURLEncoding.EncodeToString(make([]byte, 256))
}
