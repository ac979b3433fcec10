package main

import (
	"cmp"
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/shell/shelltest"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// hostileNames are usernames that Cognito accepts, each once, none of them in the pool
// door.
func hostileNames() []string {
	legal := regexp.MustCompile(`^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$`)
	door := []string{"alice", "bob", "=1+1", "山田"}
	return slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(shelltest.Names(1000)))), func(name string) bool {
		return !legal.MatchString(name) || !plain.Safe(name) || slices.Contains(door, name)
	})
}

// TestCommandsInPipesMeanWhatTheySay disables everybody in a pool of hostile names, and
// has a shell read back the commands of each output.
func TestCommandsInPipesMeanWhatTheySay(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	names := hostileNames()
	var people []emulator.UserSeed
	for _, name := range names {
		people = append(people, emulator.UserSeed{Username: name})
	}
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	if err := s.AddUsers(doorID, slices.Values(people)); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	run := func(args ...string) string {
		cmd := program(t, s.URL, args...)
		cmd.Env = append(cmd.Env, "XDG_STATE_HOME="+dir)
		return finish(t, cmd).stdout
	}
	everybody := []string{"do", "disable", "--pool", "door", "--all", "--budget", "1", "--rate", "UserList=1000", "--rate", "UserUpdate=1000"}
	planned := run(append(everybody, "--dry-run")...)
	asJSON := run(append(everybody, "--dry-run", "-o", "json")...)
	run(append(everybody, "--yes", "--report", filepath.Join(dir, "report.json"))...)

	var inText, inJSON []string
	for _, line := range lines(planned) {
		if command, ok := strings.CutPrefix(line, "  $ "); ok {
			inText = append(inText, command)
		}
	}
	for _, line := range lines(asJSON) {
		var plan struct{ Commands []string }
		if err := json.Unmarshal([]byte(line), &plan); err != nil {
			t.Fatal(err)
		}
		inJSON = append(inJSON, plan.Commands...)
	}
	_, fenced, _ := strings.Cut(run("audit", "-o", "markdown", "--outcome", "done"), "\n```")
	_, fenced, _ = strings.Cut(fenced, "\n")
	for from, text := range map[string]string{
		"a plan":               strings.Join(inText, "\n"),
		"a plan as JSON":       strings.Join(inJSON, "\n"),
		"the audit's script":   run("audit", "-o", "commands", "--outcome", "done"),
		"the audit's Markdown": strings.TrimRight(fenced, "`\n"),
	} {
		checkDisabled(t, from, text, names)
	}
}

func checkDisabled(t *testing.T, from, text string, names []string) {
	t.Helper()
	var disabled []string
	for _, call := range shelltest.Run(t, "sh", text)[0] {
		operation, options, err := shelltest.Meant(call)
		if err != nil || operation != "admin-disable-user" {
			t.Errorf("%s: %q, %v", from, call, err)
		}
		disabled = append(disabled, cmp.Or(options["username"], options["Username"]))
	}
	for _, name := range names {
		if !slices.Contains(disabled, name) {
			t.Errorf("%s: nobody disables %q", from, name)
		}
	}
	others := slices.DeleteFunc(disabled, func(name string) bool { return slices.Contains(names, name) || name == "=1+1" }) // who is already disabled
	slices.Sort(others)
	if !slices.Equal(others, []string{"alice", "bob", "山田"}) {
		t.Errorf("%s: %q are disabled too", from, others)
	}
}
