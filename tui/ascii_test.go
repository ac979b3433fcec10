package tui_test

import (
	"net/http"
	"strings"
	"testing"
	"unicode"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// What AWS has is written as it is: names have letters of all kinds. The program's own
// signs are no letters.
func TestNothingOfTheProgramIsBeyondASCIIWhenToldSo(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			for _, size := range sizes {
				c := tuitest.Start(t, tuitest.Setup{Width: size.width, Height: size.height, Options: screen.Options{Mode: "demo", ASCII: true}})
				wantASCII(t, way(c))
			}
		})
	}
}

func TestSignInsAreInASCIIWhenToldSo(t *testing.T) {
	h := sprayedOne(t, houseBehind(t, withTrail(), func(aws http.Handler) http.Handler { return aws }, screen.Options{ASCII: true}))
	h.Press("w", "enter", "esc", "m", "esc", "y", "esc", "S", "esc", "I", "esc", "/", "tab", "esc", "end", "enter")
	h.Press("1", "2", "3", "4").Command("locked").Command("audit").Resize(80, 24).Press("esc")
	h.Command("pool acme-workforce").Press("4", "w", "a", "d", "tab", "esc", "J")
	wantASCII(t, h.Console)
}

func TestTroubleIsInASCIIWhenToldSo(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{ASCII: true}})
	c.Command("explode").Command("pool nowhere").Command("user nobody").Press("enter", "/").Type("emial:x").Press("enter")
	c.Press("esc", "s", "1", "s", "1", "c", "esc", "*", "V", "space", "space", "a", "d").ConfirmBy("2")
	c.Press("b", "v", "enter", "esc", "esc").Command("bulks").Command("token eyJhbGciOiJub25lIn0.e30.").Command("theme high-contrast")
	wantASCII(t, c)
}

// wantASCII fails the test if anything but a letter of a name was written to the
// terminal beyond ASCII so far: in a frame, a sequence or a title.
func wantASCII(t *testing.T, c *tuitest.Console) {
	t.Helper()
	odd := func(r rune) bool { return r > 0x7e && !unicode.IsLetter(r) && !unicode.IsMark(r) }
	if at := strings.IndexFunc(c.Written(), odd); at >= 0 {
		around := c.Written()[max(0, at-60):min(len(c.Written()), at+60)]
		t.Errorf("%q was written, on the screen is\n%s", around, c.Screen())
	}
	if len(c.Written()) < 300 {
		t.Errorf("only %q was written", c.Written())
	}
}
