package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// helperTalk is what one run of a profile's credential_process writes. It arrives in the
// goroutine of an AWS call.
type helperTalk struct {
	send func(tea.Msg)
	line string // the last one so far
}

// helperSaid is the latest line of a helper; helperDone says that it has ended.
type (
	helperSaid string
	helperDone struct{}
)

func (t *helperTalk) Write(p []byte) (int, error) {
	lines := strings.Split(t.line+string(p), "\n")
	t.line = lines[len(lines)-1]
	for i := len(lines) - 1; i >= 0; i-- {
		if said := strings.TrimSpace(lines[i]); said != "" {
			t.send(helperSaid(said))
			break
		}
	}
	return len(p), nil
}

func (t *helperTalk) Close() error {
	t.send(helperDone{})
	return nil
}

// helperTime is how long a helper runs at most.
const helperTime = time.Minute

// helperWords is the start of a helper's toast.
const helperWords = "The credential_process says: "

// helperSays shows what a helper writes until it ends: it may ask the operator for
// something, such as to open a page.
func (t *toast) helperSays(said helperSaid) tea.Cmd {
	return t.sayFor(helperTime, helperWords+string(said), grid.Text)
}

func (t *toast) helperFallsSilent() {
	if strings.HasPrefix(t.text, helperWords) {
		t.text = ""
	}
}
