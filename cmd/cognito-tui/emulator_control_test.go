package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// controlled is a running emulator as a test suite uses it.
type controlled struct {
	*testing.T
	*cip.Client
	endpoint string
	stop     func() ended
}

// newControlled starts the emulator at a time that stands still.
func newControlled(t *testing.T, args ...string) *controlled {
	t.Helper()
	return newControlledAt(t, "2026-03-14T15:09:26Z", args...)
}

func newControlledAt(t *testing.T, clock string, args ...string) *controlled {
	t.Helper()
	endpoint, stop := startEmulator(t, append([]string{"--users", "5", "--clock", clock}, args...)...)
	return &controlled{t, cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: &endpoint, Retryer: aws.NopRetryer{}, Credentials: credentials.NewStaticCredentialsProvider("x", "x", ""),
		APIOptions: []func(*middleware.Stack) error{source.PlainBody},
	}), endpoint, stop}
}

// call sends a request of JSON, with headers as name and value in turn.
func (c *controlled) call(method, path, body string, headers ...string) (int, string) {
	c.Helper()
	r, err := http.NewRequestWithContext(c.Context(), method, c.endpoint+path, strings.NewReader(body))
	if err != nil {
		c.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		if r.Header.Set(headers[i], headers[i+1]); headers[i] == "Host" {
			r.Host = headers[i+1]
		}
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		c.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		c.Fatal(err)
	}
	return response.StatusCode, string(answer)
}

// answers expects that answer.
func (c *controlled) answers(method, path, body, want string) {
	c.Helper()
	if status, got := c.call(method, path, body); status != http.StatusOK || got != want+"\n" {
		c.Errorf("%s %s %s: %d %swant %s", method, path, body, status, got, want)
	}
}

// pool makes a pool with a client and signs alice up, and returns their ids.
func (c *controlled) pool() (pool, client string) {
	c.Helper()
	made, err := c.CreateUserPool(c.Context(), &cip.CreateUserPoolInput{
		PoolName: aws.String("shop"), AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
	})
	if err != nil {
		c.Fatal(err)
	}
	web, err := c.CreateUserPoolClient(c.Context(), &cip.CreateUserPoolClientInput{
		UserPoolId: made.UserPool.Id, ClientName: aws.String("web"), ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth, types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth},
	})
	if err != nil {
		c.Fatal(err)
	}
	_, err = c.SignUp(c.Context(), &cip.SignUpInput{
		ClientId: web.UserPoolClient.ClientId, Username: aws.String("alice"), Password: aws.String("Correct-Horse-7"),
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("alice@example.com")}},
	})
	if err != nil {
		c.Fatal(err)
	}
	return *made.UserPool.Id, *web.UserPoolClient.ClientId
}

// code is the newest code of the outbox.
func (c *controlled) code() string {
	c.Helper()
	var messages []struct{ Code string }
	if _, body := c.call(http.MethodGet, "/_outbox", "", "Accept", "application/json"); json.Unmarshal([]byte(body), &messages) != nil || len(messages) == 0 {
		c.Fatalf("the outbox is %s", body)
	}
	return messages[len(messages)-1].Code
}

func (c *controlled) names() (names []string) {
	c.Helper()
	out, err := c.ListUserPools(c.Context(), &cip.ListUserPoolsInput{MaxResults: aws.Int32(10)})
	if err != nil {
		c.Fatal(err)
	}
	for _, p := range out.UserPools {
		names = append(names, *p.Name)
	}
	return names
}

func TestATestSuiteResetsTheEmulator(t *testing.T) {
	c := newControlled(t)
	defer c.stop()
	seeded := c.names()
	pool, client := c.pool()
	c.answers("POST", "/_clock", `{"advance": "15m"}`, `{"now":"2026-03-14T15:24:26Z","stands":true}`)
	c.answers("POST", "/_faults", `{"kind": "throttle", "operation": "SignUp"}`, `[{"operation":"SignUp","kind":"throttle","seen":0,"failed":0}]`)
	const began = `{"now":"2026-03-14T15:09:26Z","stands":true}`
	c.answers("POST", "/_reset", "", began)
	if again := c.names(); !slices.Equal(again, seeded) {
		t.Errorf("after a reset there are %q, at the start there were %q", again, seeded)
	}
	c.answers("GET", "/_outbox.json", "", "[]")
	c.answers("GET", "/_faults", "", "[]")
	c.answers("POST", "/_reset", "{}", began)
	if p, k := c.pool(); p != pool || k != client {
		t.Errorf("the same calls give %s and %s, and then %s and %s", pool, client, p, k)
	}
	c.answers("POST", "/_reset", `{"empty": true}`, began)
	if names := c.names(); len(names) != 0 {
		t.Errorf("an empty emulator has %q", names)
	}
	if status, body := c.call("POST", "/_reset", `{"vacant": true}`); status != http.StatusBadRequest || !strings.Contains(body, `unknown field \"vacant\"`) {
		t.Errorf("%d %s", status, body)
	}
}

func TestATestSuiteMovesTheClock(t *testing.T) {
	c := newControlled(t)
	defer c.stop()
	_, client := c.pool()
	code := c.code()
	c.answers("GET", "/_clock", "", `{"now":"2026-03-14T15:09:26Z","stands":true}`)
	c.answers("POST", "/_clock", `{"advance": "24h0m1s"}`, `{"now":"2026-03-15T15:09:27Z","stands":true}`)
	_, err := c.ConfirmSignUp(t.Context(), &cip.ConfirmSignUpInput{ClientId: &client, Username: aws.String("alice"), ConfirmationCode: &code})
	if err == nil || !strings.Contains(err.Error(), "ExpiredCodeException") {
		t.Errorf("a day later the code is answered %v", err)
	}
	c.answers("POST", "/_clock", `{"set": "2026-04-01T00:00:00+02:00"}`, `{"now":"2026-03-31T22:00:00Z","stands":true}`)
	for body, want := range map[string]string{
		`{"set": "2026-03-01T00:00:00Z"}`: "does not go back", `{"advance": "-1s"}`: "does not go back", `{"advance": "soon"}`: "a duration such as 15m",
		`{}`: "is moved by", ``: "is moved by", `{"advance": "1s", "set": "2027-03-01T00:00:00Z"}`: "is moved by", `{"set": "noon"}`: "parsing time", `{`: "unexpected EOF",
		`{"advance": "1s"} {}`: "more than one",
	} {
		if status, got := c.call("POST", "/_clock", body); status != http.StatusBadRequest || !strings.Contains(got, want) {
			t.Errorf("%s: %d %s", body, status, got)
		}
	}
	c.answers("GET", "/_clock", "", `{"now":"2026-03-31T22:00:00Z","stands":true}`)
}

func TestATestSuiteBreaksCalls(t *testing.T) {
	c := newControlled(t)
	defer c.stop()
	list := func() string {
		_, err := c.ListUserPools(t.Context(), &cip.ListUserPoolsInput{MaxResults: aws.Int32(1)})
		if err == nil {
			return "success"
		}
		return err.Error()
	}
	for kind, want := range map[string]string{"throttle": "TooManyRequestsException", "server-error": "StatusCode: 500", "cut": "EOF"} {
		c.call("POST", "/_faults", `{"operation": "ListUserPools", "kind": "`+kind+`", "after": 1, "times": 1}`)
		if first, second, third := list(), list(), list(); first != "success" || !strings.Contains(second, want) || third != "success" {
			t.Errorf("%s: %s, %s, %s", kind, first, second, third)
		}
		c.answers("GET", "/_faults", "", `[{"operation":"ListUserPools","kind":"`+kind+`","times":1,"after":1,"seen":3,"failed":1}]`)
		c.answers("DELETE", "/_faults", "", "[]")
	}
	c.call("POST", "/_faults", `{"kind": "latency", "delay": "50ms"}`)
	began := time.Now()
	if got := list(); got != "success" || time.Since(began) < 50*time.Millisecond {
		t.Errorf("%s after %s", got, time.Since(began))
	}
	for body, want := range map[string]string{
		`{"kind": "crash"}`: "access-denied, cut, ", `{}`: "kind is one of", `{"kind": "throttle", "rate": 2}`: "from 0 to 1", `{"kind": "latency"}`: "needs a delay",
		`{"kind": "throttle", "delay": "-1s"}`: "a duration such as 200ms", `{"kind": "throttle", "op": "SignUp"}`: "unknown field",
	} {
		if status, got := c.call("POST", "/_faults", body); status != http.StatusBadRequest || !strings.Contains(got, want) {
			t.Errorf("%s: %d %s", body, status, got)
		}
	}
}

// A page of another origin, or of a name that was made to resolve to this machine, controls nothing
// and reads no code.
func TestOtherPagesControlNothing(t *testing.T) {
	c := newControlled(t, "--state", filepath.Join(t.TempDir(), "state"), "--origin", "https://app.example")
	defer c.stop()
	c.pool()
	port := c.endpoint[strings.LastIndex(c.endpoint, ":"):]
	for _, request := range []string{"POST /_reset", "GET /_clock", "POST /_clock", "GET /_faults", "POST /_faults", "DELETE /_faults", "POST /_state/save", "GET /_outbox", "GET /_outbox.json"} {
		method, path, _ := strings.Cut(request, " ")
		for _, page := range []struct {
			name, value string
			want        int
		}{
			{"Origin", "http://localhost:3000", 403},
			{"Origin", "https://app.example", 403},
			{"Origin", "null", 403},
			{"Sec-Fetch-Site", "same-site", 403},
			{"Sec-Fetch-Site", "cross-site", 403},
			{"Host", "evil.example" + port, 421},
		} {
			if status, body := c.call(method, path, "", page.name, page.value); status != page.want || strings.Contains(body, "alice") {
				t.Errorf("%s with %s %s: %d %s", request, page.name, page.value, status, body)
			}
		}
	}
	if names := c.names(); !slices.Contains(names, "shop") {
		t.Errorf("there are %q", names)
	}
}

// Messages are written before the call that sends them is answered.
func TestMessagesAreWrittenToAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "outbox.jsonl")
	c := newControlled(t, "--outbox", path)
	c.pool()
	text, err := os.ReadFile(path)
	if err != nil || strings.Count(string(text), "\n") != 1 || !strings.Contains(string(text), `"user":"alice","medium":"EMAIL","to":"alice@example.com"`) || !strings.Contains(string(text), c.code()) {
		t.Errorf("%q: %v", text, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if e := c.stop(); e.code != exit.Done {
		t.Errorf("exit code %d: %s", e.code, e.stderr)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	e := finish(t, program(t, "", "emulator", "--empty", "--listen", "127.0.0.1:0", "--outbox", path))
	if e.code != exit.AWS || !strings.Contains(e.stderr, "can be read by other users") {
		t.Errorf("exit code %d: %s", e.code, e.stderr)
	}
}

func TestTheClockOfTheCommandLineIsATime(t *testing.T) {
	for _, args := range [][]string{{"--clock", "noon"}, {"--clock", "now", "--traffic"}} {
		if e := finish(t, program(t, "", append([]string{"emulator"}, args...)...)); e.code != exit.Usage || !strings.Contains(e.stderr, "--clock") {
			t.Errorf("%q: exit code %d: %s", args, e.code, e.stderr)
		}
	}
}
