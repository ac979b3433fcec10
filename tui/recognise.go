package tui

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/tokens"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// recognise finds out what a text names that was pasted while nobody was typing, and
// goes there: its tokens, a pool, the sign-ins from an address, or a user. Except for
// tokens only the first line counts: a paste is never a macro.
func recognise(a *App, text string) tea.Cmd {
	if tokens.HoldsToken(text) {
		return openTokens(a, text)
	}
	lines := pastedLines(text)
	switch {
	case len(lines) == 0:
		return nil
	case len(lines) > 1 && !slices.ContainsFunc(lines, isNoName):
		return a.toast.say(fmt.Sprintf("Pasted %s. Paste one to find its user; a list is for cognito-tui do ACTION --from -.", words.Counting(len(lines), "line")))
	}
	line := lines[0]
	if id := admin.PoolIDIn(line); id != "" {
		return inSession(goPastedPool)(a, id)
	}
	if len(line) > longestName {
		return a.toast.say("The pasted text names no user.")
	}
	if _, ok := a.screens.pool(); !ok {
		return a.toast.say("Open a pool first, then paste a username, address or sub.")
	}
	if _, err := netip.ParseAddr(line); err == nil {
		return goSignIns(a, "ip:"+line)
	}
	if _, ok := admin.ParseFilter(line); ok {
		return listTab(usersTab)(a, line)
	}
	if isNoName(line) {
		return a.toast.say("The pasted text names no user.")
	}
	return listTab(usersTab)(a, "username="+admin.NameIn(line))
}

// longestName is longer than any name in Cognito, in bytes.
const longestName = 256

// isNoName reports whether a text can't be the name of a user.
func isNoName(line string) bool {
	return len(line) > longestName || strings.ContainsFunc(line, unicode.IsSpace)
}

// pastedLines are the names in the lines of a text, without the characters around them.
func pastedLines(text string) []string {
	var names []string
	for line := range strings.Lines(text) {
		if name := admin.NameIn(line); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// goPastedPool opens the pool of an id, which starts with its Region.
func goPastedPool(a *App, id string) tea.Cmd {
	if region, _, _ := strings.Cut(id, "_"); region != a.here.session.Region() {
		return a.toast.say(fmt.Sprintf("%s is a pool of %s: %sregion %s goes there.", id, region, a.keys.Label(keys.Command), region))
	}
	return goPool(a, id)
}
