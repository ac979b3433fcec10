package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
)

// recognise looks at a text that was pasted where nobody is typing, and goes to
// what it names: the tokens in it, or a user. Of a user only the first line
// counts: a paste is never a macro.
func (a *App) recognise(text string) tea.Cmd {
	if holdsToken(text) {
		return goToken(a, text)
	}
	line, _, _ := strings.Cut(text, "\n")
	line = strings.Trim(strings.TrimSpace(line), `"'<>,;`)
	switch {
	case line == "":
		return nil
	case len(line) > 256:
		return a.say("Pasted a text that names no user.")
	}
	if _, ok := a.poolAtHand(); !ok {
		return a.say("Open a pool first, then paste what names a user.")
	}
	if _, ok := admin.ParseFilter(line); ok {
		return goUsers(a, line)
	}
	if strings.ContainsAny(line, " \t") {
		return a.say("Pasted a text that names no user.")
	}
	return goUser(a, line)
}
