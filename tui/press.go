package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/terminal"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// press finds who takes a key: the shell, the command line, an overlay, an input line of
// the screen, then the verbs.
func (a *App) press(key tea.KeyPressMsg) tea.Cmd {
	if key.Text == "" && a.keys.Is(keys.Suspend, key.String()) {
		return terminal.Suspend
	}
	if a.command != nil {
		return a.command.press(key)
	}
	if a.overlay != nil {
		return a.pressOverlay(key)
	}
	if t, ok := a.Front().(screen.Typist); ok && t.Typing() {
		return t.Type(key)
	}
	if key.String() == "ctrl+c" {
		return a.quit()
	}
	return a.Perform(key.String())
}

// pressOverlay lets a running verb put up the next overlay in place of its own.
func (a *App) pressOverlay(key tea.KeyPressMsg) tea.Cmd {
	before := a.overlay
	if menu, ok := before.(*widget.Menu); ok && menu.Sense(key) == widget.Idle && a.keys.Is(keys.Command, key.String()) {
		a.overlay = nil // what is typed next is meant for the line
		return a.openCommand("")
	}
	if !a.heed.takes(before, key, a.options.KeyTime()) {
		return nil
	}
	run, done := before.Key(key)
	if done && a.overlay == before {
		a.overlay = nil
	}
	if q, ok := before.(screen.Question); ok && done && q.Declined() != "" {
		return tea.Batch(run, a.Say(q.Declined()))
	}
	return run
}

// Perform runs the first verb that key is bound to.
func (a *App) Perform(key string) tea.Cmd {
	for _, verb := range a.verbs() {
		if a.keys.Is(verb.ID, key) {
			return a.do(verb)
		}
	}
	return nil
}

func (a *App) do(verb screen.Verb) tea.Cmd {
	if verb.Why != "" {
		return a.Warn(verb.Why)
	}
	return verb.Run()
}

// verbs are those of the screen, of the tabs it stands in, and the global ones.
// While the session is locked, the ways to unlock it come before all others.
func (a *App) verbs() []screen.Verb {
	var verbs []screen.Verb
	if a.lockedBy() != nil {
		verbs = append(verbs, screen.Verb{ID: keys.SignIn, Run: a.signIn}, screen.Verb{ID: keys.Refresh, Run: a.renew})
	}
	if top := a.Front(); top != nil {
		verbs = append(verbs, top.Verbs()...)
		if outer := a.stack[len(a.stack)-1]; outer != top {
			verbs = append(verbs, outer.Verbs()...)
		}
	}
	return append(verbs, a.globalVerbs()...)
}

func (a *App) globalVerbs() []screen.Verb {
	verbs := []screen.Verb{
		{ID: keys.Back, Run: a.goBack},
		{ID: keys.HistoryBack, Run: a.back},
		{ID: keys.HistoryNext, Run: a.forward},
		{ID: keys.Command, Run: func() tea.Cmd { return a.openCommand("") }},
		a.bulkVerb(),
		{ID: keys.Undo, Run: a.desk.UndoLast},
		{ID: keys.Paste, Run: a.askPaste},
		{ID: keys.Mouse, Run: a.toggleMouse},
		{ID: keys.Help, Run: a.help},
		{ID: keys.Quit, Run: a.leave},
		{ID: keys.Suspend, Run: func() tea.Cmd { return terminal.Suspend }},
	}
	if s, ok := a.Front().(screen.Actor); ok {
		verbs = append(verbs, screen.Verb{ID: keys.Act, Run: func() tea.Cmd { return a.desk.Act(s) }})
	}
	if c, ok := a.Front().(screen.Copier); ok {
		verbs = append(verbs, screen.Verb{ID: keys.Copy, Run: func() tea.Cmd { return a.copyMenu(c.Copies()) }})
	}
	if s, ok := a.Front().(screen.Subject); ok {
		verbs = append(verbs, screen.Verb{ID: keys.JSON, Run: func() tea.Cmd { return showJSON(a, s) }})
	}
	return verbs
}

// bulkVerb is worth a place in the footer once there is a bulk.
func (a *App) bulkVerb() screen.Verb {
	if a.desk.Batch.Current == nil {
		return screen.Verb{ID: keys.Bulk, Why: "No bulk is under way, and none was."}
	}
	return screen.Verb{ID: keys.Bulk, Run: a.desk.Batch.BulkMenu, Short: "bulk"}
}

func (a *App) goBack() tea.Cmd {
	if !a.deep() {
		return a.Say("This is the first screen. " + a.keys.Label(keys.Quit) + " leaves.")
	}
	return a.back()
}

// leave goes back, and out from the first screen.
func (a *App) leave() tea.Cmd {
	if a.deep() {
		return a.back()
	}
	return a.quit()
}

func (a *App) toggleMouse() tea.Cmd {
	a.mouse = !a.mouse
	if a.mouse {
		return a.Say("Mouse on. " + a.keys.Label(keys.Mouse) + " gives it back to the terminal, to select text.")
	}
	return a.Say("Mouse off: the terminal selects text again.")
}

func (a *App) click(m tea.Mouse) tea.Cmd {
	p, ok := a.Front().(screen.Pointed)
	if !ok || a.overlay != nil || a.command != nil || m.Button != tea.MouseLeft {
		return nil
	}
	return p.Click(m.X, m.Y)
}

func (a *App) wheel(m tea.Mouse) tea.Cmd {
	s, ok := a.Front().(screen.Scrolled)
	vertical := m.Button == tea.MouseWheelUp || m.Button == tea.MouseWheelDown
	if !ok || !vertical || a.overlay != nil || a.command != nil {
		return nil
	}
	if m.Button == tea.MouseWheelUp {
		return s.Wheel(-wheelRows)
	}
	return s.Wheel(wheelRows)
}

// wheelRows is how far one notch of the wheel goes.
const wheelRows = 3
