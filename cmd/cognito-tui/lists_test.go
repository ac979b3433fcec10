package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// closedPipe is the write end of a pipe that nobody reads any longer.
func closedPipe(t *testing.T) *os.File {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("pipes break otherwise here")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Close()
	t.Cleanup(func() { _ = w.Close() })
	return w
}

// As in `cognito-tui users --all | head`.
func TestReaderThatLeavesEndsTheProgramQuietly(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"text", "json", "csv"} {
		cmd := program(t, s.URL, "users", "--pool", "door", "-o", format)
		cmd.Stdout = closedPipe(t)
		e := finish(t, cmd)
		status, _ := cmd.ProcessState.Sys().(syscall.WaitStatus)
		if !status.Signaled() || status.Signal() != syscall.SIGPIPE || e.stderr != "" {
			t.Errorf("%s: ended with %v, standard error %q", format, cmd.ProcessState, e.stderr)
		}
	}
}

// AWS's pages may be empty without being the last.
func TestFirstPageIsTheFirstThatHoldsSomething(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page := `{"UserPools": [], "NextToken": "second"}`
		if body, err := io.ReadAll(r.Body); err == nil && strings.Contains(string(body), "second") {
			page = `{"UserPools": [{"Id": "eu-west-1_Late00001", "Name": "late"}], "NextToken": "third"}`
		}
		_, _ = io.WriteString(w, page)
	}))
	defer server.Close()
	e := finish(t, program(t, server.URL, "pools", "-o", "csv"))
	if e.code != exit.Done || !strings.Contains(e.stdout, "\neu-west-1_Late00001,late,") || e.stderr != "There are more; --all reads them.\n" {
		t.Errorf("exit code %d, standard output %q, standard error %q", e.code, e.stdout, e.stderr)
	}
}

func TestInterruptEndsAListThatWaits(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no interrupts here")
	}
	s := emulator.New(emulator.Options{})
	s.Inject(emulator.Fault{Kind: emulator.Latency, Delay: time.Hour})
	asked := make(chan struct{}, 1)
	listening := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		s.ServeHTTP(w, r)
	}))
	defer listening.Close()

	var stdout, stderr strings.Builder
	cmd := program(t, listening.URL, "pools")
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-asked
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // its exit code is checked
	if code := cmd.ProcessState.ExitCode(); code != exit.AWS || stdout.String() != "" || stderr.String() != "cognito-tui: interrupted\n" {
		t.Errorf("exit code %d, standard output %q, standard error %q", code, &stdout, &stderr)
	}
}
