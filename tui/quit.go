package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// quit ends the console, and asks first while a bulk is under way.
func (a *App) quit() tea.Cmd {
	if !a.desk.Bulks.Running() || a.over.secretWaits() {
		return a.end()
	}
	lines := func() []widget.Line { return partingLines(a.host, a.desk.Bulks.Last()) }
	return a.over.show(&parting{end: a.end, lines: lines, Confirm: widget.NewConfirm(widget.Confirm{
		Title: "quit · " + a.desk.Bulks.Last().Plan().Action.Name + " is under way",
		Lines: lines(),
		Yes:   "quit",
		No:    "stay",
		Left:  "Not quit; the bulk was not changed.",
		Run:   a.end,
	})})
}

// end ends the console, but not before a password that waits was shown: nobody else
// has it.
func (a *App) end() tea.Cmd {
	if a.over.secretWaits() {
		a.over.secretFirst()
		return a.toast.warn("This password is shown once. The console stays until you have seen it.")
	}
	a.stopTasks()
	return tea.Quit
}

// stopTasks ends all tasks. A bulk under way is left in the middle.
func (a *App) stopTasks() {
	if a.desk.Bulks.Running() {
		a.broken = a.desk.Bulks.Last()
	}
	a.cancel()
}

// Farewell is what to say on the terminal when the console has gone from it: of
// a bulk that was left in the middle, "" otherwise. It is complete after Close.
func (a *App) Farewell() string {
	if a.broken == nil {
		return ""
	}
	words, command := wayOnWith(a.host, a.broken)
	return strings.TrimSpace(acting.HowFar(a.broken) + " " + words + " " + command.String())
}

// parting asks whether to leave a bulk in the middle. Its numbers go on counting,
// and who presses ctrl+c again means it.
type parting struct {
	*widget.Confirm
	end   func() tea.Cmd
	lines func() []widget.Line
}

// Sense lets ctrl+c quit at any time.
func (p *parting) Sense(key tea.KeyPressMsg) widget.Sense {
	if key.String() == "ctrl+c" {
		return widget.Leave
	}
	return p.Confirm.Sense(key)
}

func (p *parting) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	if key.String() == "ctrl+c" {
		return p.end(), true
	}
	return p.Confirm.Key(key)
}

func (p *parting) Draw(area grid.Area) {
	p.Tell(p.lines())
	p.Confirm.Draw(area)
}

func (p *parting) Hints() []widget.Hint {
	return append(p.Confirm.Hints(), widget.Hint{Key: "ctrl+c", Does: "quit"})
}

func partingLines(host screen.Host, b *bulk.Bulk) []widget.Line {
	words, command := wayOnWith(host, b)
	lines := []widget.Line{
		{Label: "under way", Value: acting.HowFar(b), Style: grid.Bold},
		{Label: "on quitting", Value: "Calls in progress finish; nothing new is started."},
		{Label: "then", Value: words},
	}
	if command.IsZero() {
		return lines
	}
	return append(lines, screen.CommandLines(command)...)
}

// wayOnWith says how to go on with a bulk that is left in the middle. The command
// ends the sentence, so that it can be copied; it is zero where there is none.
func wayOnWith(host screen.Host, b *bulk.Bulk) (words string, command shell.Command) {
	switch {
	case b.Progress().Ended:
		return "Nothing is left to resume.", shell.Command{}
	case host.Settings().Fleeting:
		return "The demo keeps no journal, so this can't be resumed.", shell.Command{}
	}
	return "The journal of what is left is kept. Resume it with " + host.Keys().Label(keys.Command) + "bulks, or:", b.WayOn()
}
