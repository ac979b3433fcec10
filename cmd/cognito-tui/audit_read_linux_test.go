package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// `audit` does not read as the operator's own what `do` would not write to.
func TestTheAuditIsReadAsItIsWritten(t *testing.T) {
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.jsonl")
	if err := os.WriteFile(elsewhere, []byte(`{"id":"1","action":"disable","outcome":"refused"}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for is, put := range map[string]func(path string) error{
		"is a pipe":                       func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"is a symbolic link":              func(path string) error { return os.Symlink("/dev/zero", path) },
		"is a symbolic link, but must be": func(path string) error { return os.Symlink(elsewhere, path) },
		"can be written by other users":   func(path string) error { return touch(path, 0o666) },
	} {
		e := auditOf(t, put)
		if e.code != exit.AWS || e.stdout != "" || !strings.Contains(e.stderr, is) {
			t.Errorf("%s: exit code %d\n%s%s", is, e.code, e.stdout, e.stderr)
		}
	}
	if e := auditOf(t, func(string) error { return nil }, "--file", "/dev/zero"); e.code != exit.AWS || !strings.Contains(e.stderr, "is a device") {
		t.Errorf("a device: exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
}

func TestALineOfTheAuditTakesNoMemoryWithoutEnd(t *testing.T) {
	e := auditOf(t, func(path string) error {
		file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }()
		chunk := strings.Repeat("x", 1<<20) // of a line: this process must stay small, as its children inherit its peak
		for range 128 {
			if _, err := file.WriteString(chunk); err != nil {
				return err
			}
		}
		_, err = file.WriteString("\n" + `{"id":"2","time":"2026-01-02T03:04:05Z","action":"disable","subject":"alice","outcome":"refused"}` + "\n")
		return err
	})
	if e.code != exit.Done || !strings.Contains(e.stdout, "alice") || !strings.Contains(e.stderr, "1 lines of") {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
	if e.kilobytes > 120<<10 {
		t.Errorf("it took %d MB", e.kilobytes>>10)
	}
}

func touch(path string, mode os.FileMode) error {
	if err := os.WriteFile(path, nil, mode); err != nil {
		return err
	}
	return os.Chmod(path, mode)
}

// auditEnded is the outcome of `audit`.
type auditEnded struct {
	ended
	kilobytes int64 // of memory, at most
}

// auditOf runs `audit` on what put creates at the audit's path, for ten seconds at most.
func auditOf(t *testing.T, put func(path string) error, args ...string) auditEnded {
	t.Helper()
	cmd := program(t, closedAddress(), append([]string{"audit"}, args...)...)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	bounded := exec.CommandContext(ctx, "cognito-tui", cmd.Args[1:]...)
	bounded.Env = slices.Concat(cmd.Env, []string{"GOGC="}) // as usual: its memory counts
	state := ""
	for _, variable := range bounded.Env {
		if dir, ok := strings.CutPrefix(variable, "XDG_STATE_HOME="); ok {
			state = filepath.Join(dir, "cognito-tui")
		}
	}
	if err := os.MkdirAll(state, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := put(filepath.Join(state, "audit.jsonl")); err != nil {
		t.Fatal(err)
	}
	e := finish(t, bounded)
	used, _ := bounded.ProcessState.SysUsage().(*syscall.Rusage)
	return auditEnded{e, used.Maxrss}
}
