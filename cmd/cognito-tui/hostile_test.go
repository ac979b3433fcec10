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
		{"users", "--all", "--pool", "acme-consumer", "--columns", "username,name,given_name,custom:plan"},
		{"members", "--all", "--pool", "door", "--group", "attack"},
	} {
		for _, format := range []string{"text", "json", "csv"} {
			if format == "json" && slices.Contains(command, "--columns") {
				continue
			}
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
	if err := errors.Join(s.AddGroup(doorID, types.GroupType{GroupName: new("attack"), Description: &population.Attacks()[0].Raw}), s.AddUsers(doorID, hostileMembers)); err != nil {
		t.Fatal(err)
	}
}

// hostileMembers are users of the group attack with an attack in every text.
func hostileMembers(yield func(emulator.UserSeed) bool) {
	for i, a := range population.Attacks() {
		device := types.DeviceType{DeviceKey: &a.Raw, DeviceAttributes: []types.AttributeType{{Name: new("device_name"), Value: &a.Raw}}}
		event := types.AuthEventType{EventId: &a.Raw, EventContextData: &types.EventContextDataType{IpAddress: &a.Raw, City: &a.Raw, DeviceName: &a.Raw}}
		if !yield(emulator.UserSeed{
			Username: fmt.Sprintf("member-%d", i), Sub: fmt.Sprintf("88888888-8888-4888-8888-%012d", i), Groups: []string{"attack", fmt.Sprintf("attack-%d", i)},
			Attributes: attributes(map[string]string{"email": a.Raw, "name": a.Raw, "custom:x": a.Raw, "identities": a.Raw}),
			Factors:    []string{a.Raw}, PreferredFactor: a.Raw, Devices: []types.DeviceType{device}, Events: []types.AuthEventType{event},
		}) {
			return
		}
	}
}

// A user's page has the most texts of strangers.
func TestNoPageOfAUserIsSteeredByStrangers(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	seedHostile(t, s.Server)
	for i := range population.Attacks() {
		for _, format := range []string{"text", "json"} {
			e := finish(t, program(t, s.URL, "user", fmt.Sprintf("member-%d", i), "--pool", "door", "-o", format))
			if found := steers(e.stdout) + steers(e.stderr); e.code != exit.Done || found != "" {
				t.Errorf("member-%d as %s: exit code %d, output has %s\n%s", i, format, e.code, found, e.stderr)
			}
		}
	}
}

// A log may have been written by anyone who signs in.
func TestNoLockoutIsSteeredByStrangers(t *testing.T) {
	t.Parallel()
	_, logging, endpoint := demoWithTrail(t)
	for i := range population.Attacks() {
		raw, err := json.Marshal(population.Attacks()[i].Raw)
		if err != nil {
			t.Fatal(err)
		}
		failures(logging, "/aws/vendedlogs/cognito/acme-workforce", strings.Trim(string(raw), `"`), 13)
	}
	for _, format := range []string{"text", "json", "csv"} {
		e := finish(t, program(t, endpoint.URL, "locked", "--pool", "acme-workforce", "-o", format))
		if found := steers(e.stdout) + steers(e.stderr); e.code != exit.Done || found != "" || len(lines(e.stdout)) < 3 {
			t.Errorf("%s: exit code %d, output has %s\n%q\n%s", format, e.code, found, e.stdout, e.stderr)
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
		{"users", "--pool", "door", "--columns", "\x1b[2J\u202e"},
		{"users", "--pool", "door", "--columns", "custom:\x1b[2J\u202e"},
		{"user", "\x1b[2J\u202e", "--pool", "door"},
		{"members", "--pool", "door", "--group", "\x1b[2J\u202e"},
		{"locked", "--pool", "door", "--since", "\x1b[2J\u202e"},
		{"locked", "--pool", "door", "--log-group", "\x1b[2J\u202e"},
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
