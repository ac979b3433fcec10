package main

import (
	"bytes"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// server is an emulator on a loopback address.
type server struct {
	*emulator.Server
	URL   string
	Close func()
}

func newServer() server {
	s := emulator.New(emulator.Options{})
	listening := httptest.NewServer(s)
	return server{s, listening.URL, listening.Close}
}

// closedAddress is an address where nothing answers.
func closedAddress() string {
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	return s.URL
}

// environment points the program to an endpoint, and away from every AWS file and every
// config of this machine.
func environment(dir, endpoint string) []string {
	return []string{
		"HOME=" + dir, "USERPROFILE=" + dir,
		"XDG_CONFIG_HOME=" + filepath.Join(dir, "config"),
		"XDG_STATE_HOME=" + filepath.Join(dir, "state"),
		"AWS_CONFIG_FILE=" + filepath.Join(dir, "aws", "config"),
		"AWS_SHARED_CREDENTIALS_FILE=" + filepath.Join(dir, "aws", "credentials"),
		"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example",
		"AWS_REGION=" + population.Region,
		"AWS_ENDPOINT_URL=" + endpoint,
		"AWS_EC2_METADATA_DISABLED=true",
	}
}

// program is cognito-tui, ready to be run on an endpoint.
func program(t *testing.T, endpoint string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "cognito-tui", args...)
	cmd.Env = append(environment(t.TempDir(), endpoint), "PATH="+os.Getenv("PATH"), "SYSTEMROOT="+os.Getenv("SYSTEMROOT"), seldomCollects)
	return cmd
}

// seldomCollects lets a start of the program pass without a garbage collection, which is
// a seventh of its time. Tests of the memory that the program takes leave it out.
const seldomCollects = "GOGC=400"

// ended is the result of a program.
type ended struct {
	stdout, stderr string
	code           int
}

// finish runs a program to its end.
func finish(t *testing.T, cmd *exec.Cmd) ended {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &stdout
	}
	cmd.Stderr = &stderr
	err := cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		t.Fatal(err)
	}
	return ended{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

// data is the standard output of a program that must succeed.
func data(t *testing.T, endpoint string, args ...string) string {
	t.Helper()
	e := finish(t, program(t, endpoint, args...))
	if e.code != exit.Done {
		t.Fatalf("cognito-tui %s: exit code %d\n%s", strings.Join(args, " "), e.code, e.stderr)
	}
	return e.stdout
}

// seeds are the ways to fill an emulator.
var seeds = map[string]func(*emulator.Server) error{
	"demo":    func(s *emulator.Server) error { return s.SeedDemo(200) },
	"door":    seedDoor,
	"twins":   seedTwins,
	"clients": seedDoorClients,
	"house":   seedHouse,
}

const doorID = "eu-west-1_Door00001"

// seedDoorClients adds app clients to the door: one that is set in all that lists tell,
// and one that is not.
func seedDoorClients(s *emulator.Server) error {
	created := time.Date(2025, time.March, 2, 10, 11, 12, 345e6, time.UTC)
	for _, c := range []types.UserPoolClientType{
		{
			ClientId: new("1shop00000000000000000000a"), ClientName: new("shop, web"), ClientSecret: new("hunter2SECRET"),
			ExplicitAuthFlows:   []types.ExplicitAuthFlowsType{"ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
			AllowedOAuthFlows:   []types.OAuthFlowType{"code"},
			AllowedOAuthScopes:  []string{"openid", "email"},
			AccessTokenValidity: new(int32(15)), IdTokenValidity: new(int32(2)), RefreshTokenValidity: 12,
			TokenValidityUnits: &types.TokenValidityUnitsType{AccessToken: "minutes", IdToken: "hours", RefreshToken: "hours"},
		},
		{ClientId: new("2plain0000000000000000000b"), ClientName: new("plain")},
	} {
		c.CreationDate, c.LastModifiedDate = &created, &created
		if _, err := s.AddClient(doorID, c); err != nil {
			return err
		}
	}
	return nil
}

// seedDoor adds one small pool, of which every byte is known.
func seedDoor(s *emulator.Server) error {
	created := time.Date(2025, time.March, 2, 10, 11, 12, 345e6, time.UTC)
	modified := created.AddDate(0, 1, 0)
	if _, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{
		Id: new(doorID), Name: new("door"), CreationDate: &created, LastModifiedDate: &modified,
	}}); err != nil {
		return err
	}
	for _, g := range []types.GroupType{
		{GroupName: new("admins"), Precedence: new(int32(0)), RoleArn: new("arn:aws:iam::123456789012:role/admin"), Description: new("May, if asked, do all")},
		{GroupName: new("staff")},
	} {
		g.CreationDate, g.LastModifiedDate = &created, &modified
		if err := s.AddGroup(doorID, g); err != nil {
			return err
		}
	}
	return s.AddUsers(doorID, func(yield func(emulator.UserSeed) bool) {
		for i, u := range doorUsers() {
			u.Created = created.Add(time.Duration(i) * time.Hour)
			u.Modified = modified
			if !yield(u) {
				return
			}
		}
	})
}

func doorUsers() []emulator.UserSeed {
	return []emulator.UserSeed{
		{
			Username: "alice", Sub: "11111111-1111-4111-8111-111111111111",
			Attributes: attributes(map[string]string{
				"email": "alice@door.example", "email_verified": "true",
				"phone_number": "+441632960961", "name": "Alice & <b>", "custom:tenant": "42",
			}),
		},
		{
			Username: "bob", Sub: "22222222-2222-4222-8222-222222222222", Status: types.UserStatusTypeForceChangePassword,
			Attributes: attributes(map[string]string{"email": "bob@door.example", "email_verified": "false"}),
		},
		{
			Username: "=1+1", Sub: "33333333-3333-4333-8333-333333333333", Status: types.UserStatusTypeUnconfirmed, Disabled: true,
			Attributes: attributes(map[string]string{"email": `"c, d"@door.example`}),
		},
		{
			Username: "山田", Sub: "44444444-4444-4444-8444-444444444444", Status: types.UserStatusTypeExternalProvider,
		},
	}
}

func attributes(values map[string]string) []emulator.Attribute {
	var out []emulator.Attribute
	for _, name := range slices.Sorted(maps.Keys(values)) {
		out = append(out, emulator.Attribute{Name: name, Value: values[name]})
	}
	return out
}

// seedTwins adds two pools of one name.
func seedTwins(s *emulator.Server) error {
	for _, id := range []string{"eu-west-1_Twin00001", "eu-west-1_Twin00002"} {
		if _, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Id: &id, Name: new("twin")}}); err != nil {
			return err
		}
	}
	return nil
}
