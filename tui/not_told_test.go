package tui_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// What an endpoint leaves out of its answer is not known, and no setting of the pool.
func TestASettingThatTheEndpointLeavesOutIsNotTold(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		answer, has := map[string]string{
			"ListUserPools":    `{"UserPools":[{"Id":"eu-west-1_Pool00001","Name":"shop"}]}`,
			"DescribeUserPool": `{"UserPool":{"Id":"eu-west-1_Pool00001","Name":"shop","Arn":"arn:aws:cognito-idp:eu-west-1:1:userpool/eu-west-1_Pool00001"}}`,
			"ListUsers":        `{"Users":[]}`,
		}[operation]
		if !has {
			w.WriteHeader(http.StatusNotImplemented)
		}
		fmt.Fprint(w, answer)
	}))
	t.Cleanup(server.Close)
	const not = "not told by this endpoint"
	c := tuitest.Start(t, tuitest.Setup{Endpoint: server.URL, Width: 100, Height: 50}).Press("enter", "3")
	for _, label := range []string{"users", "tier", "MFA", "threat protection", "recovery", "policy", "invitation"} {
		if !says(c, label, not) {
			t.Errorf("%s: %s", label, c.Screen())
		}
	}
	c.SeesNot("at least 0 characters", "about 0").
		Press("4").Sees("! user history: unknown", "this endpoint does not tell the pool's plan").
		Sees("! notification errors: unknown", "It is not known whether it exists either.").
		SeesNot("older plan", "Cognito keeps no history", "it is off", `"cognito-idp:GetLogDeliveryConfiguration"`)
}

// What it leaves out of a user is not known either: the user is not disabled, and no sign
// is good.
func TestAUserOfWhomTheEndpointTellsNothingIsNeitherFineNorDisabled(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		answer, has := map[string]string{
			"ListUserPools":           `{"UserPools":[{"Id":"eu-west-1_Pool00001","Name":"shop"}]}`,
			"DescribeUserPool":        `{"UserPool":{"Id":"eu-west-1_Pool00001","Name":"shop","MfaConfiguration":"OPTIONAL"}}`,
			"ListUsers":               `{"Users":[{"Username":"alice","Attributes":[{"Name":"sub","Value":"5"}]},{"Username":"bob","UserStatus":"CONFIRMED"}]}`,
			"AdminGetUserAuthFactors": `{"Username":"alice"}`,
		}[operation]
		if !has {
			w.WriteHeader(http.StatusNotImplemented)
		}
		fmt.Fprint(w, answer)
	}))
	t.Cleanup(server.Close)
	const not = "not told by this endpoint"
	c := tuitest.Start(t, tuitest.Setup{Endpoint: server.URL, Width: 120, Height: 40}).Press("enter").
		Sees("· not told", "· confirmed").SeesNot("disabled", "✓", "✗").
		Press("enter").Sees("Not checked: whether the user is enabled: it is "+not, "second factors the user has is "+not).SeesNot("✓", "✗", "disabled by")
	for _, label := range []string{"status", "enabled", "created", "changed"} {
		if !says(c, label, not) {
			t.Errorf("%s: %s", label, c.Screen())
		}
	}
}

// That the endpoint lacks an operation is said once, however many sources need it.
func TestAnOperationThatIsNotOfferedIsSaidOnce(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		answer, has := map[string]string{
			"ListUserPools":    `{"UserPools":[{"Id":"eu-west-1_Pool00001","Name":"shop"}]}`,
			"DescribeUserPool": `{"UserPool":{"Id":"eu-west-1_Pool00001","Name":"shop"}}`,
			"ListUsers":        `{"Users":[]}`,
		}[operation]
		if !has {
			w.WriteHeader(http.StatusNotImplemented)
		}
		fmt.Fprint(w, answer)
	}))
	t.Cleanup(server.Close)
	c := tuitest.Start(t, tuitest.Setup{Endpoint: server.URL, Width: 160, Height: 50}).Press("enter", "4").Sees("! user activity: unknown")
	for _, operation := range []string{"GetLogDeliveryConfiguration", "DescribeTrails"} {
		if n := strings.Count(c.Screen(), "does not support "+operation); n != 1 {
			t.Errorf("%s is said %d times:\n%s", operation, n, c.Screen())
		}
	}
}

// says reports whether a line of the screen has a label and ends in a text.
func says(c *tuitest.Console, label, text string) bool {
	for _, line := range c.Lines() {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, label+" ") && strings.HasSuffix(line, text) {
			return true
		}
	}
	return false
}
