package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// untold are users of whom an endpoint leaves out all that AWS always tells.
const untold = `{"Users":[{"Username":"u1","Attributes":[{"Name":"sub","Value":"5"}]}]}`

// What the endpoint leaves out of a user is not known: it is no user who is disabled, was
// made in the year 1 or has no second factor.
func TestWhatTheEndpointLeavesOutOfAUserIsNotTold(t *testing.T) {
	t.Parallel()
	server := newImpostor(t, func(operation, _ string) (answer, bool) {
		body, has := map[string]string{
			"ListUsers": untold, "ListUsersInGroup": untold, "AdminGetUserAuthFactors": `{"Username":"u1"}`,
			"AdminListGroupsForUser": `{"Groups":[]}`, "AdminListDevices": `{"Devices":[]}`, "AdminListUserAuthEvents": `{"AuthEvents":[]}`,
		}[operation]
		return answer{200, body}, has
	})
	not := "not told by this endpoint"
	for _, c := range []struct {
		command string
		shown   []string
	}{
		{"users -o json", []string{`{"username":"u1","sub":"5","attributes":{}}`}},
		{"members --group g -o json", []string{`{"username":"u1","sub":"5","attributes":{}}`}},
		{"users -o csv --columns username,status,enabled,created", []string{"u1,,,\n"}},
		{"user u1", []string{
			"status    " + not, "enabled   " + not, "created   " + not, "modified  " + not, "MFA       not read: Which second factors the user has is " + not,
			"· Not checked: whether the user is enabled: it is " + not + "; the user's status: it is " + not + ".",
		}},
		{"user u1 -o json", []string{`"mfa":"Which second factors the user has is ` + not + `"`, `"findings":[{"sign":"note","notChecked":`}},
	} {
		e := finish(t, program(t, server.URL, append(strings.Fields(c.command), "--pool", doorID)...))
		for _, text := range c.shown {
			if !strings.Contains(e.stdout, text) {
				t.Errorf("%s does not say %q:\n%s%s", c.command, text, e.stdout, e.stderr)
			}
		}
		for _, text := range []string{"disabled", "false", `"mfa":{`, `"enabled"`, "0001-01", "✓"} {
			if strings.Contains(e.stdout, text) {
				t.Errorf("%s says %q:\n%s", c.command, text, e.stdout)
			}
		}
		if e.code != exit.Done {
			t.Errorf("%s: exit code %d: %s", c.command, e.code, e.stderr)
		}
	}
}

// Each member stands for itself.
func TestAMemberThatIsToldIsShownWhereAnotherIsNot(t *testing.T) {
	t.Parallel()
	for members, shown := range map[string]string{
		`"Enabled":true`: "u1,,true,", `"Enabled":false`: "u1,,false,", `"UserStatus":"CONFIRMED"`: "u1,CONFIRMED,,",
		`"UserCreateDate":1750000000`: "u1,,,2025-06-15T15:06:40Z", `"Enabled":null`: "u1,,,",
	} {
		server := newImpostor(t, to(answer{200, fmt.Sprintf(`{"Users":[{"Username":"u1",%s}]}`, members)}, "ListUsers"))
		e := finish(t, program(t, server.URL, "users", "--pool", doorID, "-o", "csv", "--columns", "username,status,enabled,created"))
		if !strings.Contains(e.stdout, shown+"\n") {
			t.Errorf("%s: %s%s", members, e.stdout, e.stderr)
		}
	}
}

// Enabling and disabling are done to a user of whom nothing is known, and the plan says so.
func TestAnActOnAUserOfWhomNothingIsToldIsNotSkipped(t *testing.T) {
	t.Parallel()
	for _, act := range []string{"enable", "disable"} {
		operation := "Admin" + strings.ToUpper(act[:1]) + act[1:] + "User"
		server := newImpostor(t, func(of, _ string) (answer, bool) {
			body, has := map[string]string{"ListUsers": untold, operation: `{}`}[of]
			return answer{200, body}, has
		})
		plan := finish(t, program(t, server.URL, "do", act, "--pool", doorID, "--user", "u1", "--dry-run"))
		if !strings.Contains(plan.stdout+plan.stderr, "not told by this endpoint") {
			t.Errorf("%s: the plan is %s%s", act, plan.stdout, plan.stderr)
		}
		e := finish(t, program(t, server.URL, "do", act, "--pool", doorID, "--user", "u1", "--yes"))
		if e.code != exit.Done || server.asks(operation) != 1 {
			t.Errorf("%s: exit code %d, asked %v\n%s%s", act, e.code, server.asked, e.stdout, e.stderr)
		}
	}
}

// A filter by what the endpoint does not tell was not ignored by it, and condemns nobody.
func TestAFilterByWhatIsNotToldIsTheEndpointsAlone(t *testing.T) {
	t.Parallel()
	server := newImpostor(t, to(answer{200, untold}, "ListUsers"))
	for _, filter := range []string{"status:enabled", "status:disabled", `cognito:user_status = "CONFIRMED"`} {
		e := finish(t, program(t, server.URL, "users", "--pool", doorID, "--filter", filter, "-o", "csv"))
		if e.code != exit.Done || !slices.Contains(strings.Split(e.stdout, "\n"), "u1,5,,,,false,,") {
			t.Errorf("%s: exit code %d\n%s%s", filter, e.code, e.stdout, e.stderr)
		}
	}
}
