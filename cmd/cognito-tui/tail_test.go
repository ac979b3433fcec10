package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

// signIn is a record of a sign-in by a user.
func signIn(user string) string {
	return `{"eventTimestamp":"1763118201000","message":{"eventId":"` + user + `","eventType":"SignIn","userSub":"s-` + user +
		`","userName":"` + user + `","eventResponse":"Pass","ipAddress":"203.0.113.9"}}` + "\n"
}

func TestHalfALineIsNoError(t *testing.T) {
	const half = `{"eventTimestamp":"17631`
	for _, whole := range []string{signIn("alice"), ""} {
		file := filepath.Join(t.TempDir(), "log")
		if err := os.WriteFile(file, []byte(whole+half), 0o600); err != nil {
			t.Fatal(err)
		}
		got := finish(t, program(t, closedAddress(), "tail", "--file", file, "--strict"))
		if got.code != 0 || got.stderr != "" || whole != "" && !strings.Contains(got.stdout, "alice") {
			t.Errorf("%+v", got)
		}
	}
}

// A truncated input is the input's error, not the network's.
func TestCompressedInputThatIsCutOff(t *testing.T) {
	var whole bytes.Buffer
	zip := gzip.NewWriter(&whole)
	for i := range 1000 {
		_, _ = fmt.Fprint(zip, signIn(fmt.Sprint("user-", i*i))) // a buffer takes all
	}
	_ = zip.Close()
	for _, cut := range []int{5, 500} {
		file := filepath.Join(t.TempDir(), "trail.json.gz")
		if err := os.WriteFile(file, whole.Bytes()[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		piped := program(t, closedAddress(), "tail", "--file", "-")
		piped.Stdin = bytes.NewReader(whole.Bytes()[:cut])
		for name, cmd := range map[string]*exec.Cmd{"standard input": piped, file: program(t, closedAddress(), "tail", "--file", file)} {
			got := finish(t, cmd)
			if want := "cognito-tui: " + name + " ends within compressed data: the rest of it is missing\n"; got.code != exit.AWS || got.stderr != want {
				t.Errorf("%d bytes of %s: %+v", cut, name, got)
			}
		}
	}
}

// TestFollowingAFile writes to a file while it is read, and ends the tail with an
// interrupt.
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

// TestFollowingALogGroup polls one group, and follows another by Live Tail, whose cost
// it prints.
func TestFollowingALogGroup(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signal to send to another program")
	}
	server := logsemulator.New(logsemulator.Options{})
	listening := httptest.NewServer(server)
	t.Cleanup(listening.Close)
	for flag, said := range map[string]string{"--follow": "", "--live": "Live Tail: 1 minute billed, at most $0.01.\n"} {
		t.Run(flag, func(t *testing.T) {
			group := "acme" + flag
			server.Put(group, "stream", time.Now().Add(-time.Minute), strings.TrimSpace(signIn("alice")))
			cmd := program(t, closedAddress(), "tail", "--log-group", group, "--events", flag)
			cmd.Env = append(cmd.Env, "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS="+listening.URL)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			var stderr strings.Builder
			cmd.Stderr = &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(out)
			for _, user := range []string{"alice", "bob", "carol"} {
				if !lines.Scan() || !strings.Contains(lines.Text(), user) {
					t.Fatalf("got %q, want %s; %s", lines.Text(), user, stderr.String())
				}
				if user == "alice" {
					server.Put(group, "stream", time.Now(), strings.TrimSpace(signIn("bob")))
					server.Put(group, "stream", time.Now(), strings.TrimSpace(signIn("carol")))
				}
			}
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err != nil || stderr.String() != said {
				t.Errorf("%v, said %q, want %q", err, stderr.String(), said)
			}
		})
	}
}

// TestAPipeGetsEveryEvent: two formats, the same events in the same order.
func TestAPipeGetsEveryEvent(t *testing.T) {
	const many = 20_000
	var in strings.Builder
	for i := range many {
		in.WriteString(signIn(fmt.Sprint("user-", i)))
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
