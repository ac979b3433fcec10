package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// ways lead from the first screen of the demo to every other screen and overlay.
var ways = map[string]func(c *tuitest.Console) *tuitest.Console{
	"pools":                 func(c *tuitest.Console) *tuitest.Console { return c },
	"users":                 func(c *tuitest.Console) *tuitest.Console { return c.Press("enter") },
	"users marked":          func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "space", "space") },
	"users being filtered":  func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "/").Type("email:a") },
	"users without a match": func(c *tuitest.Console) *tuitest.Console { return c.Command("users nobody.at.all") },
	"user":                  func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "enter") },
	"user's groups":         func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "enter", "2") },
	"user's devices":        func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "enter", "3") },
	"user's history":        func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "enter", "4") },
	"event of a history": func(c *tuitest.Console) *tuitest.Console {
		return c.Press("enter", "enter", "4", "enter").Sees("event")
	},
	"groups":         func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "2") },
	"members":        func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "2", "enter") },
	"app clients":    func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "5") },
	"pool":           func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "3") },
	"JSON":           func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "J") },
	"help":           func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "?") },
	"command line":   func(c *tuitest.Console) *tuitest.Console { return c.Press(":").Type("u") },
	"menu of acts":   func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "a") },
	"plan of an act": func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "a", "d") },
	"form of an act": func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "a", "p") },
	"copy menu":      func(c *tuitest.Console) *tuitest.Console { return c.Press("enter", "y") },
}

func TestDrawingChangesNothing(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			for _, size := range sizes {
				way(demo(t, size.width, size.height).WatchesDrawing()).RedrawsAlike()
			}
		})
	}
}

// Screens about a user follow the sign-ins being read.
func TestDrawingChangesNothingWhereSignInsAreRead(t *testing.T) {
	h := attacked(t)
	h.WatchesDrawing()
	h.OpenUser(h.username(0)).RedrawsAlike()
	h.Press("4").RedrawsAlike()
	h.Press("1", "a", "d").RedrawsAlike()
	h.Confirm().RedrawsAlike()
	h.Press("[", "[").Command("audit").RedrawsAlike()
}

func TestDrawingSignInsChangesNothing(t *testing.T) {
	for name, way := range map[string]func(h *house) *tuitest.Console{
		"sign-ins":           func(h *house) *tuitest.Console { return h.Press("end") },
		"sign-ins, narrow":   func(h *house) *tuitest.Console { return h.Resize(80, 24) },
		"one sign-in":        func(h *house) *tuitest.Console { return h.Press("end", "enter") },
		"alerts":             func(h *house) *tuitest.Console { return h.Press("w") },
		"alert":              func(h *house) *tuitest.Console { return h.Press("w", "enter") },
		"locked":             func(h *house) *tuitest.Console { return h.Command("locked") },
		"Insights":           func(h *house) *tuitest.Console { return h.Press("I") },
		"Insights answer":    func(h *house) *tuitest.Console { return h.Press("I", "2", "ctrl+s").Sees("done, scanned") },
		"plan for the alert": func(h *house) *tuitest.Console { return h.Press("w").Act("disable") },
	} {
		t.Run(name, func(t *testing.T) {
			h := attacked(t)
			h.WatchesDrawing()
			way(h).RedrawsAlike()
		})
	}
}

func TestDrawingABulkChangesNothing(t *testing.T) {
	c := bulky(t, nil).WatchesDrawing()
	c.Press("j", "space", "space").Act("disable").ConfirmBy("2").RedrawsAlike()
	c.Press("b").RedrawsAlike().Press("v").RedrawsAlike().Press("enter").RedrawsAlike()
	c.Command("bulks").RedrawsAlike()
}

func TestDrawingATokenChangesNothing(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.WatchesDrawing()
	d.Paste(d.id).RedrawsAlike()
	d.Press("w").RedrawsAlike().Press("X").RedrawsAlike()
	d.Resize(80, 24).RedrawsAlike()
	d.Press("esc").Paste(d.id + "\n" + d.access).RedrawsAlike().Press("3").RedrawsAlike()
}

func TestDrawingAnAppClientChangesNothing(t *testing.T) {
	d := newDoor(t, 120, 40)
	d.WatchesDrawing().Paste(d.id)
	d.on(t, "aud").Press("enter").Sees("acme-test", "ADMIN_USER_PASSWORD").RedrawsAlike()
	d.Resize(80, 24).RedrawsAlike()
}
