package acting

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// SecretBox shows a generated password. It is shown only once; after the box is closed
// the console no longer has it.
type SecretBox struct {
	Host   screen.Host
	Whose  string
	Secret string
	doubt  bool // the act failed, so the password may not be set
}

func newSecretBox(host screen.Host, r acts.Result) *SecretBox {
	return &SecretBox{Host: host, Whose: r.Act.Action.Subject(r.Act.Target), Secret: r.Secret.Reveal(), doubt: !r.OK()}
}

// Single says that nothing replaces the box.
func (*SecretBox) Single() {}

// Sense makes closing the box wait like an answer: nobody but the reader has the
// password.
func (*SecretBox) Sense(key tea.KeyPressMsg) widget.Sense {
	switch key.String() {
	case "y", "esc", "q", "ctrl+c":
		return widget.Step
	}
	return widget.Idle
}

// Key takes a key; done closes the box.
func (b *SecretBox) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	switch key.String() {
	case "y":
		return b.Host.Copy(screen.Copy{Label: "the password", Text: b.Secret}), false
	case "esc", "q", "ctrl+c":
		return nil, true
	}
	return nil, false
}

// Paste is ignored.
func (b *SecretBox) Paste(string) {}

// Draw shows it.
func (b *SecretBox) Draw(a grid.Area) {
	in := widget.Box(a.Center(min(a.W-2, 64), 5), "a new password")
	whose := "for " + b.Whose
	if b.doubt {
		whose = "perhaps " + whose
	}
	in.Fit(0, 0, in.W, whose+", shown this once:", grid.Text)
	in.Fit(2, 2, in.W-2, b.Secret, grid.Bold)
}

// Hints are its keys, for the footer.
func (*SecretBox) Hints() []widget.Hint {
	return []widget.Hint{{Key: "y", Does: "copy"}, {Key: "esc", Does: "close; it is not shown again"}}
}
