package tui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// mfaRequest asks the operator for a code; the answer is sent on reply.
type mfaRequest struct {
	device string
	reply  chan string
}

var errNoMFACode = errors.New("no MFA code was given")

// askMFACode is called by the SDK in the goroutine of a call, and waits there for the
// operator. Send is nil where there is nobody to ask.
func (v *visit) askMFACode(send func(tea.Msg), device string) (string, error) {
	if send == nil || v.noCode.Load() {
		return "", errNoMFACode
	}
	reply := make(chan string, 1)
	send(mfaRequest{device, reply})
	select {
	case code := <-reply:
		if code == "" {
			v.noCode.Store(true)
			return "", errNoMFACode
		}
		return code, nil
	case <-v.Host.Life().Done():
		return "", v.Host.Life().Err()
	}
}

// mfaPrompt is the overlay that asks for a code.
type mfaPrompt struct {
	quit    func() tea.Cmd
	request mfaRequest
	input   *widget.Input
}

func newMFAPrompt(quit func() tea.Cmd, r mfaRequest) *mfaPrompt {
	return &mfaPrompt{quit: quit, request: r, input: widget.NewInput("code  ", "")}
}

// Single: the call waits for the answer, and does not ask again.
func (*mfaPrompt) Single() {}

// Sense makes sure that no key meant for the screen below is taken: cancelling has to be
// deliberate, as every call then fails.
func (*mfaPrompt) Sense(tea.KeyPressMsg) widget.Sense { return widget.Step }

func (p *mfaPrompt) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	switch key.String() {
	case "enter":
		p.request.reply <- strings.TrimSpace(p.input.Value())
		return nil, true
	case "esc":
		p.request.reply <- ""
		return nil, true
	case "ctrl+c":
		p.request.reply <- ""
		return p.quit(), true
	}
	p.input.Key(key)
	return nil, false
}

// Conceals is as in [widget.Form]: a code is seen.
func (*mfaPrompt) Conceals() bool { return false }

func (p *mfaPrompt) Paste(text string) { p.input.Paste(text) }

func (p *mfaPrompt) Draw(a grid.Area) {
	in := widget.Box(a.Center(min(a.W-4, 64), 5), "MFA code")
	in.Fit(0, 0, in.W, "AWS asks for the code of this device:", grid.Text)
	in.Fit(0, 1, in.W, p.request.device, grid.Dim)
	p.input.Draw(in.Row(2))
}

func (*mfaPrompt) Hints() []widget.Hint {
	return []widget.Hint{{Key: "enter", Does: "send"}, {Key: "esc", Does: "give up"}, {Key: "ctrl+c", Does: "quit"}}
}
