//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// brokenSetups are environments in which much is wrong that only calls to AWS, or the
// console, need. dir is a directory of the test's own. What is wrong in one place at a
// time would fail the same commands: whoever loads one of these loads them all.
var brokenSetups = map[string]func(t *testing.T, dir string) (set map[string]string, unset []string){
	"broken files": func(t *testing.T, dir string) (map[string]string, []string) {
		writeFile(t, filepath.Join(dir, ".aws", "config"), "[profile x\n= no config\n")
		writeFile(t, filepath.Join(dir, "config", "cognito-tui", "config.yaml"), "theme: [\n")
		set := map[string]string{"AWS_CA_BUNDLE": writeFile(t, filepath.Join(dir, "ca.pem"), "no certificate")}
		return set, []string{"AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"}
	},
	"missing places, and settings of the SDK that are none": func(_ *testing.T, dir string) (map[string]string, []string) {
		set := map[string]string{
			"AWS_CA_BUNDLE": filepath.Join(dir, "nowhere.pem"), "AWS_PROFILE": "gone",
			"AWS_MAX_ATTEMPTS": "many", "AWS_ENDPOINT_URL": "no\turl", "AWS_USE_FIPS_ENDPOINT": "perhaps",
		}
		return set, []string{"HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"}
	},
	"a profile of an SSO session that is not there": func(t *testing.T, dir string) (map[string]string, []string) {
		file := writeFile(t, filepath.Join(dir, "sso"), "[profile sso]\nsso_session = gone\nsso_account_id = 1\nsso_role_name = ops\n")
		set := map[string]string{"AWS_PROFILE": "sso", "AWS_CONFIG_FILE": file}
		return set, []string{"AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
	},
}

func writeFile(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// brokenProgram is the program in one of those environments.
func brokenProgram(t *testing.T, setup func(*testing.T, string) (map[string]string, []string), arguments ...string) *exec.Cmd {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.CommandContext(t.Context(), "cognito-tui", arguments...)
	cmd.Env = append(environment(dir, closedAddress()), "PATH="+os.Getenv("PATH"))
	set, unset := setup(t, dir)
	for name, value := range set {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	cmd.Env = slices.DeleteFunc(cmd.Env, func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains(unset, name)
	})
	return cmd
}

// What a command does not need can't fail it.
func TestSetupThatACommandDoesNotNeedCantFailIt(t *testing.T) {
	t.Parallel()
	const text = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJzdWIiOiJhbGljZSIsInRva2VuX3VzZSI6ImlkIn0.c2ln"
	for _, c := range []struct {
		arguments []string
		code      int
		shows     string
	}{
		{[]string{"version"}, exit.Done, "cognito-tui "},
		{[]string{"version", "-o", "json"}, exit.Done, `"version":`},
		{[]string{"--version"}, exit.Done, "cognito-tui version"},
		{[]string{"--help"}, exit.Done, "COMMANDS"},
		{[]string{"help", "files"}, exit.Done, "audit.jsonl"},
		{[]string{"man"}, exit.Done, ".TH"},
		{[]string{"completion", "bash"}, exit.Done, "# bash completion"},
		{[]string{"completion", "zsh"}, exit.Done, "#compdef cognito-tui"},
		{[]string{"completion", "fish"}, exit.Done, "# fish completion"},
		{[]string{"token", "--offline", text}, exit.No, "alice"},
		{[]string{"token", "--offline", "--pool", doorID, text}, exit.No, "alice"},
		{[]string{"audit"}, exit.Done, "TIME"},
		{[]string{"audit", "-o", "json"}, exit.Done, ""},
		{[]string{"__complete", "users", "--pool", ""}, exit.Done, ":4"},
	} {
		for name, setup := range brokenSetups {
			if e := finish(t, brokenProgram(t, setup, c.arguments...)); e.code != c.code || !strings.Contains(e.stdout, c.shows) {
				t.Errorf("%s: %v: exit code %d, %q, standard error %q", name, c.arguments, e.code, e.stdout, e.stderr)
			}
		}
	}
}

func TestSetupThatTheEmulatorAndTheDemoDoNotNeedCantFailThem(t *testing.T) {
	for name, setup := range brokenSetups {
		serving := brokenProgram(t, setup, "emulator", "--listen", "127.0.0.1:0", "--empty")
		out, err := serving.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := serving.Start(); err != nil {
			t.Fatal(err)
		}
		said := make([]byte, len("listening on http://127.0.0.1:"))
		if _, err := io.ReadFull(out, said); err != nil || string(said) != "listening on http://127.0.0.1:" {
			t.Errorf("%s: emulator: %q, %v", name, said, err)
		}
		_ = serving.Process.Signal(os.Interrupt) // its exit code is checked
		if err := serving.Wait(); err != nil {
			t.Errorf("%s: emulator: %v", name, err)
		}
		if name == "broken files" {
			continue // the demo's keys and colors are in the program's config
		}
		written, code := stepByStep(t, brokenProgram(t, setup, "demo", "--users", "20"), 120, 40, step{shown: "acme-consumer", keys: "q"})
		if code != exit.Done {
			t.Errorf("%s: demo: exit code %d, %q", name, code, written)
		}
	}
}
