package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// toastTime is how long a toast stays: long enough to read a sentence twice.
const toastTime = 5 * time.Second

// toast is a sentence above the footer that disappears by itself.
type toast struct {
	text  string
	style grid.Style
	turn  int
	ended <-chan struct{} // closed when the console has ended
}

// toastOver ends the toast of that turn, and no later one.
type toastOver struct{ turn int }

// toastRows is how many rows a toast takes at most: the longest sentence on the
// narrowest supported terminal.
const toastRows = 3

// lines are the rows of the toast, none without one.
func (t *toast) lines(a grid.Area) []string {
	if t.text == "" {
		return nil
	}
	lines := strings.Split(a.Wrap(t.text, a.W-2), "\n")
	if len(lines) > toastRows {
		lines = append(lines[:toastRows-1], strings.Join(lines[toastRows-1:], " "))
	}
	return lines
}

func (t *toast) end(over toastOver) {
	if over.turn == t.turn {
		t.text = ""
	}
}

// say shows a sentence for a while.
func (t *toast) say(text string) tea.Cmd { return t.tell(text, grid.Text) }

// warn shows a sentence about a failure.
func (t *toast) warn(text string) tea.Cmd { return t.tell("! "+text, grid.Care) }

// tell shows a sentence in a style.
func (t *toast) tell(text string, style grid.Style) tea.Cmd { return t.sayFor(toastTime, text, style) }

func (t *toast) sayFor(while time.Duration, text string, style grid.Style) tea.Cmd {
	t.text, t.style, t.turn = mask.Tokens(text), style, t.turn+1 // it may quote what was typed
	turn, ended := t.turn, t.ended
	return func() tea.Msg {
		timer := time.NewTimer(while)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ended: // Bubble Tea's own tick would outlive the program
		}
		return toastOver{turn}
	}
}
