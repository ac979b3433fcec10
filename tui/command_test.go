package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestTheCommandLineCompletes(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Press(":").Sees("pools", "settings of the current pool").
		Type("the").Press("tab").Type("high").Press("tab").
		Sees(":theme high-contrast").
		Press("enter").SeesNot(":theme")
}

func TestTabTurnsToOneCommandAfterTheOther(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24}).Press("enter")
	line := func(want string) {
		t.Helper()
		if got := strings.TrimSpace(c.Row(-2).Text); got != want {
			t.Errorf("the line is %q, want %q", got, want)
		}
	}
	c.Press(":").Type("us").Press("tab")
	line(":users")
	c.Press("tab")
	line(":user")
	c.Press("tab")
	line(":users")
	c.Press("shift+tab", "shift+tab").Type(" st").Sees("users status:confirmed").Press("tab", "tab")
	line(":users status:unconfirmed")
	c.Press("enter").Sees(`asked of AWS: cognito:user_status = "UNCONFIRMED"`)
	c.Press(":").Type("pool").Press("tab")
	line(":pool")
	c.Press("esc", ":").Type("us").Press("down", "down", "tab")
	line(":user")
}

func TestTheListOfCommandsFitsAndTellsOfTheRest(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Width: 80, Height: 24})
	c.Press(":").Sees("signins [SPAN] [FILTER]  sign-ins of the current pool", "↓ 12 more").SeesNot("↑ 1")
	for range 20 {
		c.Press("down")
	}
	c.Sees("quit", "↑ 12 more").SeesNot("↓ ")
	c.Resize(40, 10).Press("esc", ":").Sees("pools [WORD]", "more")
}

func TestTheCommandLineRemembers(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Command("users status:unconfirmed").Sees("carol").
		Command("groups").Sees("PRECEDENCE").
		Press(":", "up", "up").Sees(":users status:unconfirmed").
		Press("enter").Sees("carol")
}

func TestAnUnknownCommandIsToldSo(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Command("explode now").
		Sees(`There is no command "explode".`)
}

func TestOneUserIsFoundByName(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Command("user bob").
		Sees("acme-consumer › users › bob › overview", "bob@example.org", "Confirmed and enabled").
		Press("esc").Sees("acme-consumer › users", "alice", "bob")
}

func TestHelpIsSearchedAndRun(t *testing.T) {
	users(t).
		Press("?").Sees("help", "choose the columns").
		Type("columns").SeesNot("one page up").
		Press("enter").
		Sees("columns of users")
}

func TestCopyingSaysWhereItWent(t *testing.T) {
	c := users(t).Press("y").Sees("username", "sub", "aws command").Press("u").Sees("Copied username.")
	if c.Copied != "alice" {
		t.Errorf("copied %q, want alice", c.Copied)
	}
	c.Press("y", "c")
	if !strings.HasPrefix(c.Copied, "aws cognito-idp list-users --user-pool-id eu-west-1_") || !strings.Contains(c.Copied, `--filter 'sub = "`) {
		t.Errorf("copied %q", c.Copied)
	}
}

func TestOverSSHTheTerminalCopies(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{Environ: []string{"SSH_TTY=/dev/pts/0"}}})
	c.Press("enter", "y", "u").Sees("Sent username to the terminal's clipboard (OSC 52).")
	c.Writes("\x1b]52;c;YWxpY2U=") // alice, in base64
	if c.Copied != "" {
		t.Errorf("the clipboard of the far machine got %q", c.Copied)
	}
}

// tmux accepts the plain sequence with set-clipboard on, the wrapped one with
// allow-passthrough on; by default neither.
func TestInTmuxTheSequenceIsThereBothWays(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{Environ: []string{"SSH_TTY=/dev/pts/0", "TMUX=/tmp/tmux"}}})
	c.Press("enter", "y", "u").Writes("\x1b]52;c;YWxpY2U=\a\x1bPtmux;\x1b\x1b]52;c;YWxpY2U=").
		Sees("Sent username to tmux (OSC 52), which needs set-clipboard on.")
}

func TestAnythingIsShownAsJSON(t *testing.T) {
	users(t).
		Press("J").
		Sees(`"username": "alice"`, `"enabled": false`, `"attributes": {`).
		Press("esc", "3", "J").
		Sees(`"name": "acme-consumer"`, `"passwordPolicy"`)
}

func TestTheMouseSelectsOpensAndIsGivenBack(t *testing.T) {
	click := tea.MouseClickMsg{X: 5, Y: 6, Button: tea.MouseLeft}
	c := users(t)
	c.Press("M").Sees("Mouse on.")
	row := c.Row(6).Text
	c.Send(click).Selected().Is(strings.Fields(row)[0])
	c.Send(click).Sees("› overview")
	c.Press("esc").Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown}).Press("M").Sees("Mouse off")
}

func TestWithoutABulkItsKeySaysSo(t *testing.T) {
	users(t).SeesNot("b bulk").Press("b").Sees("There has been no bulk in this session.")
}
