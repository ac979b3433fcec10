package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/theme"
	"github.com/cognito-tui/cognito-tui/tui/tokens"
)

// command is a word of the command line.
type command struct {
	names    []string // the first is shown, the others work too
	argument string   // what may follow, for the list of commands
	help     string
	complete func(a *App) []string // what the argument may be; nil for none
	run      func(a *App, argument string) tea.Cmd
	also     string // words that people look for it by in the help
}

// commands are all commands. An argument that begins with @ is a profile to switch to
// first: `users status:unconfirmed @prod`.
func commands() []command {
	return []command{
		{[]string{"pools", "p"}, "[WORD]", "the user pools of this account and Region", nil, inSession(goPools), "directory list"},
		{[]string{"pool"}, "NAME|ID", "open a pool", named(screen.PoolNames), inSession(goPool), "switch"},
		{[]string{"users", "u"}, "[POOL] [FILTER]", "users of the current pool, or of another", orPool(filterWords), ofPool(listTab(usersTab)), "search people list accounts export csv"},
		{[]string{"user"}, "WHO", "find one user by username, e-mail, phone number or sub", nil, inSession(goUser), "search find lookup account sub email phone"},
		{[]string{"groups", "g"}, "[POOL] [WORD]", "groups of the current pool, or of another", named(screen.PoolNames), ofPool(listTab(groupsTab)), "roles members"},
		{[]string{"clients"}, "[POOL] [WORD]", "app clients of the current pool, or of another", named(screen.PoolNames), ofPool(listTab(clientsTab)), "app client application oauth secret"},
		{[]string{"overview", "describe"}, "[POOL]", "settings of the current pool, or of another", named(screen.PoolNames), inSession(goOverview), "settings policy password mfa 2fa config"},
		{[]string{"signins", "door"}, "[SPAN] [FILTER]", "sign-ins of the current pool, and alerts", queryWords, ofPool(goSignIns), "log logs tail events login history attempts failed stream alerts"},
		{[]string{"locked"}, "[POOL] [WORD]", "who is estimated to be locked out", named(screen.PoolNames), ofPool(goLocked), "unlock lockout locked out brute force ban blocked"},
		{[]string{"token", "jwt"}, "[TEXT]", "decode, verify and explain a token", nil, openTokens, "decode jwt verify id access refresh bearer"},
		{[]string{"audit"}, "[WORD]", "the audit: acts done from this machine", nil, opens(directory.OpenAudit), "log history who did what export"},
		{[]string{"bulks"}, "", "unfinished bulks", nil, inSession(func(a *App, _ string) tea.Cmd { return a.desk.OpenUnfinished() }), "resume batch interrupted"},
		{[]string{"undo"}, "", "undo the last act", nil, func(a *App, _ string) tea.Cmd { return a.desk.UndoLast() }, "revert rollback"},
		{[]string{"profile", "ctx"}, "NAME", "switch to another AWS profile", profileNames, goProfile, "account switch aws assume role"},
		{[]string{"region"}, "NAME", "switch to another Region", regionNames, goRegion, "switch"},
		{[]string{"theme"}, "NAME", "change the colours", themeNames, setTheme, "color dark light"},
		{[]string{"mouse"}, "", "mouse on or off", nil, func(a *App, _ string) tea.Cmd { return a.toggleMouse() }, "click"},
		{[]string{"sign-in", "login"}, "", "sign in to AWS again", nil, inSession(func(a *App, _ string) tea.Cmd { return a.here.signIn(a.screens.resume) }), "sso credentials"},
		{[]string{"help", "?"}, "", "all keys", nil, func(a *App, _ string) tea.Cmd { return a.help() }, "keys manual"},
		{[]string{"quit", "q", "exit"}, "", "leave", nil, func(a *App, _ string) tea.Cmd { return a.quit() }, "logout leave close"},
	}
}

func findCommand(name string) (command, bool) {
	all := commands()
	i := slices.IndexFunc(all, func(c command) bool { return slices.Contains(c.names, name) })
	if i < 0 {
		return command{}, false
	}
	return all[i], true
}

// runCommand runs a line. If it has a @profile, that is switched to first, and the rest
// of the line runs there.
func (a *App) runCommand(line string) tea.Cmd {
	words := strings.Fields(line)
	if i := slices.IndexFunc(words, func(w string) bool { return len(w) > 1 && w[0] == '@' }); i >= 0 {
		return goToProfile(a, words[i][1:], strings.Join(slices.Delete(words, i, i+1), " "))
	}
	if len(words) == 0 {
		return nil
	}
	c, ok := findCommand(words[0])
	if action, isAct := acts.FindAction(words[0]); !ok && isAct {
		return a.desk.ActBy(action)
	}
	if !ok && tokens.HoldsToken(line) { // pasted by a terminal that does not say so
		return openTokens(a, line)
	}
	if !ok {
		return a.toast.warn(fmt.Sprintf("There is no command %q. %s lists them all.", words[0], a.keys.Label("command")))
	}
	return c.run(a, strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), words[0])))
}

// opens is a command that opens a screen and needs only the host.
func opens(open func(host screen.Host, argument string) tea.Cmd) func(*App, string) tea.Cmd {
	return func(a *App, argument string) tea.Cmd { return open(a.host, argument) }
}

// named completes with names from any screen.
func named(names func(screen.Host) []string) func(*App) []string {
	return func(a *App) []string { return names(a.host) }
}

// inSession is a command that needs a session.
func inSession(run func(a *App, argument string) tea.Cmd) func(*App, string) tea.Cmd {
	return func(a *App, argument string) tea.Cmd {
		if a.here.session == nil {
			return a.toast.warn(screen.NoSession)
		}
		return run(a, argument)
	}
}

func goPools(a *App, word string) tea.Cmd {
	for i, s := range a.screens.shown {
		if pools, ok := s.(*directory.PoolList); ok {
			a.screens.backTo(i)
			return tea.Batch(pools.Start(), pools.SetFilter(word))
		}
	}
	pools := directory.NewPools(a.host)
	return tea.Batch(a.screens.push(pools), pools.SetFilter(word))
}

// listTab opens a tab of the current pool that is a list, and filters it.
func listTab(tab string) func(a *App, filter string) tea.Cmd {
	return func(a *App, filter string) tea.Cmd {
		s, cmd := a.inPool(tab)
		if list, ok := s.(interface{ SetFilter(text string) tea.Cmd }); ok {
			// The unfiltered first page that a new list requests is dropped.
			return tea.Batch(cmd, list.SetFilter(filter))
		}
		return cmd
	}
}

// goOverview takes only a pool.
func goOverview(a *App, name string) tea.Cmd {
	if name != "" {
		pool, why := poolNamed(a.host, name)
		if why != "" {
			return a.toast.warn(why)
		}
		a.placePool(pool)
	}
	_, cmd := a.inPool(overviewTab)
	return cmd
}

func goProfile(a *App, name string) tea.Cmd {
	if name == "" {
		return a.openCommand("profile ")
	}
	return goToProfile(a, name, "")
}

// goToProfile switches to another profile and runs a line there. With given credentials,
// such as the demo's, no profile is used.
func goToProfile(a *App, name, start string) tea.Cmd {
	options := a.here.options()
	if options.Credentials != nil {
		return a.toast.warn("The credentials here belong to no profile, so there is none to switch to.")
	}
	options.Profile, options.Region = name, ""
	return a.open(options, start)
}

func goRegion(a *App, name string) tea.Cmd {
	if name == "" {
		return a.openCommand("region ")
	}
	options := a.here.options()
	options.Region = name
	return a.open(options, "")
}

func setTheme(a *App, name string) tea.Cmd {
	if !slices.Contains(theme.Names(), name) {
		return a.toast.warn("Themes are: " + strings.Join(theme.Names(), ", ") + ".")
	}
	a.options.Theme, a.options.NoColor = name, false
	a.canvas.choosePalette(&a.options)
	return nil
}

func filterWords(*App) []string {
	var words []string
	for _, attribute := range admin.SearchableAttributes() {
		values := admin.FilterValues(attribute)
		if values == nil {
			words = append(words, attribute+":")
		}
		for _, value := range values {
			words = append(words, attribute+":"+value)
		}
	}
	return words
}

// profileNames are empty where profiles can't be switched.
func profileNames(a *App) []string {
	if a.here.options().Credentials != nil {
		return nil
	}
	return call.Profiles()
}

func regionNames(*App) []string { return call.Regions() }
func themeNames(*App) []string  { return theme.Names() }
