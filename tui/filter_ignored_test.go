package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// Rows that an endpoint returns in spite of a filter are not shown as matches, and "all
// that match" marks nobody.
func TestAListDoesNotBelieveAFilterThatTheEndpointIgnores(t *testing.T) {
	c := bulky(t, func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.IgnoredFilter})
	})
	for _, test := range []struct{ typed, match, other string }{
		{"email:alice", "alice@", "bob@"},
		{"username:ali-b", "ali-baba", "bob@"},
		{"status:disabled", "✗ disabled", "· confirmed"},
	} {
		c.Press("/").Type(test.typed).Press("enter").
			Sees(test.match, "✗ This endpoint ignored the filter").SeesNot(test.other).
			Press("*").Sees("Nothing was marked").SeesNot("Still reading").
			Press("a").SeesNot("act on all", "Still reading").Press("esc")
		ignoredAgain(c, test.match)
		c.Press("esc")
	}
	c.Sees("all users of the pool").SeesNot("✗ This endpoint ignored the filter")
}

// ignoredAgain reads on, and finds only what matches.
func ignoredAgain(c *tuitest.Console, match string) {
	c.Press("R").Sees(match, "✗ This endpoint ignored the filter").Press("*").Sees("Nothing was marked")
}
