package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/terminal"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// press finds what takes a key: the shell, the command line, an overlay, an input line
// of the screen, then the verbs.
func (a *App) press(key tea.KeyPressMsg) tea.Cmd {
	if key.Text == "" && a.keys.Is(keys.Suspend, key.String()) {
		return terminal.Suspend
	}
	if a.prompt.open() {
		return a.prompt.line.press(key)
	}
	if a.over.front != nil {
		return a.pressOverlay(key)
	}
	if t, ok := a.screens.front().(screen.Typist); ok && t.Typing() {
		return t.Type(key)
	}
	if key.String() == "ctrl+c" {
		return a.quit()
	}
	return a.perform(key.String())
}

// pressOverlay gives a key to the overlay in front. The command line can be opened from
// a menu.
func (a *App) pressOverlay(key tea.KeyPressMsg) tea.Cmd {
	if menu, ok := a.over.front.(*widget.Menu); ok && menu.Sense(key) == widget.Idle && a.keys.Is(keys.Command, key.String()) {
		a.over.front = nil // what is typed next is for the line
		return a.openCommand("")
	}
	run, declined := a.over.press(key)
	if declined != "" {
		return tea.Batch(run, a.toast.say(declined))
	}
	return run
}

// perform runs the first verb that key is bound to.
func (a *App) perform(key string) tea.Cmd {
	for _, verb := range a.verbs() {
		if a.keys.Is(verb.ID, key) {
			return do(verb, &a.toast)
		}
	}
	return nil
}

// do runs a verb, or says why that is not possible.
func do(verb screen.Verb, says *toast) tea.Cmd {
	if verb.Why != "" {
		return says.warn(verb.Why)
	}
	return verb.Run()
}

// verbs are those of the screen, of its tabs, and the global ones. While the session is
// locked, the ways to unlock it come first.
func (a *App) verbs() []screen.Verb {
	var verbs []screen.Verb
	if here, resume := a.here, a.screens.resume; here.locked() != nil {
		verbs = append(verbs,
			screen.Verb{ID: keys.SignIn, Run: func() tea.Cmd { return here.signIn(resume) }},
			screen.Verb{ID: keys.Refresh, Run: func() tea.Cmd { return here.renew(resume) }})
	}
	if a.screens.onDetour() {
		verbs = append(verbs, screen.Verb{ID: keys.Back, Run: a.screens.fromDetour})
	}
	if front := a.screens.front(); front != nil {
		verbs = append(verbs, front.Verbs()...)
		if outer := a.screens.top(); outer != front {
			verbs = append(verbs, outer.Verbs()...)
		}
	}
	return append(verbs, a.globalVerbs()...)
}

func (a *App) globalVerbs() []screen.Verb {
	verbs := []screen.Verb{
		{ID: keys.Back, Run: a.goBack},
		{ID: keys.HistoryBack, Run: a.back},
		{ID: keys.HistoryNext, Run: a.screens.forward},
		{ID: keys.Command, Run: func() tea.Cmd { return a.openCommand("") }},
		bulkVerb(a.desk.Bulks),
		{ID: keys.Undo, Run: a.desk.UndoLast},
		{ID: keys.Paste, Run: func() tea.Cmd { return askPaste(a.host, a.paste) }},
		{ID: keys.Mouse, Run: a.toggleMouse},
		{ID: keys.Zone, Run: a.toggleZone},
		{ID: keys.Help, Run: a.help},
		{ID: keys.Quit, Run: a.leave},
		{ID: keys.Suspend, Run: func() tea.Cmd { return terminal.Suspend }},
	}
	if s, ok := a.screens.front().(screen.Actor); ok {
		verbs = append(verbs, screen.Verb{ID: keys.Act, Run: func() tea.Cmd { return a.desk.Act(s) }})
	}
	if c, ok := a.screens.front().(screen.Copier); ok {
		verbs = append(verbs, screen.Verb{ID: keys.Copy, Run: func() tea.Cmd { return copyOn(a.host, c) }})
	}
	if s, ok := a.screens.front().(screen.Subject); ok {
		verbs = append(verbs, screen.Verb{ID: keys.JSON, Run: func() tea.Cmd { return showJSON(a.host, s) }})
	}
	return verbs
}

// bulkVerb is in the footer once there is a bulk.
func bulkVerb(bulks *acting.Bulks) screen.Verb {
	if bulks.Last() == nil {
		return screen.Verb{ID: keys.Bulk, Why: "There has been no bulk in this session."}
	}
	return screen.Verb{ID: keys.Bulk, Run: bulks.Menu, Short: "bulk"}
}

// deep reports whether there is something behind the screen in front: another one, or
// the page for a missing session.
func (a *App) deep() bool {
	n := len(a.screens.shown)
	return n > 1 || n == 1 && a.here.session == nil
}

// back goes to the screen before this one.
func (a *App) back() tea.Cmd {
	if !a.deep() {
		return nil
	}
	return a.screens.back()
}

// goBack goes back; on the first screen it says how to quit.
func (a *App) goBack() tea.Cmd {
	if !a.deep() {
		return a.toast.say("This is the first screen. " + a.keys.Label(keys.Quit) + " quits.")
	}
	return a.back()
}

// leave goes back, and quits from the first screen.
func (a *App) leave() tea.Cmd {
	if a.deep() {
		return a.back()
	}
	return a.quit()
}

// typing reports whether keys go into an input line.
func (a *App) typing() bool {
	t, ok := a.screens.front().(screen.Typist)
	return a.prompt.open() || ok && t.Typing()
}
