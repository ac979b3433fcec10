package main

import (
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

// TestTheTailOfAPool signs in with a wrong password, which both the pool's export and
// the trail record, and reads it without naming either.
func TestTheTailOfAPool(t *testing.T) {
	t.Parallel()
	_, _, endpoint := demoWithTrail(t)
	other := signInWrongly(t, endpoint.URL, idOfPool(t, endpoint.URL, "acme-consumer")) // in the same trail
	sub := signInWrongly(t, endpoint.URL, idOfPool(t, endpoint.URL, "acme-workforce"))

	told := map[string]bool{}
	for line := range strings.Lines(data(t, endpoint.URL, "tail", "--pool", "acme-workforce", "--filter", "outcome:fail kind:sign-in", "--events", "-o", "json")) {
		var e struct{ Type, Source, Reason, Sub string }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if e.Sub != sub {
			t.Errorf("an event of another pool: %s", line)
		}
		if e.Type == "event" && e.Reason == "password" && e.Sub == sub {
			told[e.Source] = true
		}
	}
	if !told["user-activity"] || !told["cloudtrail"] {
		t.Errorf("told by %v, want by the export and by the trail", told)
	}
	// Only the trail records this pool's sign-ins, and it has no username.
	var user struct{ Username string }
	if err := json.Unmarshal([]byte(data(t, endpoint.URL, "users", "--pool", "acme-consumer", "--filter", other, "-o", "json")), &user); err != nil {
		t.Fatal(err)
	}
	if events := data(t, endpoint.URL, "tail", "--pool", "acme-consumer", "--filter", "user:"+user.Username, "--events"); !strings.Contains(events, other) {
		t.Errorf("of %s, whose sub is %s, it tells %q", user.Username, other, events)
	}
}

// CloudTrail, the only source of this pool, has only subs.
func TestAlertsAndMutesNameTheUserBesideTheSub(t *testing.T) {
	t.Parallel()
	pools, _, endpoint := demoWithTrail(t)
	id := idOfPool(t, endpoint.URL, "acme-consumer")
	var sub string
	for range 5 { // then the user is locked out
		sub = signInWrongly(t, endpoint.URL, id)
	}
	var user struct{ Username string }
	if err := json.Unmarshal([]byte(data(t, endpoint.URL, "users", "--pool", id, "--filter", sub, "-o", "json")), &user); err != nil {
		t.Fatal(err)
	}
	tail := func(more ...string) ended {
		return finish(t, program(t, endpoint.URL, append([]string{"tail", "--pool", id, "--alerts"}, more...)...))
	}
	if got := tail(); !strings.Contains(got.stdout, "user "+user.Username+" ("+sub+")  (ATT&CK") {
		t.Errorf("an alert of %s says\n%s%s", user.Username, got.stdout, got.stderr)
	}
	var alert struct {
		Type, Username string
		Key            struct{ Kind, Value string }
	}
	if err := json.NewDecoder(strings.NewReader(tail("-o", "json").stdout)).Decode(&alert); err != nil || alert.Username != user.Username || alert.Key.Value != sub {
		t.Errorf("as JSON it is %+v, %v", alert, err)
	}
	config := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(config, []byte("mutes:\n  - { user: "+sub+" }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := tail("--config", config); !strings.Contains(got.stderr, "Muted for all detectors user "+user.Username+" ("+sub+"): 5 events.") {
		t.Errorf("muted he is told as %q", got.stderr)
	}
	pools.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.AccessDenied, Rate: 1})
	if got := tail(); strings.Count(got.stderr, "Usernames can't be looked up") != 1 || !strings.Contains(got.stdout, "user "+sub+"  (ATT&CK") {
		t.Errorf("where users may not be listed it says\n%s%s", got.stdout, got.stderr)
	}
}

// demoWithTrail is the demo's pools with their logs, and a trail.
func demoWithTrail(t *testing.T) (*emulator.Server, *logsemulator.Server, *httptest.Server) {
	t.Helper()
	logging := logsemulator.New(logsemulator.Options{})
	logging.AddTrail(logsemulator.Trail{Name: "audit", Group: "trail", AllRegions: true})
	pools := emulator.New(emulator.Options{Deliver: logging.Put, Trail: "trail"})
	if err := pools.SeedDemo(20); err != nil {
		t.Fatal(err)
	}
	endpoint := httptest.NewServer(logging.Beside(pools))
	t.Cleanup(endpoint.Close)
	return pools, logging, endpoint
}

// A log that does not exist yet is no error: one line lists all of them. A denied one is
// printed with the reason.
func TestLogsThatAreNotThereYetAreToldInOneLine(t *testing.T) {
	t.Parallel()
	pools, logging, endpoint := demoWithTrail(t)
	tail := func(pool string) ended { return finish(t, program(t, endpoint.URL, "tail", "--pool", pool)) }
	is := func(got ended, code int, stderr string) {
		t.Helper()
		if got.code != code || got.stderr != stderr {
			t.Errorf("exit code %d, want %d; said %q, want %q", got.code, code, got.stderr, stderr)
		}
	}
	signInWrongly(t, endpoint.URL, idOfPool(t, endpoint.URL, "acme-workforce"))
	is(tail("acme-workforce"), exit.Done, "3 of 5 logs are not there yet: notification errors, trigger logs (2). A log comes with its first record.\n")
	logging.Put("/aws/vendedlogs/cognito/acme-workforce/errors", "stream", time.Now(), `{"eventSource":"USER_NOTIFICATION","logLevel":"ERROR","message":{"details":"no"}}`)
	logging.Put("/aws/lambda/acme-workforce-pre-sign-up", "stream", time.Now(), "START RequestId: 1")
	is(tail("acme-workforce"), exit.Done, "1 of 5 logs is not there yet: trigger logs. A log comes with its first record.\n")

	pools.Inject(emulator.Fault{Operation: "GetLogDeliveryConfiguration", Kind: emulator.AccessDenied})
	denied := tail("acme-workforce")
	for _, source := range []string{"user activity", "notification errors"} {
		if denied.code != exit.Done || !strings.Contains(denied.stderr, "! "+source+": It is not known whether it exists: ") ||
			!strings.Contains(denied.stderr, "Allow: cognito-idp:GetLogDeliveryConfiguration.\n") {
			t.Errorf("what is denied is told as %q (%d)", denied.stderr, denied.code)
		}
	}
	_, _, quiet := demoWithTrail(t)
	is(finish(t, program(t, quiet.URL, "tail", "--pool", "acme-workforce", "--log-group", "/aws/lambda/acme-workforce-pre-sign-up")), exit.No,
		"1 of 1 log is not there yet: trigger logs. A log comes with its first record.\n"+
			"cognito-tui: none of the pool's logs is there yet, so no log records its sign-ins\n")
}

func idOfPool(t *testing.T, endpoint, name string) string {
	for line := range strings.Lines(data(t, endpoint, "pools", "-o", "json")) {
		var pool struct{ ID, Name string }
		if json.Unmarshal([]byte(line), &pool) == nil && pool.Name == name {
			return pool.ID
		}
	}
	t.Fatalf("there is no pool %s", name)
	return ""
}

// signInWrongly returns the sub of a user for whom a sign-in was tried.
func signInWrongly(t *testing.T, endpoint, pool string) (sub string) {
	client := cip.New(cip.Options{
		Region: population.Region, BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	app, err := client.CreateUserPoolClient(t.Context(), &cip.CreateUserPoolClientInput{
		UserPoolId: &pool, ClientName: aws.String("tail"), ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth},
	})
	if err != nil {
		t.Fatal(err)
	}
	users, err := client.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: &pool, Filter: aws.String(`cognito:user_status = "CONFIRMED"`)})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range users.Users {
		_, err = client.AdminInitiateAuth(t.Context(), &cip.AdminInitiateAuthInput{
			UserPoolId: &pool, ClientId: app.UserPoolClient.ClientId, AuthFlow: types.AuthFlowTypeAdminUserPasswordAuth,
			AuthParameters: map[string]string{"USERNAME": *u.Username, "PASSWORD": "not this one"},
		})
		if err == nil || !strings.Contains(err.Error(), "Incorrect username or password") {
			continue
		}
		for _, a := range u.Attributes {
			if *a.Name == "sub" {
				return *a.Value
			}
		}
	}
	t.Fatalf("none of %d users can be signed in wrongly: %v", len(users.Users), err)
	return ""
}
