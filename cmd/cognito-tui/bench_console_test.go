//go:build bench && unix

package main

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// console is the console in this process: Bubble Tea's event loop without its
// goroutines, so that only the console's own cost is measured.
type console struct{ app *tui.App }

// openUsers shows the users of a crowd, all of them read.
func openUsers(t *testing.T, c crowd, width, height int) console {
	app := tui.New(t.Context(), screen.Options{
		Session: call.Options{
			Endpoint: c.serve(t), Region: "eu-west-1", Credentials: demoCredentials{},
			Rates: map[call.Category]float64{call.CategoryUserList: 1e6},
		},
		Start: "pool crowd",
	})
	t.Cleanup(app.Close)
	shown := console{app}
	shown.send(tea.WindowSizeMsg{Width: width, Height: height})
	shown.run(app.Init())
	shown.press('+')
	if frame := shown.frame(); !strings.Contains(frame, spaced(c.users)+" ·") {
		t.Fatalf("the list does not hold %d users:\n%s", c.users, frame)
	}
	return shown
}

// run executes a command, and those that follow from it.
func (c console) run(command tea.Cmd) {
	for queue := []tea.Cmd{command}; len(queue) > 0; queue = queue[1:] {
		if queue[0] == nil {
			continue
		}
		switch msg := queue[0]().(type) {
		case tea.BatchMsg:
			queue = append(queue, msg...)
		default:
			_, next := c.app.Update(msg)
			queue = append(queue, next)
		}
	}
}

func (c console) send(msg tea.Msg) {
	_, next := c.app.Update(msg)
	c.run(next)
}

func (c console) press(key rune) { c.send(tea.KeyPressMsg{Code: key, Text: string(key)}) }

func (c console) frame() string { return c.app.View().Content }

// spaced writes n as the console does, in groups of three digits.
func spaced(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s\u00a0%03d", spaced(n/1000), n%1000)
}
