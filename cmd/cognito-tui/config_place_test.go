//go:build unix

package main

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

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
		"one's own": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "config.yaml"), []byte("mouse: true\n"), 0o600)
		}, exit.Done, ""},
	} {
		home := t.TempDir()
		dir := filepath.Join(home, "cognito-tui")
		if err := errors.Join(os.Mkdir(dir, 0o700), test.make(dir)); err != nil {
			t.Fatal(err)
		}
		cmd := program(t, s.URL, "info")
		cmd.Env = append(cmd.Env, "XDG_CONFIG_HOME="+home)
		e := finish(t, cmd)
		if e.code != test.code || !strings.Contains(e.stderr, test.says) || test.says == "" && e.stderr != "" ||
			test.code == exit.Done && !strings.Contains(e.stdout, test.says) {
			t.Errorf("%s: exit %d, %s%s", name, e.code, e.stderr, e.stdout)
		}
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
