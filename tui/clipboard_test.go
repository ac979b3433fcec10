package tui_test

import (
	"encoding/json"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestWhatIsNotThereIsNotCopied(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.AccessDenied, Rate: 1})
	}})
	c.Press("enter", "3", "y", "i")
	id := c.Copied
	c.Press("y").Sees("ARN", "There is none.").SeesNot("JSON").
		Press("a").SeesNot("Copied ARN")
	if c.Copied != id {
		t.Errorf("copied %q over %q", c.Copied, id)
	}
	c.Press("esc", "J").Sees("Nothing is selected.")
}

func TestAnEventOfNobodyHasNoSubToCopy(t *testing.T) {
	h := newHouse(t)
	h.signsAs("", "198.51.100.77", 0)
	h.Command("pool acme-workforce").Press("4", "y").Sees("sub", "There is none.").Press("s").SeesNot("Copied sub")
}

// A policy is everything that a source needs.
func TestThePolicyOfASourceIsCopiedWhole(t *testing.T) {
	h := attacked(t)
	h.Press("S").Sees("✓ user activity: found").Press("y", "1")
	var policy struct {
		Version   string
		Statement []struct{ Action any }
	}
	if err := json.Unmarshal([]byte(h.Copied), &policy); err != nil || policy.Version == "" || len(policy.Statement) != 2 {
		t.Errorf("copied %s: %v", h.Copied, err)
	}
}
