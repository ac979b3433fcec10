package tui

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"
	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tokens"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// maxOSC52 is the most that terminals accept in one OSC 52 sequence, encoded (hterm and
// tmux both stop near 75,000 bytes).
const maxOSC52 = 74_994

var errTooLong = errors.New("too long for the terminal's clipboard")

// copyOn offers what can be copied on a screen, once it is known what that is about.
func copyOn(host screen.Host, c screen.Copier) tea.Cmd {
	if m, ok := c.(interface{ WhyNotYet() string }); ok && m.WhyNotYet() != "" {
		return host.Warn(m.WhyNotYet())
	}
	return copyMenu(host, c.Copies())
}

// copyMenu offers what can be copied. An empty value stays in it, with the reason.
func copyMenu(host screen.Host, copies []screen.Copy) tea.Cmd {
	if len(copies) == 0 {
		return host.Warn("Nothing here to copy.")
	}
	items := make([]widget.Item, len(copies))
	for i, c := range copies {
		items[i] = widget.Item{Key: c.Key, Label: c.Label, Note: screen.Preview(c.Text), Run: func() tea.Cmd { return host.Copy(c) }}
		if c.Text == "" {
			items[i].Why = "There is none."
		}
	}
	return screen.OpenMenu(host, "copy", items)
}

// copyText uses the clipboard of this machine, and the terminal's where there is none or
// this machine is at the far end of an ssh connection.
func copyText(host acting.Console, c screen.Copy) tea.Cmd {
	if !overSSH(host.Settings().Environ) {
		write := host.Settings().Clipboard
		if write == nil {
			write = clipboard.WriteAll
		}
		return screen.Get(host.Lasting(), func(context.Context) (struct{}, error) {
			return struct{}{}, write(c.Text)
		}, func(_ struct{}, err error) tea.Cmd {
			if err != nil {
				return copyByTerminal(host, c)
			}
			return host.Say("Copied " + c.Label + ".")
		})
	}
	return copyByTerminal(host, c)
}

func copyByTerminal(host screen.Host, c screen.Copy) tea.Cmd {
	sequence, err := osc52(c.Text, host.Settings().Environ)
	if err != nil {
		return host.Warn(fmt.Sprintf("%s is %d bytes: %v.", c.Label, len(c.Text), err))
	}
	to := "the terminal's clipboard (OSC 52)"
	if inTmux(host.Settings().Environ) { // it never answers, and by default drops both forms
		to = "tmux (OSC 52), which needs set-clipboard on"
	}
	return tea.Batch(tea.Raw(sequence), host.Say("Sent "+c.Label+" to "+to+"."))
}

// osc52 is the sequence that sets the terminal's clipboard, wrapped so that screen
// passes it on. For tmux it is there twice: plain for set-clipboard on, with which tmux
// stores it and passes it on, and wrapped for allow-passthrough.
func osc52(text string, environ []string) (string, error) {
	if base64.StdEncoding.EncodedLen(len(text)) > maxOSC52 {
		return "", errTooLong
	}
	sequence := ansi.SetSystemClipboard(text)
	switch {
	case inTmux(environ):
		return sequence + ansi.TmuxPassthrough(sequence), nil
	case strings.HasPrefix(getenv(environ, "TERM"), "screen"):
		return ansi.ScreenPassthrough(sequence, 768), nil // screen drops longer strings
	}
	return sequence, nil
}

func inTmux(environ []string) bool { return getenv(environ, "TMUX") != "" }

func overSSH(environ []string) bool {
	return getenv(environ, "SSH_TTY") != "" || getenv(environ, "SSH_CONNECTION") != ""
}

func getenv(environ []string, name string) string {
	i := slices.IndexFunc(environ, func(e string) bool { return strings.HasPrefix(e, name+"=") })
	if i < 0 {
		return ""
	}
	return environ[i][len(name)+1:]
}

// askPaste reads the clipboard of this machine; over ssh there is none to read, but the
// terminal's own paste key does the same.
func askPaste(host acting.Console, paste func(text string) tea.Cmd) tea.Cmd {
	if overSSH(host.Settings().Environ) {
		return host.Say("Paste with your terminal's own key; the console recognises what it is.")
	}
	return screen.Get(host.Lasting(), func(context.Context) (string, error) { return clipboard.ReadAll() },
		func(text string, err error) tea.Cmd {
			if err != nil {
				return host.Say("Paste with your terminal's own key; the console recognises what it is.")
			}
			return paste(text)
		})
}

// paste puts text into the open input line, or finds out what it names.
func (a *App) paste(text string) tea.Cmd {
	if tokens.HoldsToken(text) {
		return a.pasteToken(text)
	}
	if line := strings.TrimSpace(text); !plain.Safe(line) && a.over.front == nil && a.typing() {
		return a.toast.warn("Not pasted: it has characters that can't be shown: " + plain.Text(plain.Glimpse(words.FirstLine(line))))
	}
	if a.prompt.open() {
		a.prompt.line.paste(strings.TrimSpace(text))
		return nil
	}
	if a.over.front != nil {
		a.over.front.Paste(text)
		return nil
	}
	if t, ok := a.screens.front().(screen.Typist); ok && t.Typing() {
		return t.TypePaste(strings.TrimSpace(text))
	}
	return recognise(a, strings.TrimSpace(text))
}

// pasteToken opens what holds a token, or hands it to a box that does not show it. It is
// typed nowhere else: it would stand there for all to read.
func (a *App) pasteToken(text string) tea.Cmd {
	if _, searching := a.over.front.(*widget.Manual); searching {
		a.over.front = nil
	}
	if a.prompt.open() || a.over.front == nil {
		a.prompt.close()
		return openTokens(a, text)
	}
	if box, typed := a.over.front.(interface{ Conceals() bool }); typed && !box.Conceals() {
		return a.toast.warn("That is a token, and it would be visible here. Use " + a.keys.Label(keys.Command) + "token instead.")
	}
	a.over.front.Paste(text)
	return nil
}
