package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestDoWritesToTheLetter(t *testing.T) {
	s := newServer()
	t.Cleanup(s.Close)
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	client := cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: &s.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	for name, value := range map[string]string{
		"address":     "1 High Street\nLondon",
		"family_name": "כהן\u200f",
		"nickname":    "a\n\n\tb=c, d=e\\n ",
		"profile":     "␊‹200F›",
	} {
		args := []string{"do", "set-attributes", "--pool", "door", "--user", "bob", name + "=" + value}
		if planned := data(t, s.URL, append(args, "--dry-run")...); !plain.Safe(strings.ReplaceAll(planned, "\n", "")) {
			t.Errorf("%s: the plan is %q", name, planned)
		}
		data(t, s.URL, append(args, "--yes")...)
		out, err := client.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: new(doorID), Username: new("bob")})
		if err != nil {
			t.Fatal(err)
		}
		held := map[string]string{}
		for _, a := range out.UserAttributes {
			held[*a.Name] = *a.Value
		}
		if held[name] != value {
			t.Errorf("%s: AWS holds %q, want %q", name, held[name], value)
		}
	}
	const description = "First line\nsecond\u200f"
	data(t, s.URL, "do", "edit-group", "--pool", "door", "--group", "staff", "--description", description, "--yes")
	out, err := client.GetGroup(t.Context(), &cip.GetGroupInput{UserPoolId: new(doorID), GroupName: new("staff")})
	if err != nil || *out.Group.Description != description {
		t.Errorf("AWS holds %q, %v", *out.Group.Description, err)
	}
}

// Names that can't be shown are nobody's here: what is shown of them is not sought.
func TestDoSeeksNobodyByWhatIsShown(t *testing.T) {
	s := newServer()
	t.Cleanup(s.Close)
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	if err := s.AddUsers(doorID, func(yield func(emulator.UserSeed) bool) { yield(emulator.UserSeed{Username: "a‹200F›b"}) }); err != nil {
		t.Fatal(err)
	}
	names := filepath.Join(t.TempDir(), "names")
	if err := os.WriteFile(names, []byte("a\u200fb\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, who := range [][]string{{"--user", "a\u200fb"}, {"--from", names}} {
		e := finish(t, program(t, s.URL, append([]string{"do", "disable", "--pool", "door", "--dry-run"}, who...)...))
		if e.code != exitNo || !strings.Contains(e.stdout, notThere) || !plain.Safe(strings.ReplaceAll(e.stdout, "\n", "")) {
			t.Errorf("%v: exit code %d\n%q", who, e.code, e.stdout)
		}
	}
}
