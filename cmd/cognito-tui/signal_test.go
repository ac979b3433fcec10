//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// prompt is how long a program may take to end after a signal.
const prompt = 2 * time.Second

// told sends a signal to a running program, and returns how it ended and how long that
// took.
func told(t *testing.T, cmd *exec.Cmd, signal os.Signal) (code int, took time.Duration) {
	t.Helper()
	defer time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() }).Stop()
	at := time.Now()
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // its exit code is checked
	return cmd.ProcessState.ExitCode(), time.Since(at)
}

// waits starts a program and returns once it only waits: all its threads are asleep, with
// no processor time used between two looks. A thread that a busy machine keeps from
// running is not asleep.
func waits(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	stat := func() (state, used string) {
		threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", cmd.Process.Pid))
		if err != nil || len(threads) == 0 {
			t.Skip("this system does not tell what a process does: ", err)
		}
		state = "S"
		for _, thread := range threads {
			text, err := os.ReadFile(thread)
			if err != nil {
				return "ended", "" // that thread has
			}
			fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
			if fields[0] != "S" {
				state = fields[0]
			}
			used += fields[11] + " " + fields[12] + " "
		}
		return state, used
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	before := ""
	for calm := 0; calm < 5; {
		state, used := stat()
		if state == "Z" {
			t.Fatal("it has ended in place of waiting")
		}
		if calm++; state != "S" || used != before {
			calm = 0
		}
		before = used
		time.Sleep(20 * time.Millisecond) // between two looks at another process
	}
}

// Whatever the program waits for, the first signal ends it.
func TestTheFirstSignalEndsWhatWaits(t *testing.T) {
	s := newServer()
	t.Cleanup(func() { // once all that run at the same time have ended
		if done := changed(s); done != "" {
			t.Errorf("%s was done", done)
		}
		s.Close()
	})
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	pipe, unread := filepath.Join(dir, "pipe"), filepath.Join(dir, "unread") // a pipe that is both read and written does not wait
	for _, path := range []string{pipe, unread} {
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, args := range map[string][]string{
		"a config":                  {"pools", "--config", pipe},
		"names":                     {"do", "disable", "--pool", "door", "--yes", "--from", pipe},
		"names of standard input":   {"do", "disable", "--pool", "door", "--yes", "--from", "-"},
		"a password":                {"do", "set-password", "--pool", "door", "--user", "alice", "--yes", "--password-stdin"},
		"a report":                  {"do", "disable", "--pool", "door", "--user", "alice", "--yes", "--report", unread},
		"a token":                   {"token", "-"},
		"a key set":                 {"token", "--jwks", pipe, "--offline", jwtOfNobody},
		"records":                   {"tail", "--file", pipe},
		"records of standard input": {"tail", "--file", "-"},
		"an audit":                  {"audit", "--file", pipe},
	} {
		for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
			t.Run(fmt.Sprint(name, " ", signal), func(t *testing.T) {
				t.Parallel()
				cmd := program(t, s.URL, args...)
				reads, writes, err := os.Pipe() // nobody writes to it
				if err != nil {
					t.Fatal(err)
				}
				defer func() { _, _ = reads.Close(), writes.Close() }()
				var errs bytes.Buffer
				cmd.Stdin, cmd.Stderr = reads, &errs
				waits(t, cmd)
				code, took := told(t, cmd, signal)
				if code != exit.AWS || took > prompt || !strings.Contains(errs.String(), "interrupted") {
					t.Errorf("exit code %d after %s\n%s", code, took, &errs)
				}
			})
		}
	}
}

// jwtOfNobody is a token that says nothing.
const jwtOfNobody = "eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJ0b2tlbl91c2UiOiJpZCJ9.c2lnbmF0dXJl"

// A pipe that nobody reads does not block the program.
func TestTheFirstSignalEndsABlockedOutput(t *testing.T) {
	file := filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(file, []byte(strings.Repeat(signIn("alice"), 20_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		reads, writes, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		cmd := program(t, closedAddress(), "tail", "--file", file, "--events", "-o", "json")
		cmd.Stdout = writes
		waits(t, cmd)
		code, took := told(t, cmd, signal)
		_, _ = reads.Close(), writes.Close()
		if code != exit.AWS || took > prompt {
			t.Errorf("%s: exit code %d after %s", signal, code, took)
		}
	}
}

// At a prompt the terminal is left as it was.
func TestTheFirstSignalEndsAPrompt(t *testing.T) {
	s := newServer()
	t.Cleanup(func() { // once all that run at the same time have ended
		if done := changed(s); done != "" {
			t.Errorf("%s was done", done)
		}
		s.Close()
	})
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	secret := []string{"do", "set-password", "--pool", "door", "--user", "alice", "--password-stdin"}
	for name, c := range map[string]struct {
		args   []string
		shown  string
		signal os.Signal
	}{
		"a yes":                 {[]string{"do", "disable", "--pool", "door", "--user", "alice"}, "Do it? [y/N] ", os.Interrupt},
		"a name":                {[]string{"do", "delete-user", "--pool", "door", "--user", "alice"}, "Type alice to do it: ", syscall.SIGTERM},
		"a password":            {secret, "(it is not shown): ", os.Interrupt},
		"a password, at an end": {secret, "(it is not shown): ", syscall.SIGTERM},
		"a password, quitting":  {secret, "(it is not shown): ", syscall.SIGQUIT},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := program(t, s.URL, c.args...)
			terminal, err := pty.Start(cmd)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = terminal.Close() }()
			var written bytes.Buffer
			for piece := make([]byte, 4096); !strings.Contains(written.String(), c.shown); {
				n, err := terminal.Read(piece)
				if err != nil {
					t.Fatalf("%v\n%s", err, &written)
				}
				written.Write(piece[:n])
			}
			for strings.Contains(c.shown, "not shown") && echoes(t, terminal) {
				time.Sleep(time.Millisecond) // the question comes first
			}
			code, took := told(t, cmd, c.signal)
			if code != exit.AWS || took > prompt || !echoes(t, terminal) {
				t.Errorf("exit code %d after %s, echo is %v\n%s", code, took, echoes(t, terminal), &written)
			}
		})
	}
}

// echoes reports whether a terminal shows what is typed.
func echoes(t *testing.T, terminal *os.File) bool {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "stty", "-a")
	cmd.Stdin = terminal
	said, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(said), " echo ")
}

func TestAPasswordThatIsTypedIsNotShown(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	const typed = "Typed-by-hand-1!"
	written, code := stepByStep(t, program(t, s.URL, "do", "set-password", "--pool", "door", "--user", "alice", "--password-stdin"), 120, 40,
		step{shown: "(it is not shown): ", keys: typed + "\n", after: 200 * time.Millisecond},
		step{shown: "Do it? [y/N] ", keys: "y\n"})
	if code != exit.Done || strings.Contains(written, typed) || changed(s) != "AdminSetUserPassword" {
		t.Errorf("exit code %d, %q was done\n%s", code, changed(s), written)
	}
}

// The next demo clears away what a killed one left, and nothing else.
func TestTheNextDemoClearsAwayWhatAKilledOneLeft(t *testing.T) {
	temporary := t.TempDir()
	elsewhere := filepath.Join(t.TempDir(), "audit.jsonl")
	if err := os.WriteFile(elsewhere, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(temporary, "cognito-tui-demo-link")
	if err := os.Symlink(filepath.Dir(elsewhere), link); err != nil {
		t.Fatal(err)
	}
	begin := func() (end func(os.Signal)) {
		cmd := program(t, closedAddress(), "demo", "--users", "60")
		cmd.Env = append(cmd.Env, "TERM=xterm-256color", "TMPDIR="+temporary)
		terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 120})
		if err != nil {
			t.Fatal(err)
		}
		var all bytes.Buffer
		for piece := make([]byte, 4096); !strings.Contains(all.String(), "acme-staging"); {
			n, err := terminal.Read(piece)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(piece[:n])
		}
		return func(signal os.Signal) {
			_ = cmd.Process.Signal(signal)
			_, _ = io.Copy(io.Discard, terminal) // ends with an error when the other end has closed
			_ = cmd.Wait()
			_ = terminal.Close()
		}
	}
	states := func() (n int) {
		found, _ := filepath.Glob(filepath.Join(temporary, "cognito-tui-demo-*"))
		return len(found) - 1 // without the link
	}
	killed, living := begin(), begin()
	killed(os.Kill)
	if n := states(); n != 2 {
		t.Fatalf("%d states, want that of the killed and that of the living", n)
	}
	next := begin()
	if n := states(); n != 2 {
		t.Errorf("%d states, want those of the two that live", n)
	}
	living(syscall.SIGQUIT)
	next(syscall.SIGTERM)
	if n := states(); n != 0 {
		t.Errorf("%d states are left", n)
	}
	if _, err := os.Stat(elsewhere); err != nil {
		t.Errorf("behind a link: %v", err)
	}
}
