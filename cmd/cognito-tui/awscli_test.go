package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

// TestAWSCLI runs the real AWS CLI against the emulator. `make integration` sets
// COGNITO_TUI_AWS_CLI; then a missing CLI is a failure.
func TestAWSCLI(t *testing.T) {
	if os.Getenv("COGNITO_TUI_AWS_CLI") == "" {
		t.Skip("COGNITO_TUI_AWS_CLI is not set")
	}
	endpoint, stop := startEmulator(t, "--users", "100")
	defer stop()
	aws := awsCLI{t, endpoint, "cognito-idp"}

	pools := aws.json("list-user-pools", "--max-results", "10", "--query", "UserPools[].[Name,Id]").([]any)
	ids := map[string]string{}
	for _, pool := range pools {
		ids[pool.([]any)[0].(string)] = pool.([]any)[1].(string)
	}
	pool := ids["acme-consumer"]
	if len(ids) != 3 || pool == "" {
		t.Fatalf("pools are %v", pools)
	}

	t.Run("pages by itself", func(t *testing.T) {
		users := aws.with(t).json("list-users", "--user-pool-id", pool, "--query", "length(Users)")
		if users != 100.0 {
			t.Errorf("%v users, want 100", users)
		}
	})

	t.Run("creates and finds a user", func(t *testing.T) {
		aws := aws.with(t)
		status := aws.json("admin-create-user", "--user-pool-id", pool, "--username", "cli-user",
			"--user-attributes", "Name=email,Value=cli-user@example.com", "Name=email_verified,Value=true", "--query", "User.UserStatus")
		if status != "FORCE_CHANGE_PASSWORD" {
			t.Errorf("status is %v", status)
		}
		found := aws.json("list-users", "--user-pool-id", pool, "--filter", `email ^= "cli-user@"`, "--query", "Users[].Username").([]any)
		if len(found) != 1 || found[0] != "cli-user" {
			t.Errorf("found %v", found)
		}
		if got := data(t, endpoint, "users", "--pool", pool, "--filter", "username=cli-user", "-o", "csv"); !strings.Contains(got, "\ncli-user,") {
			t.Errorf("users has\n%s", got)
		}
	})

	t.Run("tells what AWS tells", func(t *testing.T) {
		aws := aws.with(t)
		aws.refused("UsernameExistsException", "admin-create-user", "--user-pool-id", pool, "--username", "bob")
		aws.refused("InvalidParameterException", "list-users", "--user-pool-id", pool, "--filter", `custom:tenant = "7"`)
		aws.refused("ResourceNotFoundException", "list-users", "--user-pool-id", "eu-west-1_Nobody000")
	})

	t.Run("signs one of the demo's people in", func(t *testing.T) {
		aws := aws.with(t)
		client := aws.json("list-user-pool-clients", "--user-pool-id", pool, "--query", "UserPoolClients[?ClientName=='acme-web'].ClientId | [0]").(string)
		token := aws.json("initiate-auth", "--client-id", client, "--auth-flow", "USER_PASSWORD_AUTH",
			"--auth-parameters", "USERNAME=judy,PASSWORD=Judy-demo-1", "--query", "AuthenticationResult.IdToken").(string)
		if strings.Count(token, ".") != 2 {
			t.Errorf("the ID token is %q", token)
		}
	})

	t.Run("finds a sign-in in the logs", func(t *testing.T) {
		aws := aws.with(t)
		logs := aws.of("logs")
		if trails := aws.of("cloudtrail").json("describe-trails", "--query", "length(trailList)"); trails != 1.0 {
			t.Errorf("%v trails, want 1", trails)
		}
		aws.run("list-groups", "--user-pool-id", ids["acme-workforce"])
		logs.run("create-log-group", "--log-group-name", "mine")
		logs.run("create-log-stream", "--log-group-name", "mine", "--log-stream-name", "s")
		now := strconv.FormatInt(time.Now().UnixMilli(), 10)
		logs.run("put-log-events", "--log-group-name", "mine", "--log-stream-name", "s", "--log-events", `[{"timestamp":`+now+`,"message":"{\"a\": 7}"},{"timestamp":`+now+`,"message":"plain"}]`)
		if got := logs.json("describe-log-groups", "--log-group-name-prefix", "mi", "--query", "logGroups[].logGroupName"); fmt.Sprint(got) != "[mine]" {
			t.Errorf("groups are %v", got)
		}
		if got := logs.json("filter-log-events", "--log-group-name", "mine", "--filter-pattern", "{ $.a = 7 }", "--query", "events[].message"); fmt.Sprint(got) != `[{"a": 7}]` {
			t.Errorf("found %v", got)
		}
		if got := logs.json("get-log-events", "--log-group-name", "mine", "--log-stream-name", "s", "--query", "length(events)"); got != 2.0 {
			t.Errorf("the stream has %v events", got)
		}
		logs.refused("ResourceNotFoundException", "filter-log-events", "--log-group-name", "nowhere")
		logs.refused("InvalidParameterException", "filter-log-events", "--log-group-name", "mine", "--filter-pattern", "a=b")
	})

	t.Run("signs a user of its own in", func(t *testing.T) {
		aws := aws.with(t)
		client := aws.json("create-user-pool-client", "--user-pool-id", pool, "--client-name", "cli",
			"--explicit-auth-flows", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "--query", "UserPoolClient.ClientId").(string)
		aws.run("admin-create-user", "--user-pool-id", pool, "--username", "cli-signs-in", "--message-action", "SUPPRESS")
		aws.run("admin-set-user-password", "--user-pool-id", pool, "--username", "cli-signs-in", "--password", "Correct-horse-9", "--permanent")
		signIn := func(password string) []string {
			return []string{
				"initiate-auth", "--client-id", client, "--auth-flow", "USER_PASSWORD_AUTH",
				"--auth-parameters", "USERNAME=cli-signs-in,PASSWORD=" + password,
			}
		}
		token := aws.json(append(signIn("Correct-horse-9"), "--query", "AuthenticationResult.AccessToken")...).(string)
		if who := aws.json("get-user", "--access-token", token, "--query", "Username"); who != "cli-signs-in" {
			t.Errorf("the token is %v's", who)
		}
		aws.refused("NotAuthorizedException", signIn("wrong")...)
	})
}

// awsCLI runs `aws` on an endpoint, away from this machine's AWS files.
type awsCLI struct {
	t        *testing.T
	endpoint string
	service  string
}

func (a awsCLI) with(t *testing.T) awsCLI { return awsCLI{t, a.endpoint, a.service} }

func (a awsCLI) of(service string) awsCLI { return awsCLI{a.t, a.endpoint, service} }

func (a awsCLI) exec(args []string) (stdout, stderr string, err error) {
	cmd := exec.CommandContext(a.t.Context(), "aws", append([]string{a.service, "--output", "json"}, args...)...)
	cmd.Env = append(os.Environ(), environment(a.t.TempDir(), a.endpoint)...)
	// Version 1 knows the Region by another name, version 2 pages even its JSON.
	cmd.Env = append(cmd.Env, "AWS_DEFAULT_REGION="+population.Region, "AWS_PAGER=")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	return out.String(), errs.String(), err
}

func (a awsCLI) run(args ...string) string {
	a.t.Helper()
	stdout, stderr, err := a.exec(args)
	if err != nil {
		a.t.Fatalf("aws %s: %v\n%s", strings.Join(args, " "), err, stderr)
	}
	return stdout
}

func (a awsCLI) json(args ...string) (value any) {
	a.t.Helper()
	if err := json.Unmarshal([]byte(a.run(args...)), &value); err != nil {
		a.t.Fatal(err)
	}
	return value
}

func (a awsCLI) refused(code string, args ...string) {
	a.t.Helper()
	if _, stderr, err := a.exec(args); err == nil || !strings.Contains(stderr, "("+code+")") {
		a.t.Errorf("aws %s: %v\n%s, want %s", strings.Join(args, " "), err, stderr, code)
	}
}
