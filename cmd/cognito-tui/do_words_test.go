package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// refusing answers every act with AWS's refusal of a value.
func refusing(t *testing.T, message string) *impostor {
	t.Helper()
	return newImpostor(t, func(operation, body string) (answer, bool) {
		for _, name := range []string{"u1", "u2"} {
			if operation == "ListUsers" && strings.Contains(body, name) {
				return answer{200, `{"Users":[{"Username":"` + name + `","UserStatus":"CONFIRMED","Enabled":true}]}`}, true
			}
		}
		if !strings.HasPrefix(operation, "Admin") {
			return answer{}, false
		}
		return answer{400, `{"__type":"InvalidParameterException","message":"` + message + `"}`}, true
	})
}

// Everything that reports an act repeats AWS's words about the value that it refuses.
func TestAWSsOwnSentenceReachesPipes(t *testing.T) {
	const words = "1 validation error detected: Value at 'userAttributes' is too odd"
	server := refusing(t, words)
	for _, format := range []string{"text", "json"} {
		dir := t.TempDir()
		report := filepath.Join(dir, "report.csv")
		cmd := program(t, server.URL, "do", "disable", "--pool", doorID, "--user", "u1", "--user", "u2", "--yes", "-o", format, "--report", report)
		cmd.Env = append(cmd.Env, "XDG_STATE_HOME="+dir)
		e := finish(t, cmd)
		if e.code != exit.No || strings.Count(e.stdout, words) != 2 {
			t.Errorf("%s: exit code %d\n%s%s", format, e.code, e.stdout, e.stderr)
		}
		if !strings.Contains(e.stderr, "not done: 2 of 2\n  2 failed: AWS does not accept one of the values: "+words) {
			t.Errorf("%s: the end says no reason\n%s", format, e.stderr)
		}
		text, err := os.ReadFile(report)
		if err != nil || strings.Count(string(text), words) != 2 {
			t.Errorf("the report: %v\n%s", err, text)
		}
		audited := program(t, server.URL, "audit", "-o", format)
		audited.Env = append(audited.Env, "XDG_STATE_HOME="+dir)
		if a := finish(t, audited); strings.Count(a.stdout, words) != 2 {
			t.Errorf("the audit: %s%s", a.stdout, a.stderr)
		}
	}
}

// The sentence may quote the secret that was sent, so it is not shown anywhere.
func TestAWSsOwnSentenceTellsNoSecret(t *testing.T) {
	const password = "Correct-horse-7battery"
	server := refusing(t, "1 validation error detected: Value '"+password+"' at 'password' failed to satisfy constraint")
	dir := t.TempDir()
	cmd := program(t, server.URL, "do", "set-password", "--pool", doorID, "--user", "u1", "--password-stdin", "--permanent", "--yes", "--report", filepath.Join(dir, "report.json"))
	cmd.Env = append(cmd.Env, "XDG_STATE_HOME="+dir)
	cmd.Stdin = strings.NewReader(password)
	e := finish(t, cmd)
	if e.code != exit.No || !strings.Contains(e.stdout, "Value '•••' at 'password' failed to satisfy constraint") {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
	told := e.stdout + e.stderr
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		told += string(text)
		return err
	})
	if err != nil || strings.Contains(told, password) {
		t.Errorf("the password is told: %v\n%s", err, told)
	}
}

// An endpoint that leaves the schema out of a pool does not say that the pool has no
// attributes.
func TestASchemaThatIsNotToldRefusesNothing(t *testing.T) {
	server := newImpostor(t, func(operation, _ string) (answer, bool) {
		if operation == "ListUsers" {
			return answer{200, `{"Users":[{"Username":"u1","UserStatus":"CONFIRMED","Enabled":true}]}`}, true
		}
		return answer{200, `{}`}, operation == "AdminUpdateUserAttributes"
	})
	if e := finish(t, program(t, server.URL, "do", "set-attributes", "name=x", "--pool", doorID, "--user", "u1", "--yes")); e.code != exit.Done {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
}
