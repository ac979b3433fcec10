package acts_test

import (
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// A reset sends a message, so it may go out only once: after a fault inside AWS
// or a lost answer nobody knows whether it did. Throttling comes before the
// call is processed, and an act with the same effect when done twice is retried
// in any case.
func TestWhatMustNotBeDoneTwiceIsSentOnce(t *testing.T) {
	for name, c := range map[string]struct {
		action    string
		operation string
		fault     emulator.FaultKind
		sent      int
		done      bool
	}{
		"reset after a fault":      {"reset-password", "AdminResetUserPassword", emulator.ServerError, 1, false},
		"reset after a cut":        {"reset-password", "AdminResetUserPassword", emulator.CutConnection, 1, false},
		"reset after throttling":   {"reset-password", "AdminResetUserPassword", emulator.Throttle, 2, true},
		"disable after a fault":    {"disable", "AdminDisableUser", emulator.ServerError, 2, true},
		"disable after throttling": {"disable", "AdminDisableUser", emulator.Throttle, 2, true},
	} {
		t.Run(name, func(t *testing.T) {
			server := emulator.New(emulator.Options{})
			if err := server.SeedDemo(20); err != nil {
				t.Fatal(err)
			}
			server.Inject(emulator.Fault{Operation: c.operation, Kind: c.fault, Times: 1})
			endpoint := httptest.NewServer(server)
			defer endpoint.Close()
			result := do(t, endpoint.URL, c.action, "alina")
			sent := 0
			for _, call := range server.Calls() {
				if call.Operation == c.operation {
					sent++
				}
			}
			if sent != c.sent || result.OK() != c.done {
				t.Errorf("sent %d times and done is %v, want %d and %v (%v)", sent, result.OK(), c.sent, c.done, result.Problem)
			}
		})
	}
}

func do(t *testing.T, endpoint, action, username string) acts.Result {
	t.Helper()
	session, err := call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Endpoint: endpoint, Share: 1, MaxBackoff: time.Millisecond,
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	pools, err := admin.Pools(t.Context(), session, "")
	if err != nil {
		t.Fatal(err)
	}
	users, err := admin.Users(t.Context(), session, pools.Items[0].ID, admin.Filter{Attribute: "username", Op: admin.Equals, Value: username}, "")
	if err != nil || len(users.Items) != 1 {
		t.Fatalf("users named %s are %v, %v", username, users.Items, err)
	}
	a, ok := acts.FindAction(action)
	if !ok {
		t.Fatalf("there is no action %s", action)
	}
	return acts.Do(t.Context(), session, acts.Act{Action: a, Target: acts.Target{Pool: admin.PoolDetail{Pool: pools.Items[0]}, User: users.Items[0]}})
}
