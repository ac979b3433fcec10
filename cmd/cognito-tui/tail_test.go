package main

import (
	"bufio"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// signIn is a record of a sign-in by a user.
func signIn(user string) string {
	return `{"eventTimestamp":"1763118201000","message":{"eventId":"` + user + `","eventType":"SignIn","userSub":"s-` + user +
		`","userName":"` + user + `","eventResponse":"Pass","ipAddress":"203.0.113.9"}}` + "\n"
}

func TestHalfALineIsNoError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(file, []byte(signIn("alice")+`{"eventTimestamp":"17631`), 0o600); err != nil {
		t.Fatal(err)
	}
	got := finish(t, program(t, closedAddress(), "tail", "--file", file, "--strict"))
	if got.code != 0 || got.stderr != "" || !strings.Contains(got.stdout, "alice") {
		t.Errorf("%+v", got)
	}
}

// TestFollowingAFile writes to a file while it is read, and ends the tail as
// somebody at a terminal does.
func TestFollowingAFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signal to send to another program")
	}
	name := filepath.Join(t.TempDir(), "log")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	cmd := program(t, closedAddress(), "tail", "--file", name, "--follow", "--events", "--filter", "outcome:pass")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for _, user := range []string{"alice", "bob", "carol"} {
		if _, err := file.WriteString(signIn(user)); err != nil {
			t.Fatal(err)
		}
		if !lines.Scan() || !strings.Contains(lines.Text(), user) {
			t.Fatalf("got %q, want %s", lines.Text(), user)
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("ended by an interrupt: %v", err)
	}
}

// TestAPipeGetsEveryEvent: two formats, the same events in the same order.
func TestAPipeGetsEveryEvent(t *testing.T) {
	const many = 20_000
	var in strings.Builder
	for range many {
		in.WriteString(signIn("alice"))
	}
	counts := map[string]int{}
	for _, format := range []string{"text", "json"} {
		cmd := program(t, closedAddress(), "tail", "--file", "-", "--events", "-o", format)
		cmd.Stdin = strings.NewReader(in.String())
		got := finish(t, cmd)
		if got.code != 0 {
			t.Fatalf("%s: %+v", format, got)
		}
		counts[format] = strings.Count(got.stdout, "\n")
	}
	if diff := cmp.Diff(map[string]int{"text": many, "json": many}, counts); diff != "" {
		t.Error(diff)
	}
}
