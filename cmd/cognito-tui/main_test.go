package main

import (
	"errors"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

// TestMain makes the real program a command of every script and of exec, and one
// that crashes.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cognito-tui": main, "crashing": crash})
}

// TestCommandLine runs the scripts of testdata/script. Each has an emulator of
// its own, empty until the script seeds it, and an environment without any AWS
// file of this machine.
func TestCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			server := newServer()
			env.Values[serverKey{}] = server.Server
			env.Defer(server.Close)
			env.Setenv("NOBODY", closedAddress())
			env.Vars = append(env.Vars, environment(env.WorkDir, server.URL)...)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "seed": seed, "fault": fault, "fill": fill, "logged": logged,
			"issue": issue, "turn": turn, "cut": cutTo, "hides": hides,
		},
	})
}

type serverKey struct{}

// exits runs a program and compares its exit code with the expected one:
//
//	exits 2 cognito-tui users
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args…]")
	}
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// seed fills the emulator: `seed demo`, `seed door`, `seed twins`.
func seed(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		fill, ok := seeds[name]
		if !ok {
			ts.Fatalf("there is no seed %s", name)
		}
		ts.Check(fill(ts.Value(serverKey{}).(*emulator.Server)))
	}
}

// fill replaces variables in a file of the script: `fill aws/config`.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	for _, file := range args {
		text := os.Expand(ts.ReadFile(file), ts.Getenv)
		ts.Check(os.WriteFile(ts.MkAbs(file), []byte(text), 0o600))
	}
}

// fault makes an operation fail from its n-th call on:
//
//	fault expired ListUsers 2
func fault(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: fault kind operation call")
	}
	kind, ok := faults[args[0]]
	if !ok {
		ts.Fatalf("there is no fault %s", args[0])
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	remove := ts.Value(serverKey{}).(*emulator.Server).Inject(emulator.Fault{Operation: args[1], Kind: kind, After: n - 1})
	ts.Defer(remove)
}

var faults = map[string]emulator.FaultKind{
	"cut":         emulator.CutConnection,
	"denied":      emulator.AccessDenied,
	"expired":     emulator.ExpiredCredentials,
	"fault":       emulator.ServerError,
	"throttle":    emulator.Throttle,
	"unsupported": emulator.UnsupportedHTML,
}

// logged puts the lines of a file into a log group, a minute ago, and points the program
// to a CloudWatch Logs that has it: `logged group file`.
func logged(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: logged group file")
	}
	server := logsemulator.New(logsemulator.Options{})
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		server.Put(args[0], "stream", time.Now().Add(-time.Minute), strings.TrimSuffix(line, "\n"))
	}
	listening := httptest.NewServer(server)
	ts.Defer(listening.Close)
	ts.Setenv("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", listening.URL)
}
