//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// helpers are AWS profiles whose credentials come from the credential_process of the
// profile base.
const helpers = `[profile base]
credential_process = sh $HELPER

[profile role]
role_arn = arn:aws:iam::123456789012:role/ops
source_profile = base

[profile chain]
role_arn = arn:aws:iam::123456789012:role/more
source_profile = role
`

// helperBegin writes on the terminal in every way there is, and reads keys from it.
const helperBegin = `printf 'Opening the SSO page \033[5;5Hover\r\nthe code is ABCD-EFGH\n' >&2
(echo drawn-on-the-terminal >/dev/tty) 2>/dev/null
(read -r key </dev/tty && echo "took $key" >&2) 2>/dev/null
read -r key && echo "took $key" >&2
`

const helperEnd = `sleep 0.5
echo '{"Version":1,"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"example"}'
`

// helped is the program on a profile with a helper.
func helped(t *testing.T, endpoint, script string, args ...string) *exec.Cmd {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "helper.sh")
	text := os.Expand(helpers, func(string) string { return file })
	for name, text := range map[string]string{"helper.sh": script, "config": text} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := program(t, endpoint, args...)
	cmd.Env = append(cmd.Env, "AWS_CONFIG_FILE="+filepath.Join(dir, "config"), "AWS_ENDPOINT_URL_STS="+endpoint)
	return cmd
}

func undrawn(t *testing.T, written string) {
	t.Helper()
	for _, drawn := range []string{"\x1b[5;5Hover", "drawn-on-the-terminal"} {
		if strings.Contains(written, drawn) {
			t.Errorf("the helper has written %q: %q", drawn, written)
		}
	}
}

// A credential_process neither draws on the screen nor takes keys; what it asks the
// operator is shown.
func TestACredentialHelperIsHeardInTheConsole(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	for _, profile := range []string{"base", "role", "chain"} {
		t.Run(profile, func(t *testing.T) {
			written, code := stepByStep(t, helped(t, s.URL, helperBegin+helperEnd, "--profile", profile), 120, 40,
				step{shown: "The credential_process says: the code is ABCD-EFGH", keys: "/"},
				step{shown: "a word"},
				step{shown: "eu-west-1_", keys: "\x03\x03"})
			undrawn(t, written)
			if code != exit.Done || strings.Contains(written, "took") {
				t.Errorf("exit code %d, written is %q", code, written)
			}
		})
	}
}

func TestAFailedCredentialHelperIsToldOfInTheBanner(t *testing.T) {
	s := newServer()
	defer s.Close()
	for _, profile := range []string{"base", "role", "chain"} {
		t.Run(profile, func(t *testing.T) {
			written, code := stepByStep(t, helped(t, s.URL, helperBegin+"exit 9\n", "--profile", profile), 120, 40,
				step{shown: "The credential_process of this profile failed."},
				step{shown: "It said: Opening the SSO page ␛[5;5Hover the code is ABCD-EFGH", keys: "q"})
			undrawn(t, written)
			if code != exit.Done {
				t.Errorf("exit code %d, written is %q", code, written)
			}
		})
	}
}

// In pipes it says the same on standard error.
func TestACredentialHelperIsHeardOnStandardError(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	for _, profile := range []string{"base", "role", "chain"} {
		end := finish(t, helped(t, s.URL, helperBegin+helperEnd, "--profile", profile, "pools"))
		if end.code != exit.Done || !strings.Contains(end.stdout, "door") || end.stderr != "Opening the SSO page ␛[5;5Hover\nthe code is ABCD-EFGH\n" {
			t.Errorf("%s: exit code %d, %q, standard error %q", profile, end.code, end.stdout, end.stderr)
		}
		end = finish(t, helped(t, s.URL, helperBegin+"exit 9\n", "--profile", profile, "pools"))
		if end.code != exit.AWS || !strings.Contains(end.stderr, "It said: Opening the SSO page ␛[5;5Hover the code is ABCD-EFGH\n") || strings.Contains(end.stderr, "\x1b") {
			t.Errorf("%s: exit code %d, standard error %q", profile, end.code, end.stderr)
		}
	}
}

// A role is assumed at AWS, whatever endpoint the calls go to: that endpoint would
// receive the credentials.
func TestTheRoleOfAHelperIsNotTakenOnAtTheEndpoint(t *testing.T) {
	s := newServer()
	defer s.Close()
	cmd := helped(t, s.URL, helperEnd, "--profile", "role", "pools")
	cmd.Env = append(cmd.Env, "AWS_ENDPOINT_URL_STS="+closedAddress())
	if end := finish(t, cmd); end.code != exit.AWS || !strings.Contains(end.stderr, "Nothing answers at the endpoint's address.") {
		t.Errorf("exit code %d, standard error %q", end.code, end.stderr)
	}
}
