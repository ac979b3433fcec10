package tui_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/shell/shelltest"
)

func TestAnAuditEntryIsShownWholeAtEverySize(t *testing.T) {
	c := bulky(t, nil)
	c.Press("space", "space", "space", "a", "g").Type("beta").Press("enter").Sees("add to a group · 3 users").
		Confirm().Sees("3 done")
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 40}, {200, 60}} {
		c.Resize(size.width, size.height).Command("audit").
			Sees("WHO", "add-to-group").
			Press("enter").
			Sees("audit › act", "✓ done", "time", "ended", "arn:aws:", "eu-west-1", "pool", "sub ", "request", "bulk ", "record", "with", "group beta")
		c.Press("end").Sees("aws cognito-idp admin-add-user-to-group")
		call := shelltest.Run(t, "sh", shownCommand(t, c))[0]
		if _, options, err := shelltest.Meant(call[0]); err != nil || options["group-name"] != "beta" || options["username"] == "" {
			t.Errorf("the command is %q, %v", call, err)
		}
		c.Press("y").Sees("Markdown for an incident record").Press("esc").
			Press("esc").Sees("acts done from this machine")
	}
	c.Resize(80, 24).Press("d").Sees("The detail needs a terminal of 120 columns. enter opens the act.")
}

func TestWhatCameOfOneActOfABulkIsShownWhole(t *testing.T) {
	c := bulky(t, func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "AdminDisableUser", Kind: emulator.AccessDenied, Rate: 1, After: 1})
	}).Resize(80, 24)
	c.Press("space", "space", "space").Act("disable").ConfirmBy("2")
	c.Press("b", "v", "G", "enter").Sees("› act", "· left out", "reason", "This user is disabled already.")
	c.Press("esc", "g", "enter").Sees("ali-baba")
	if strings.Contains(c.Screen(), "nothing more to show") {
		t.Errorf("an outcome has no page:\n%s", c.Screen())
	}
}

// Where rows can't be acted on they can't be marked.
func TestWhatCantBeActedOnIsNotMarked(t *testing.T) {
	c := bulky(t, nil)
	c.Press("j", "space", "space").Act("sign-out").ConfirmBy("2").Sees("2 done").Press("esc")
	c.Press("b", "v").Sees("› report").Press("space", "v", "*").SeesNot("marked", "space mark")
	c.Command("audit").Press("space", "v", "*").SeesNot("marked", "space mark")
}
