package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// doExamples are the acts that the documentation shows.
var doExamples = regexp.MustCompile(`(?m)^(?:    )?cognito-tui (do .+)$`)

// placeholders of the examples, as the pool of the tests has them.
var placeholders = strings.NewReplacer(
	"POOL", "door", "USER", "alice", "GROUP", "staff", "DEVICE", "eu-west-1_11111111-1111-4111-8111-111111111111", "AUTH-EVENT", "e1",
	"CLIENT", "c1", "acme-consumer", "door", "acme-workforce", "door", "acme", "door", "beta", "staff",
)

// Every act that the documentation shows is one that the command line takes: what it says
// may be that the act can't be done, and never that it is not understood.
func TestEveryActOfTheDocsIsUnderstood(t *testing.T) {
	server := newServer()
	t.Cleanup(server.Close)
	if err := seedDoor(server.Server); err != nil {
		t.Fatal(err)
	}
	names := filepath.Join(t.TempDir(), "users.txt")
	if err := os.WriteFile(names, []byte("alice\nbob\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, page := range append(pages, "../../README.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range doExamples.FindAllStringSubmatch(string(text), -1) {
			shown++
			t.Run(m[1], func(t *testing.T) { understood(t, server.URL, m[1], names) })
		}
	}
	if shown < 25 {
		t.Errorf("the documentation shows %d acts, fewer than 25", shown)
	}
}

func understood(t *testing.T, endpoint, line, names string) {
	t.Parallel()
	split, err := exec.CommandContext(t.Context(), "bash", "-c", `printf '%s\0' `+placeholders.Replace(line)).Output()
	if err != nil {
		t.Fatal(err)
	}
	args := strings.Split(strings.TrimSuffix(string(split), "\x00"), "\x00")
	for i, arg := range args {
		if arg == "users.txt" {
			args[i] = names
		}
	}
	cmd := program(t, endpoint, append(withoutDryRun(args), "--dry-run")...)
	cmd.Stdin = strings.NewReader("alice\n")
	if e := finish(t, cmd); e.code == exit.Usage || e.code == exit.AWS {
		t.Errorf("exit code %d\n%s", e.code, e.stderr)
	}
}

// withoutDryRun leaves out a flag that may be given once.
func withoutDryRun(args []string) []string {
	return slices.DeleteFunc(args, func(arg string) bool { return arg == "--dry-run" })
}
