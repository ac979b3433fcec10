package tui_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// halted is a console with a bulk that has done one of three.
func halted(t *testing.T, options screen.Options) *tuitest.Console {
	t.Helper()
	options.Journals = t.TempDir()
	return tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24, Options: options, Seed: func(s *emulator.Server) {
		s.Inject(emulator.Fault{Operation: "AdminDisableUser", Kind: emulator.AccessDenied, Rate: 1, After: 1})
	}}).Press("enter", "j", "space", "space", "space").Act("disable").ConfirmBy("3")
}

// goesOn is what is said about an unfinished bulk.
var goesOn = regexp.MustCompile(`^disable: 1 of 3 done, 2 left\. The journal of what is left is kept\. ` +
	`Resume it with :bulks, or: cognito-tui do resume /\S+\.bulk\.jsonl$`)

func TestQuittingAsksWhileABulkIsUnderWay(t *testing.T) {
	for name, quit := range map[string]struct{ first, again []string }{
		"ctrl+c":                {[]string{"ctrl+c"}, []string{"ctrl+c"}},
		"q at the first screen": {[]string{"q", "q"}, []string{"q"}},
		":quit":                 {[]string{":", "q", "enter"}, []string{":", "q", "enter"}},
	} {
		c := halted(t, screen.Options{})
		c.Press(quit.first...).Sees("quit · disable is under way", "disable: 1 of 3 done, 2 left.", "cognito-tui do resume", "stay").
			Advance(time.Second).Press("enter").
			SeesNot("quit · disable").Sees("Not quit")
		c.Press(quit.again...).Sees("quit · disable is under way").Confirm()
		if said := c.Farewell(); !goesOn.MatchString(said) {
			t.Errorf("%s: what is said is %q", name, said)
		}
	}
}

func TestASecondCtrlCQuitsForSure(t *testing.T) {
	c := halted(t, screen.Options{})
	if said := c.Hit("ctrl+c").Hit("ctrl+c").Farewell(); !goesOn.MatchString(said) {
		t.Errorf("what is said is %q", said)
	}
}

func TestTheDemoSaysThatItKeepsNoJournal(t *testing.T) {
	c := halted(t, screen.Options{Fleeting: true})
	c.Press("ctrl+c").Sees("The demo keeps no journal").Press("ctrl+c")
	if said, want := c.Farewell(), "disable: 1 of 3 done, 2 left. The demo keeps no journal, so this can't be resumed."; said != want {
		t.Errorf("what is said is %q", said)
	}
}

func TestQuittingWithoutABulkAsksNothing(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{})
	if said := c.Press("ctrl+c").Farewell(); said != "" {
		t.Errorf("what is said is %q", said)
	}
}
