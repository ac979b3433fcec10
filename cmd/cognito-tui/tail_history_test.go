package main

import (
	"net/http/httptest"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

// Without a trail the event history is read, whether or not a log of the pool exists.
func TestTheEventHistoryIsReadThoughNoLogIsThere(t *testing.T) {
	t.Parallel()
	logging := logsemulator.New(logsemulator.Options{})
	pools := emulator.New(emulator.Options{Deliver: logging.Put})
	if err := pools.SeedDemo(20); err != nil {
		t.Fatal(err)
	}
	endpoint := httptest.NewServer(logging.Beside(pools))
	t.Cleanup(endpoint.Close)
	got := finish(t, program(t, endpoint.URL, "tail", "--pool", "acme-workforce"))
	if got.code != exit.Done || got.stderr != "4 of 4 logs are not there yet: user activity, notification errors, trigger logs (2). A log comes with its first record.\n" {
		t.Errorf("exit code %d, said %q", got.code, got.stderr)
	}
}
