//go:build unix

package main

import (
	"bufio"
	"context"
	"errors"
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

// The config holds the rules of what is read-only: what is at its place and is not read is
// refused, and what others can write is told.
func TestAConfigIsReadOrToldOf(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	for name, test := range map[string]struct {
		make func(dir string) error
		code int
		says string
	}{
		"a pipe":      {func(dir string) error { return syscall.Mkfifo(filepath.Join(dir, "config.yaml"), 0o600) }, exit.Usage, "is not a regular file; use --config to read it, or another file"},
		"in capitals": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "config.YAML"), nil, 0o600) }, exit.Usage, "config.YAML is not read; name it config.yaml"},
		"yml":         {func(dir string) error { return os.WriteFile(filepath.Join(dir, "Config.yml"), nil, 0o600) }, exit.Usage, "Config.yml is not read"},
		"json":        {func(dir string) error { return os.WriteFile(filepath.Join(dir, "config.json"), nil, 0o600) }, exit.Usage, "config.json is not read"},
		"anybody's": {func(dir string) error {
			path := filepath.Join(dir, "config.yaml")
			return errors.Join(os.WriteFile(path, []byte("mouse: true\n"), 0o600), os.Chmod(path, 0o666))
		}, exit.Done, "can be written by everybody"},
		"in a directory of anybody's": {func(dir string) error {
			return errors.Join(os.WriteFile(filepath.Join(dir, "config.yaml"), []byte("mouse: true\n"), 0o600), os.Chmod(dir, 0o777))
		}, exit.Done, "is in a directory that everybody can write to"},
		"a directory":    {func(dir string) error { return os.Mkdir(filepath.Join(dir, "config.yaml"), 0o700) }, exit.Usage, "is not a regular file; use --config to read it, or another file"},
		"without ending": {fileCalled("config"), exit.Done, "/cognito-tui/config is not read; the config is "},
		"TOML":           {fileCalled("config.toml"), exit.Done, "config.toml is not read; the config is "},
		"a backup":       {fileCalled("config.yaml~"), exit.Done, "config.yaml~ is not read; the config is "},
		"misspelt":       {fileCalled("cofig.yaml"), exit.Done, "cofig.yaml is not read; the config is "},
		"hidden":         {fileCalled(".config.yaml"), exit.Done, ".config.yaml is not read; the config is "},
		"something else": {fileCalled("audit.jsonl"), exit.Done, ""},
		"beside a backup": {func(dir string) error {
			return errors.Join(fileCalled("config.yaml~")(dir), fileCalled("config.yaml")(dir))
		}, exit.Done, ""},
		"one's own": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "config.yaml"), []byte("mouse: true\n"), 0o600)
		}, exit.Done, ""},
	} {
		home := t.TempDir()
		dir := filepath.Join(home, "cognito-tui")
		if err := errors.Join(os.Mkdir(dir, 0o700), test.make(dir)); err != nil {
			t.Fatal(err)
		}
		e := finishes(t, program(t, s.URL, "info"), "XDG_CONFIG_HOME="+home)
		if e.code != test.code || !strings.Contains(e.stderr, test.says) || test.says == "" && e.stderr != "" ||
			test.code == exit.Done && !strings.Contains(e.stdout, test.says) {
			t.Errorf("%s: exit %d, %s%s", name, e.code, e.stderr, e.stdout)
		}
	}
}

// finishes runs a program to its end, which is near: what waits for a pipe fails.
func finishes(t *testing.T, cmd *exec.Cmd, environ ...string) ended {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), waitsForConfig)
	defer cancel()
	bounded := exec.CommandContext(ctx, cmd.Path, cmd.Args[1:]...)
	bounded.Env = slices.Concat(cmd.Env, environ)
	return finish(t, bounded)
}

// waitsForConfig is longer than a start takes on a busy machine.
const waitsForConfig = 30 * time.Second

// fileCalled makes a file of that name.
func fileCalled(name string) func(dir string) error {
	return func(dir string) error {
		return os.WriteFile(filepath.Join(dir, name), []byte("mouse: true\n"), 0o600)
	}
}

// The console clears what was said before it, so it says it again.
func TestTheConsoleTellsOfADoubtfulConfig(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	dir := filepath.Join(home, "cognito-tui")
	if err := errors.Join(os.Mkdir(dir, 0o700), fileCalled("config.toml")(dir)); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, closedAddress(), "demo", "--users", "60")
	cmd.Env = append(cmd.Env, "XDG_CONFIG_HOME="+home)
	written, code := stepByStep(t, cmd, 120, 40, step{shown: "acme-staging", keys: "q"})
	_, onScreen, _ := strings.Cut(written, "\x1b[?1049h")
	if code != exit.Done || !strings.Contains(onScreen, "! "+dir) || strings.Count(written, "is not read") < 2 {
		t.Errorf("exit %d, %q", code, written)
	}
}

// A pipe that is named may be one that a shell made, whose writer takes its time.
func TestAConfigThatIsWaitedForIsTold(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, s.URL, "info", "--config", pipe)
	errs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer time.AfterFunc(waitsForConfig, func() { _ = cmd.Process.Kill() }).Stop()
	if line, err := bufio.NewReader(errs).ReadString('\n'); !strings.HasPrefix(line, "Waiting for the config "+pipe) {
		t.Errorf("it says %q, %v", line, err)
	}
	if err := os.WriteFile(pipe, []byte("mouse: true\n"), 0o600); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}

// What is no config is not read whole.
func TestAConfigHasASize(t *testing.T) {
	large := filepath.Join(t.TempDir(), "large.yaml")
	if err := os.WriteFile(large, make([]byte, 1<<16+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if e := finish(t, program(t, closedAddress(), "info", "--config", large)); e.code != exit.Usage || !strings.Contains(e.stderr, "has more than 65536 bytes") {
		t.Errorf("%+v", e)
	}
}
