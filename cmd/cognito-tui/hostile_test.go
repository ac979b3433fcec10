package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// steers returns the first byte or character of text by which a stranger could steer a
// terminal: any control but the newline that ends a record, any bidirectional control,
// and invalid UTF-8.
func steers(text string) string {
	for i, r := range text {
		switch {
		case r == '\n':
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd"):
			return fmt.Sprintf("byte %#x at %d", text[i], i)
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return fmt.Sprintf("%U at %d", r, i)
		}
	}
	return ""
}

func TestNoOutputIsSteeredByStrangers(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	seedHostile(t, s.Server)
	for _, command := range [][]string{
		{"pools", "--all"},
		{"users", "--all", "--pool", "acme-consumer"},
		{"groups", "--all", "--pool", "door"},
	} {
		for _, format := range []string{"text", "json", "csv"} {
			t.Run(command[0]+" as "+format, func(t *testing.T) {
				e := finish(t, program(t, s.URL, append(command, "-o", format)...))
				if e.code != exit.Done {
					t.Fatalf("exit code %d\n%s", e.code, e.stderr)
				}
				if found := steers(e.stdout); found != "" {
					t.Errorf("standard output has %s", found)
				}
				if told := strings.Contains(e.stderr, "characters that can't be shown"); told != (format == "csv") || steers(e.stderr) != "" {
					t.Errorf("standard error has %q", e.stderr)
				}
			})
		}
	}
}

// seedHostile fills an emulator with users, groups and pools whose every free
// text is an attack.
func seedHostile(t *testing.T, s *emulator.Server) {
	t.Helper()
	if err := errors.Join(s.SeedDemo(200), seedDoor(s)); err != nil {
		t.Fatal(err)
	}
	for i, a := range population.Attacks() {
		name := fmt.Sprintf("attack-%d", i)
		if err := s.AddGroup(doorID, types.GroupType{GroupName: &name, Description: &a.Raw, RoleArn: &a.Raw}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Name: &a.Raw}}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestHostileUsersAreAllThereAsJSON(t *testing.T) {
	s := newServer()
	defer s.Close()
	seedHostile(t, s.Server)
	attributes := map[string]map[string]string{}
	for _, line := range lines(data(t, s.URL, "users", "--pool", "acme-consumer", "--all", "-o", "json")) {
		var user struct {
			Username   string
			Attributes map[string]string
		}
		if err := json.Unmarshal([]byte(line), &user); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		attributes[user.Username] = user.Attributes
		if found := steers(line); found != "" {
			t.Errorf("the line of %s has %s", user.Username, found)
		}
	}
	for _, a := range population.Attacks() {
		user, ok := attributes[a.Username]
		if !ok {
			t.Errorf("%s: there is no %q", a.Kind, a.Username)
		}
		if want := a.Raw; !a.InUsername && user["name"] != want { // what AWS holds, behind the escapes of JSON
			t.Errorf("%s: name is %q, want %q", a.Kind, user["name"], want)
		}
	}
}

func TestHostileTextsBreakNoRowOrCell(t *testing.T) {
	s := newServer()
	defer s.Close()
	seedHostile(t, s.Server)
	rows, err := csv.NewReader(strings.NewReader(data(t, s.URL, "users", "--pool", "acme-consumer", "--all", "-o", "csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 201 {
		t.Errorf("CSV has %d rows, want a heading and 200", len(rows))
	}
	if got := lines(data(t, s.URL, "users", "--pool", "acme-consumer", "--all")); len(got) != 201 {
		t.Errorf("text has %d rows, want a heading and 200", len(got))
	}
	if got := lines(data(t, s.URL, "groups", "--pool", "door", "--all", "-o", "json")); !slices.ContainsFunc(got, func(line string) bool {
		return strings.Contains(line, `"name":"attack-0","description":"\u001b[31;1;5mADMIN\u001b[0m`)
	}) {
		t.Error("the description that holds an attack is not there")
	}
}

// A server's words reach the operator too, and it may be anyone's server.
func TestNoErrorIsSteeredByAServer(t *testing.T) {
	t.Parallel()
	for _, a := range population.Attacks() {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			_ = json.NewEncoder(w).Encode(map[string]string{"__type": "InvalidParameterException", "message": a.Raw})
		}))
		e := finish(t, program(t, server.URL, "pools"))
		server.Close()
		if e.code != exit.AWS || e.stdout != "" {
			t.Errorf("%s: exit code %d, standard output %q", a.Kind, e.code, e.stdout)
		}
		if found := steers(e.stderr); found != "" {
			t.Errorf("%s: standard error has %s", a.Kind, found)
		}
	}
}

// Arguments are quoted in errors, and may have been pasted.
func TestNoErrorIsSteeredByAnArgument(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	for _, arguments := range [][]string{
		{"\x1b[2J\u202e"},
		{"pools", "--\x1b[2J\u202e"},
		{"pools", "-o", "\x1b[2J\u202e"},
		{"users", "--pool", "\x1b[2J\u202e"},
		{"users", "--pool", "door", "--filter", "\x1b[2J\u202e"},
		{"pools", "--rate", "\x1b[2J\u202e=1"},
		{"pools", "--region", "\x1b[2J\u202e"},
		{"pools", "--profile", "\x1b[2J\u202e"},
		{"pools", "--config", "\x1b[2J\u202e"},
		{"emulator", "--listen", "\x1b[2J\u202e:1"},
	} {
		e := finish(t, program(t, s.URL, arguments...))
		if found := steers(e.stderr); e.code == exit.Done || found != "" {
			t.Errorf("%q: exit code %d, standard error has %s", arguments, e.code, found)
		}
	}
}

func lines(text string) []string { return strings.Split(strings.TrimSuffix(text, "\n"), "\n") }
