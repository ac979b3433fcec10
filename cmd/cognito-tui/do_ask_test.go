//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

func TestActsAreConfirmedOnATerminal(t *testing.T) {
	for name, test := range map[string]struct {
		args         []string
		shown, typed string
		code         int
		operation    string // that was done, "" for nothing
	}{
		"yes":               {[]string{"disable", "--user", "alice"}, "Do it? [y/N] ", "y\n", exit.Done, "AdminDisableUser"},
		"no":                {[]string{"disable", "--user", "alice"}, "Do it? [y/N] ", "\n", exit.No, ""},
		"name typed":        {[]string{"delete-user", "--user", "alice"}, "Type alice to do it: ", "alice\n", exit.Done, "AdminDeleteUser"},
		"yes is no name":    {[]string{"delete-user", "--user", "alice"}, "Type alice to do it: ", "yes\n", exit.No, ""},
		"number typed":      {[]string{"delete-user", "--all"}, "Type 4 to do it: ", "4\n", exit.Done, "AdminDeleteUser"},
		"another number":    {[]string{"delete-user", "--all"}, "Type 4 to do it: ", "3\n", exit.No, ""},
		"many":              {[]string{"sign-out", "--all"}, "Type 4 to do it: ", "4\n", exit.Done, "AdminUserGlobalSignOut"},
		"yes is no number":  {[]string{"sign-out", "--all"}, "4, the first of them alice", "y\n", exit.No, ""},
		"many, but safe":    {[]string{"add-to-group", "--all", "--group", "admins"}, "Do it? [y/N] ", "y\n", exit.Done, "AdminAddUserToGroup"},
		"generated, shown":  {[]string{"set-password", "--user", "alice", "--generate"}, "Do it? [y/N] ", "y\n", exit.Done, "AdminSetUserPassword"},
		"with nobody to do": {[]string{"enable", "--user", "alice"}, "This user is enabled", "", exit.No, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // an error makes the terminal be asked for its colours, and this one is slow not to answer
			s := newServer()
			defer s.Close()
			if err := seedDoor(s.Server); err != nil {
				t.Fatal(err)
			}
			written, code := onTerminal(t, program(t, s.URL, append([]string{"do"}, append(test.args, "--pool", "door")...)...), test.shown, test.typed)
			if code != test.code {
				t.Errorf("exit code %d\n%s", code, written)
			}
			if done := changed(s); done != test.operation {
				t.Errorf("%q was done, want %q\n%s", done, test.operation, written)
			}
			if shows := strings.Contains(written, "alice\t"); shows != (test.operation == "AdminSetUserPassword") {
				t.Errorf("shows a password: %v\n%s", shows, written)
			}
		})
	}
}

// Only AWS can say which account it is.
func TestAProductionAccountIsConfirmedByName(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(config, []byte("profiles:\n  - match: \"123456789012\"\n    production: true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	do := program(t, s.URL, "do", "disable", "--user", "alice", "--pool", "door", "--config", config)
	if written, code := onTerminal(t, do, "Type alice to do it: ", "y\n"); code != exit.No || changed(s) != "" {
		t.Errorf("exit code %d, and %q was done\n%s", code, changed(s), written)
	}
}

// The names are on standard input, so the code can't be.
func TestAnMFACodeIsAskedForOnTheTerminal(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, s.URL)
	dir := t.TempDir()
	config := filepath.Join(dir, "config")
	if err := os.WriteFile(config, []byte(`[profile ops]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/mfa-ops
mfa_serial = arn:aws:iam::123456789012:mfa/alice
source_profile = base

[profile base]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = example
`), 0o600); err != nil {
		t.Fatal(err)
	}
	names := filepath.Join(dir, "names")
	if err := os.WriteFile(names, []byte("alice\nbob\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	piped := exec.CommandContext(t.Context(), "sh", "-c", `cat "$1" | cognito-tui do sign-out --profile ops --pool door --from - --yes`, "sh", names)
	piped.Env = append(slices.DeleteFunc(cmd.Env, func(v string) bool {
		return strings.HasPrefix(v, "AWS_ACCESS") || strings.HasPrefix(v, "AWS_SECRET") || strings.HasPrefix(v, "AWS_CONFIG")
	}), "AWS_CONFIG_FILE="+config, "AWS_ENDPOINT_URL_STS="+s.URL)
	written, code := onTerminal(t, piped, "MFA code for arn:aws:iam::123456789012:mfa/alice: ", "123456\n")
	if code != exit.Done || !strings.Contains(written, "sign-out: 2 done") {
		t.Errorf("exit code %d\n%s", code, written)
	}
}

// A generated password may be set as soon as the call was sent, with or without an
// answer.
func TestAGeneratedPasswordIsShownWhateverCameOfIt(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	s.Inject(emulator.Fault{Operation: "AdminSetUserPassword", Kind: emulator.CutConnection})
	written, code := onTerminal(t, program(t, s.URL, "do", "set-password", "--user", "alice", "--generate", "--pool", "door"), "Do it? [y/N] ", "y\n")
	if code == exit.Done || !strings.Contains(written, "alice\t") {
		t.Errorf("exit code %d\n%s", code, written)
	}
}

// changed is the operation that changed something, "" for none.
func changed(s server) string {
	for _, call := range s.Calls() {
		if strings.HasPrefix(call.Operation, "Admin") && !strings.HasPrefix(call.Operation, "AdminGet") && !strings.HasPrefix(call.Operation, "AdminList") {
			return call.Operation
		}
	}
	return ""
}
