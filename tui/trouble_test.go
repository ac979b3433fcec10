package tui_test

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// Each listing, opened and moved to its second page, if it has one.
var listings = map[string]struct {
	open      []string
	operation string
	after     int // pages read before the fault
}{
	"pools":       {nil, "ListUserPools", 0},
	"users":       {[]string{"enter"}, "ListUsers", 1},
	"groups":      {[]string{"enter", "2"}, "ListGroups", 0},
	"members":     {[]string{"enter", "2", "/", "n", "e", "w", "s", "enter", "enter"}, "ListUsersInGroup", 1},
	"app clients": {[]string{"enter", "5"}, "ListUserPoolClients", 0},
	"user groups": {[]string{"enter", "enter", "2"}, "AdminListGroupsForUser", 0},
}

func TestEveryListingSurvivesWhatGoesWrong(t *testing.T) {
	faults := map[string]struct {
		kind emulator.FaultKind
		says string
	}{
		"throttling":     {emulator.Throttle, "TooManyRequestsException"},
		"server error":   {emulator.ServerError, "InternalErrorException"},
		"denied":         {emulator.AccessDenied, "AccessDeniedException"},
		"cut connection": {emulator.CutConnection, "✗ The connection"},
		"credentials":    {emulator.ExpiredCredentials, "No calls are made to AWS until then."},
	}
	for name, l := range listings {
		for what, fault := range faults {
			t.Run(name+"/"+what, func(t *testing.T) {
				t.Parallel()
				var mend func()
				c := tuitest.Start(t, tuitest.Setup{Users: 1500, Seed: func(s *emulator.Server) {
					mend = s.Inject(emulator.Fault{Operation: l.operation, Kind: fault.kind, Rate: 1, After: l.after})
				}})
				c.Press(l.open...)
				if l.after > 0 {
					c.Sees("60+").Press("G")
				}
				c.Sees("✗ ", fault.says)
				if l.after > 0 {
					c.Sees("60+") // what was read is still there
				}
				mend()
				c.Press("R").SeesNot(fault.says)
				if l.after > 0 {
					c.Sees("120+")
				}
			})
		}
	}
}

func TestAnExpiredPageTokenBeginsAgain(t *testing.T) {
	c := users(t)
	c.Sees("60+").Advance(2*time.Hour).Press("G").
		Sees("✗ ", "R starts again.", "60+").
		Press("R").SeesNot("starts again").Sees("120+") // the cursor is at the end of the first page
}

func TestAnEndpointThatLacksAnOperationIsASentenceInThatPanel(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.UnsupportedHTML, Rate: 1})
	}})
	c.Press("enter").Sees("alice")
	before := calls(c, "DescribeUserPool") // for the list
	c.Press("3").Sees("✗ ")
	if n := calls(c, "DescribeUserPool") - before; n != 1 {
		t.Errorf("DescribeUserPool was asked %d times, want once", n)
	}
	c.Press("1").Sees("alice")
}
