package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Show lays an overlay over the screen that was asked for, in place of the one
// that is there.
func (a *App) Show(o screen.Overlay) tea.Cmd {
	if screen.Stays(a.overlay) {
		a.waiting = slices.Insert(a.waiting, 0, o)
		return nil
	}
	a.overlay = o
	a.heed.came(a.options.KeyTime())
	return nil
}

// Announce lays an overlay over the screen that comes by itself: once nothing is
// in front that it would take the place of, and nobody is typing.
func (a *App) Announce(o screen.Overlay) { a.waiting = append(a.waiting, o) }

// Shut takes an overlay away, in front or not.
func (a *App) Shut(o screen.Overlay) {
	if a.overlay == o {
		a.overlay = nil
	}
	a.waiting = slices.DeleteFunc(a.waiting, func(w screen.Overlay) bool { return w == o })
}

// comeUp brings what waits to the front. What is being read may wait for an MFA
// code itself, so the prompt comes before that, which is put off.
func (a *App) comeUp() {
	next := 0
	reading, reads := a.overlay.(*widget.Progress)
	if reads {
		next = slices.IndexFunc(a.waiting, isPrompt)
	}
	if next < 0 || next == len(a.waiting) || a.overlay != nil && !reads || a.typing() {
		return
	}
	a.overlay = a.waiting[next]
	a.waiting = slices.Delete(a.waiting, next, next+1)
	if reads {
		a.waiting = slices.Insert(a.waiting, 0, screen.Overlay(reading))
	}
	a.heed.came(a.options.KeyTime())
}

func isPrompt(o screen.Overlay) bool {
	_, is := o.(*mfaPrompt)
	return is
}

// prompting reports whether an MFA code is asked for, or will be.
func (a *App) prompting() bool {
	return isPrompt(a.overlay) || slices.ContainsFunc(a.waiting, isPrompt)
}

// typing reports whether keys go into an input line.
func (a *App) typing() bool {
	t, ok := a.Front().(screen.Typist)
	return a.command != nil || ok && t.Typing()
}
