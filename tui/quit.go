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

// quit ends the console; while a bulk is under way it asks first.
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

// end ends the console, but not before a waiting password was shown: nobody else has it.
func (a *App) end() tea.Cmd {
	if a.over.secretWaits() {
		a.over.secretFirst()
		return a.toast.warn("This password is shown once. The console stays until you have seen it.")
	}
	a.stopTasks()
	return tea.Quit
}

// stopTasks ends all tasks. A running bulk is left unfinished.
func (a *App) stopTasks() {
	if a.desk.Bulks.Running() {
		a.broken = a.desk.Bulks.Last()
	}
	a.cancel()
}

// Farewell is what to print on the terminal after the console has ended: about an
// unfinished bulk, "" otherwise. It is complete after Close.
func (a *App) Farewell() string {
	if a.broken == nil {
		return ""
	}
	words, command := wayOnWith(a.host, a.broken)
	return strings.TrimSpace(acting.HowFar(a.broken) + " " + words + " " + command.String())
}

// parting asks whether to leave a bulk unfinished. Its numbers keep counting, and ctrl+c
// quits.
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

// wayOnWith says how to resume an unfinished bulk. The command ends the sentence, so
// that it can be copied; it is zero where there is none.
func wayOnWith(host screen.Host, b *bulk.Bulk) (words string, command shell.Command) {
	switch {
	case b.Progress().Ended:
		return "Nothing is left to resume.", shell.Command{}
	case host.Settings().Fleeting:
		return "The demo keeps no journal, so this can't be resumed.", shell.Command{}
	}
	return "The journal of what is left is kept. Resume it with " + host.Keys().Label(keys.Command) + "bulks, or:", b.WayOn()
}
