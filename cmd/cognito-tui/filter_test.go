package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// A plan with a filter has exactly the matching users, or is refused.
func TestNoActGoesByAFilterThatTheEndpointIgnores(t *testing.T) {
	t.Parallel()
	s := newServer()
	t.Cleanup(s.Close)
	if err := s.SeedDemo(70); err != nil {
		t.Fatal(err)
	}
	s.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.IgnoredFilter})
	for _, args := range [][]string{
		{"do", "disable", "--pool", "acme-consumer", "--filter", "status:invited", "--dry-run"},
		{"do", "disable", "--pool", "acme-consumer", "--filter", "email:ali", "--yes"},
		{"do", "disable", "--pool", "acme-consumer", "--user", "nobody", "--yes"},
		{"users", "--pool", "acme-consumer", "--filter", "status:disabled", "--all"},
	} {
		e := finish(t, program(t, s.URL, args...))
		want := "This endpoint ignored the filter"
		if slices.Contains(args, "--user") { // nobody wrote a filter
			want = "This endpoint was asked for one user and returned others."
		}
		if e.code != exit.AWS || e.stdout != "" || !strings.Contains(e.stderr, want) {
			t.Errorf("%v: exit code %d\n%s%s", args, e.code, e.stdout, e.stderr)
		}
	}
	for _, call := range s.Calls() {
		if call.Operation == "AdminDisableUser" {
			t.Error("somebody was disabled")
		}
	}
}
