package tui_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// Each listing, opened and moved to its second page, where it has one.
var listings = map[string]struct {
	open      []string
	operation string
	after     int // pages read before the fault
}{
	"pools":       {nil, "ListUserPools", 0},
	"users":       {[]string{"enter"}, "ListUsers", 1},
	"groups":      {[]string{"enter", "2"}, "ListGroups", 0},
	"members":     {[]string{"enter", "2", "/", "n", "e", "w", "s", "enter", "enter"}, "ListUsersInGroup", 1},
	"user groups": {[]string{"enter", "enter", "2"}, "AdminListGroupsForUser", 0},
}

func TestEveryListingSurvivesWhatGoesWrong(t *testing.T) {
	faults := map[string]struct {
		kind emulator.FaultKind
		says string
	}{
		"throttling":   {emulator.Throttle, "TooManyRequestsException"},
		"server error": {emulator.ServerError, "InternalErrorException"},
		"denied":       {emulator.AccessDenied, "AccessDeniedException"},
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
				c.Sees("✗ ", fault.says, "R goes on from here.")
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

func TestACutConnectionIsToldAndReadingGoesOn(t *testing.T) {
	var mend func()
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		mend = s.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.CutConnection, Rate: 1, After: 1})
	}})
	c.Press("enter").Sees("60+").Press("G").Sees("✗ ", "R goes on from here.", "60+")
	mend()
	c.Press("R").Sees("120+")
}

func TestAnExpiredPageTokenBeginsAgain(t *testing.T) {
	c := users(t)
	c.Sees("60+").Advance(2*time.Hour).Press("G").
		Sees("✗ ", "R begins again.", "60+").
		Press("R").SeesNot("begins again").Sees("120+") // the cursor stands at the end of the first page
}

func TestAnEndpointThatLacksAnOperationIsASentenceInThatPanel(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "DescribeUserPool", Kind: emulator.UnsupportedHTML, Rate: 1})
	}})
	c.Press("enter").Sees("alice").Press("3").Sees("✗ ")
	if n := calls(c, "DescribeUserPool"); n != 1 {
		t.Errorf("DescribeUserPool was asked %d times, want once", n)
	}
	c.Press("1").Sees("alice")
}

func TestExpiredCredentialsStopEverythingUntilRenewed(t *testing.T) {
	var mend func()
	c := tuitest.Start(t, tuitest.Setup{Seed: func(s *emulator.Server) {
		mend = s.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.ExpiredCredentials, Rate: 1, After: 1})
	}})
	c.Press("enter").Sees("60+").Press("G").
		Sees("Nothing is asked of AWS until then.", "L sign in again", "R try again", "60+")
	before := len(c.Server.Calls())
	c.Press("G", "k", "G", "2", "1", "3")
	if n := len(c.Server.Calls()); n != before {
		t.Errorf("%d calls were made with expired credentials", n-before)
	}
	mend()
	c.Press("1", "R").SeesNot("sign in again").Sees("120+")
}

func TestARoleWithMFAAsksForTheCode(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "config")
	const text = `[profile ops]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/mfa-ops
mfa_serial = arn:aws:iam::123456789012:mfa/alice
source_profile = base

[profile base]
region = eu-west-1
`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "credentials"), []byte("[base]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("AWS_CONFIG_FILE", file)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(dir, "credentials"))
	c := tuitest.Start(t, tuitest.Setup{Options: tui.Options{Session: admin.Options{Profile: "ops"}}})
	c.Sees("arn:aws:iam::123456789012:mfa/alice").
		Type("123456").Press("enter").
		Sees("ops", "acme-consumer")
}
