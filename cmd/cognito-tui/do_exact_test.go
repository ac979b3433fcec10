package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestDoWritesToTheLetter(t *testing.T) {
	t.Parallel()
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

// Names that can't be shown match nobody here: their displayed form is not searched for.
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
		if e.code != exit.No || !strings.Contains(e.stdout, notThere) || !plain.Safe(strings.ReplaceAll(e.stdout, "\n", "")) {
			t.Errorf("%v: exit code %d\n%q", who, e.code, e.stdout)
		}
	}
}

// What a table shows of a name may be another user's name: a pipe acts on neither by it,
// but on the listed one by the sub, or by the name in JSON.
func TestAPipeActsOnTheUserThatWasListedOrOnNobody(t *testing.T) {
	t.Parallel()
	s := newServer()
	t.Cleanup(s.Close)
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	const listed, twin = "vera\u034f", "vera‹034F›"
	if err := s.AddUsers(doorID, func(yield func(emulator.UserSeed) bool) {
		_ = yield(emulator.UserSeed{Username: listed}) && yield(emulator.UserSeed{Username: twin})
	}); err != nil {
		t.Fatal(err)
	}
	names := filepath.Join(t.TempDir(), "names")
	shown := 0
	for _, line := range lines(data(t, s.URL, "users", "--pool", "door", "--all", "-o", "csv")) {
		name, rest, _ := strings.Cut(line, ",")
		if name != twin { // both are shown like this
			continue
		}
		shown++
		sub, _, _ := strings.Cut(rest, ",")
		if err := os.WriteFile(names, []byte("\n"+name+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		for who, where := range map[string]string{"--user=" + name: "", "--from=" + names: "line 2: "} {
			e := finish(t, program(t, s.URL, "do", "delete-user", "--pool", "door", "--yes", who))
			if e.code != exit.Usage || !strings.Contains(e.stderr, where+"“"+name) || !strings.Contains(e.stderr, "may stand for characters that can't be shown") {
				t.Errorf("%v: exit code %d, %q", who, e.code, e.stderr)
			}
		}
		data(t, s.URL, "do", "disable", "--pool", "door", "--user", sub, "--yes")
	}
	if shown != 2 {
		t.Fatalf("%d users are shown alike", shown)
	}
	var exact []string
	for _, line := range lines(data(t, s.URL, "users", "--pool", "door", "--all", "-o", "json")) {
		if !plain.Safe(line) {
			t.Errorf("raw: %q", line)
		}
		var user struct{ Username string }
		if err := json.Unmarshal([]byte(line), &user); err != nil {
			t.Fatal(err)
		}
		exact = append(exact, user.Username)
	}
	if !slices.Contains(exact, listed) || !slices.Contains(exact, twin) {
		t.Errorf("JSON has %q", exact)
	}
	did := data(t, s.URL, "do", "enable", "--pool", "door", "--user", listed, "--yes", "-o", "json")
	if !strings.Contains(did, `"subject":"vera\u034f"`) {
		t.Errorf("it was done to %s", did)
	}
}

// An answer that the SDK can't read is a failed call, not a crash; a listing that leads
// back to itself ends.
func TestAnAnswerThatCantBeReadIsToldAndAnEndlessListEnds(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"a date that is none": {`{"Users":[{"Username":"a","Attributes":[],"UserCreateDate":"NaN"}]}`, "Something other than AWS answered."},
		"the same page again": {`{"Users":[],"PaginationToken":"again"}`, "The list has no end"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				answer := map[string]string{
					"AWSCognitoIdentityProviderService.ListUsers":     c.page,
					"AWSCognitoIdentityProviderService.ListUserPools": `{"UserPools":[{"Id":"eu-west-1_Door12345","Name":"door"}]}`,
				}[r.Header.Get("X-Amz-Target")]
				w.Header().Set("Content-Type", "application/x-amz-json-1.1")
				_, _ = w.Write([]byte(answer))
			}))
			t.Cleanup(server.Close)
			e := finish(t, program(t, server.URL, "users", "--pool", "door", "--all"))
			if e.code != exit.AWS || !strings.Contains(e.stderr, c.want) || strings.Contains(e.stderr, "panic") {
				t.Errorf("exit code %d, %q", e.code, e.stderr)
			}
		})
	}
}
