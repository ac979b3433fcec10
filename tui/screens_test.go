package tui_test

import (
	"os"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

var sizes = []struct{ width, height int }{{80, 24}, {120, 40}, {200, 60}}

// demo is the console as `cognito-tui demo` shows it.
func demo(t *testing.T, width, height int) *tuitest.Console {
	t.Helper()
	return tuitest.Start(t, tuitest.Setup{Width: width, Height: height, Options: screen.Options{Mode: "demo"}})
}

func TestScreensLookAsTheyWereLookedAt(t *testing.T) {
	for _, size := range sizes {
		demo(t, size.width, size.height).
			Golden("pools").
			Press("enter").Golden("users").
			Press("j", "j", "j", "space", "space").Golden("users-marked").
			Press("/").Type("email:ali").Golden("users-filtering").
			Press("enter").Golden("users-filtered").
			Press("esc", "esc", "g", "enter").Golden("user").
			Press("esc", "s").Golden("sort-menu").
			Press("esc", "enter", "2").Golden("user-groups").
			Press("1", "y").Golden("copy-menu").
			Press("esc", "J").Golden("json").
			Press("esc", "esc", "2").Golden("groups").
			Press("enter").Golden("members").
			Press("esc", "5").Golden("clients").
			Press("3").Golden("overview").
			Press("?").Golden("help").
			Press("esc", ":").Type("the").Golden("command-line")
	}
}

func TestTroubleLooksAsItWasLookedAt(t *testing.T) {
	for _, size := range sizes {
		c := tuitest.Start(t, tuitest.Setup{Width: size.width, Height: size.height, Options: screen.Options{Mode: "demo"}, Seed: func(s *emulator.Server) {
			s.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.AccessDenied, Rate: 1})
			s.Inject(emulator.Fault{Operation: "ListGroups", Kind: emulator.ExpiredCredentials, Rate: 1})
		}})
		c.Press("enter").Golden("denied").
			Press("2").Golden("expired")
	}
}

// Only the size counts: the screen is the same whatever sizes it had before.
func TestResizingGivesTheScreenOfThatSize(t *testing.T) {
	direct := map[int]string{}
	for _, size := range sizes {
		direct[size.width] = demo(t, size.width, size.height).Press("enter", "j", "j").Screen()
	}
	c := demo(t, 40, 10).Press("enter", "j", "j")
	for _, size := range append(sizes[1:], sizes...) {
		if got := c.Resize(size.width, size.height).Screen(); got != direct[size.width] {
			t.Errorf("resized to %dx%d the screen is\n%s\nbut started so it is\n%s", size.width, size.height, got, direct[size.width])
		}
	}
	c.Resize(10, 3).Sees("too small:", "20×6").Resize(20, 5).Sees("needs", "20×6", "this is 20×5").Resize(80, 24).Sees("alice")
}

// TestPictures draws the README's pictures for make screenshots.
func TestPictures(t *testing.T) {
	folder := os.Getenv("COGNITO_TUI_SCREENSHOTS")
	if folder == "" {
		folder = t.TempDir() // drawn in every run, so that drawing does not break unnoticed
	}
	c := demo(t, 120, 30)
	c.Press("enter", "j").Picture(folder, "users").
		Press("/").Type("email:ali").Press("enter").Picture(folder, "filter").
		Press("esc", "g", "enter").Picture(folder, "user").
		Press("esc", "3").Picture(folder, "overview").
		Press("?").Picture(folder, "help")
	attacked(t).Picture(folder, "signins").Press("w", "enter").Picture(folder, "alert")
	d := newDoor(t, 120, 40)
	d.Paste(d.id).Picture(folder, "token")
}
