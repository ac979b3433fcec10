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
		SeesNot("older plan", "Cognito keeps no history", "it is off", `"cognito-idp:GetLogDeliveryConfiguration"`)
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
