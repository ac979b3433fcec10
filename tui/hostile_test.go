package tui_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// Every user whose attributes attack the terminal, on every screen that shows a user:
// none of their control or bidi characters may be in the bytes written, and the terminal
// must show the frame that was drawn, which the driver checks at every step.
func TestNoAttackReachesTheTerminal(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Users: 150, Width: 200, Height: 60, Options: screen.Options{Mode: "demo"}})
	c.Press("enter", "+", "c", "5", "6", "7", "9", "esc").Sees("150 ·")
	attacks := population.Attacks()
	for _, attack := range attacks {
		c.Press("/").Type(attack.Username).Press("enter")
		if attack.InUsername {
			c.Press("esc", "/").Type("homoglyph").Press("esc") // its own spelling is not typed
		}
		c.Press("g", "enter", "2", "1", "y", "esc", "J", "esc", "esc", "esc")
	}
	c.Press("G", "g", "s", "4", "G", "g")
	inspect(t, c)
	if len(attacks) < 12 {
		t.Errorf("only %d users attack the terminal", len(attacks))
	}
}

// inspect checks the bytes written. The console's own sequences are CSI with digits, and
// the few that set modes and titles; every other unprintable character came from a user.
func inspect(t *testing.T, c *tuitest.Console) {
	t.Helper()
	rest := c.Written()
	for rest != "" {
		if own := ownSequence(rest); own > 0 {
			rest = rest[own:]
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		if r == unicode.ReplacementChar && size == 1 {
			t.Fatalf("a broken byte was written: %q", clip(rest))
		}
		if forbidden(r) {
			t.Fatalf("%U was written: %q", r, clip(rest))
		}
		rest = rest[size:]
	}
}

func forbidden(r rune) bool {
	switch r {
	case '\n', '\r', '\b', '\t': // the renderer moves the cursor with these
		return false
	}
	return unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Other_Default_Ignorable_Code_Point)
}

// ownSequence is the length of a sequence of the renderer's at the beginning of s, 0
// when there is none. SGR, cursor and mode sequences are recognised by their form; the
// only OSC is the window title, which names no user.
func ownSequence(s string) int {
	if !strings.HasPrefix(s, "\x1b") {
		return 0
	}
	switch {
	case strings.HasPrefix(s, "\x1b]2;cognito-tui"), strings.HasPrefix(s, "\x1b]11;?"):
		if end := strings.IndexByte(s, '\a'); end >= 0 {
			return end + 1
		}
	case strings.HasPrefix(s, "\x1b["):
		for i := 2; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
		}
	case len(s) > 1 && strings.ContainsRune("=>78MHc", rune(s[1])):
		return 2
	}
	return 0
}

func clip(s string) string { return s[:min(len(s), 60)] }

// The operator's own files may be written by somebody else: an audit, the journal of a
// bulk, the name of a Region from the environment.
func TestNoTextOfTheOperatorsOwnSideReachesTheTerminal(t *testing.T) {
	const hostile = "x\x1b]52;c;eA==\a\u009b31m\u202e\u034fy"
	quoted, _ := json.Marshal(hostile) // a string
	bad := string(quoted)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"audit.jsonl": `{"id":"1","time":"2026-01-01T00:00:00Z","caller":` + bad + `,"region":` + bad + `,"pool":` + bad + `,"action":` + bad + `,"subject":` + bad +
			`,"inputs":{` + bad + `:` + bad + `},"commands":[` + bad + `],"outcome":"done","reason":` + bad + `,"requestIds":[` + bad + `]}` + "\n",
		"20260101T000000Z-disable-ABCDEFGH.bulk.jsonl": `{"header":{"version":1,"bulk":"ABCDEFGH","started":"2026-01-01T00:00:00Z","action":"disable","pool":` + bad +
			`,"poolName":` + bad + `,"region":` + bad + `,"total":1}}` + "\n" + `{"n":0,"user":` + bad + `}` + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := tuitest.Start(t, tuitest.Setup{Width: 200, Height: 60, Options: screen.Options{
		Audit: filepath.Join(dir, "audit.jsonl"), Journals: dir, Mode: hostile, Session: call.Options{Region: hostile},
	}})
	c.Command("audit").Sees("x␛]52").Press("enter", "end").Sees("# not a command of this program").Press("esc").
		Command("bulks").Sees("disable").Press("enter", "esc", "esc").Command("pools " + "x\u202e\u034f")
	inspect(t, c)
}
