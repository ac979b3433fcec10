package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// secretBox shows a password that was generated. It is shown this once; when the
// box is closed nothing here knows it any more.
type secretBox struct {
	app    *App
	whose  string
	secret string
	doubt  bool // the act did not go well, so it may not be the user's
}

func newSecretBox(app *App, r acts.Result) *secretBox {
	return &secretBox{app: app, whose: r.Act.Action.Subject(r.Act.Target), secret: r.Secret.Reveal(), doubt: !r.OK()}
}

func (*secretBox) Single() {}

// Sense says that what closes the box waits as an answer does: nobody has the password
// but who has seen it.
func (*secretBox) Sense(key tea.KeyPressMsg) widget.Sense {
	switch key.String() {
	case "y", "esc", "q", "ctrl+c":
		return widget.Step
	}
	return widget.Idle
}

func (b *secretBox) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	switch key.String() {
	case "y":
		return b.app.copy(Copy{Label: "the password", Text: b.secret}), false
	case "esc", "q", "ctrl+c":
		return nil, true
	}
	return nil, false
}

// Paste is not taken.
func (b *secretBox) Paste(string) {}

func (b *secretBox) Draw(a grid.Area) {
	in := widget.Box(a.Center(min(a.W-2, 64), 5), "a new password")
	whose := "for " + b.whose
	if b.doubt {
		whose = "perhaps " + whose
	}
	in.Fit(0, 0, in.W, whose+", shown this once:", grid.Text)
	in.Fit(2, 2, in.W-2, b.secret, grid.Bold)
}

func (*secretBox) Hints() []widget.Hint {
	return []widget.Hint{{Key: "y", Does: "copy"}, {Key: "esc", Does: "close, and it is gone"}}
}
