package tui_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// typists lead from the users of a pool to every place where text can be typed, and to
// those where a paste is not taken.
var typists = map[string]func(c *tuitest.Console) *tuitest.Console{
	"nowhere":            func(c *tuitest.Console) *tuitest.Console { return c },
	"filter":             func(c *tuitest.Console) *tuitest.Console { return c.Press("/") },
	"filter of groups":   func(c *tuitest.Console) *tuitest.Console { return c.Press("2", "/") },
	"filter of pools":    func(c *tuitest.Console) *tuitest.Console { return c.Command("pools").Press("/") },
	"filter of audit":    func(c *tuitest.Console) *tuitest.Console { return c.Command("audit").Press("/") },
	"filter of sign-ins": func(c *tuitest.Console) *tuitest.Console { return c.Command("signins").Press("/") },
	"command line":       func(c *tuitest.Console) *tuitest.Console { return c.Press(":") },
	"argument":           func(c *tuitest.Console) *tuitest.Console { return c.Press(":").Type("users ") },
	"help":               func(c *tuitest.Console) *tuitest.Console { return c.Press("?") },
	"act menu":           func(c *tuitest.Console) *tuitest.Console { return c.Press("a") },
	"copy menu":          func(c *tuitest.Console) *tuitest.Console { return c.Press("y") },
	"plan":               func(c *tuitest.Console) *tuitest.Console { return c.Act("enable") },
	"typed plan":         func(c *tuitest.Console) *tuitest.Console { return c.Act("delete-user") },
	"password":           func(c *tuitest.Console) *tuitest.Console { return c.Act("set-password") },
	"attributes":         func(c *tuitest.Console) *tuitest.Console { return c.Act("set-attributes") },
	"name of a group":    func(c *tuitest.Console) *tuitest.Console { return c.Act("add-to-group") },
	"new user":           func(c *tuitest.Console) *tuitest.Console { return c.Act("create-user") },
	"new user's e-mail":  func(c *tuitest.Console) *tuitest.Console { return c.Act("create-user").Press("tab") },
	"new group":          func(c *tuitest.Console) *tuitest.Console { return c.Act("create-group").Press("tab") },
	"token":              func(c *tuitest.Console) *tuitest.Console { return c.Command("token") },
}

// Whatever is pasted, wherever: nothing hangs, nothing steers the terminal, nothing is
// done, and the console goes on.
func TestAnyPasteIsTakenAnywhere(t *testing.T) {
	pastes := map[string]string{
		"many letters":    strings.Repeat("y", 1<<20),
		"many lines":      strings.Repeat("alina\r", 17_000),
		"many words":      strings.Repeat("alina ", 100_000),
		"wide":            strings.Repeat("山", 200_000),
		"combining":       "e" + strings.Repeat("\u0301", 200_000),
		"sequences":       strings.Repeat("\x1b]52;c;ZXZpbA==\x07\x1b[2J\x1b[31mevil\x1b[201~:q\r", 50),
		"controls of C1":  "a\u009b31mevil\u009d52;c;ZXZpbA==\u009c\u0085b",
		"lines":           "alina\nbob\r\ncarol\n",
		"not seen":        "alice\u202e\u200b\u2066\x00\x7f",
		"not in UTF-8":    "alice\xff\xfe\x9b31m",
		"nothing":         "",
		"just line ends":  "\r\n\n\r",
		"a long argument": "users " + strings.Repeat("status:", 20_000),
	}
	for name, place := range typists {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := users(t)
			for what, text := range pastes {
				place(c).Advance(time.Second).Paste(text)
				for _, line := range c.Lines() {
					if !plain.Safe(line) {
						t.Fatalf("%s: a row is %q", what, line)
					}
				}
				if strings.Contains(c.Written(), "ZXZpbA==\x07") || actsOf(c) > 0 {
					t.Fatalf("%s: it reached the terminal, or AWS\n%s", what, c.Screen())
				}
				c.Press("esc", "esc", "esc", "esc").Command("users acme-consumer").Sees("all users of the pool", "alice")
			}
		})
	}
}

// A token that is pasted is looked at, or refused: its text stands nowhere.
func TestATokenIsReadableNowhere(t *testing.T) {
	const token = "eyJraWQiOiJmb28iLCJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI3NyIsInRva2VuX3VzZSI6ImlkIn0.c2lnbmF0dXJl"
	refused := map[string]bool{"attributes": true, "name of a group": true, "new user": true, "new user's e-mail": true, "new group": true}
	taken := map[string]bool{"act menu": true, "copy menu": true, "plan": true, "typed plan": true, "password": true, "token": true}
	for name := range maps.Keys(typists) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := typists[name](users(t)).Advance(time.Second).Paste(token)
			if strings.Contains(strings.Join(c.Lines(), ""), token[:12]) {
				t.Errorf("it stands there:\n%s", c.Screen())
			}
			switch {
			case refused[name]:
				c.Sees("That is a token, and it would be visible here. Use :token instead.")
			case !taken[name]:
				c.Row(0).Is("token")
			}
		})
	}
}

// A terminal without bracketed pastes sends a pasted token as keys.
func TestATokenThatIsTypedIsReadableNowhere(t *testing.T) {
	secrets := map[string]struct{ before, secret, after string }{
		"a token":    {"eyJraWQiOiJm", "b28iLCJhbGciOiJSUzI1", "NiJ9.eyJzdWIiOiI3NyIsInRva2VuX3VzZSI6ImlkIn0.c2lnbmF0dXJl"},
		"a payload":  {"", "eyJzdWIiOiI3NyIsInRva2", "VuX3VzZSI6ImlkIn0"},
		"its end":    {"eyJraWQiOiJmb28iLCJhbGciOiJSUzI1NiJ9.", "eyJzdWIiOiI3NyIsInRva2VuX3VzZSI6", "ImlkIn0.c2lnbmF0dXJl"},
		"a header":   {"Authorization: Bearer ", "8f7Aq-0z.11_KdT", "9a"},
		"a password": {"https://alice:", "Tr0ub4dor", "@acme.example"},
	}
	nobodyTypes := []string{"nowhere", "act menu", "copy menu", "plan"}
	for name, place := range typists {
		if slices.Contains(nobodyTypes, name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for what, s := range secrets {
				c := place(users(t)).Advance(time.Second)
				for _, step := range []func() *tuitest.Console{
					func() *tuitest.Console { return c.Type(s.before + s.secret).Burst(s.after) },
					func() *tuitest.Console { return c.Press("enter") },
					func() *tuitest.Console { return c.Press("esc", "/") },
					func() *tuitest.Console { return c.Press("esc", ":", "up") },
				} {
					shown := strings.ToLower(strings.Join(step().Lines(), ""))
					if strings.Contains(shown, strings.ToLower(s.secret)) {
						t.Errorf("%s stands there:\n%s", what, c.Screen())
					}
				}
			}
		})
	}
}

// A name that looks a little like a token, and words about one, stay readable.
func TestWhatIsNoTokenIsReadable(t *testing.T) {
	for _, text := range []string{"eyJohannes", "bearer token", "Basic authentication", "joeyJonesOfAcme"} {
		users(t).Press("/").Type(text).Sees("/ " + text)
	}
}

// A token on the command line is looked at, as one that is pasted is.
func TestATokenAsACommandIsLookedAt(t *testing.T) {
	users(t).Command("eyJraWQiOiJmb28iLCJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI3NyIsInRva2VuX3VzZSI6ImlkIn0.c2lnbmF0dXJl").Row(0).Is("token")
}
