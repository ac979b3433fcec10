package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// overlay lies over the screen and takes all keys.
type overlay interface {
	Key(key tea.KeyPressMsg) (run tea.Cmd, done bool)
	Paste(text string)
	Draw(a grid.Area)
	// Sense says what a key means here.
	Sense(key tea.KeyPressMsg) widget.Sense
	// Hints are its keys, for the footer.
	Hints() []widget.Hint
}

// The capabilities that some overlays have beyond overlay.
type (
	// question can be answered by no: Declined is what to say then, "" when it was
	// not.
	question interface{ Declined() string }
	// single is there once: nothing takes its place.
	single interface{ Single() }
)

// show lays an overlay over the screen that was asked for, in place of the one
// that is there.
func (a *App) show(o overlay) tea.Cmd {
	if stays(a.overlay) {
		a.waiting = slices.Insert(a.waiting, 0, o)
		return nil
	}
	a.overlay = o
	a.heed.came(a.options.KeyTime())
	return nil
}

// notice tells of an act that was not done. Nothing else does, so it outlasts the
// session.
type notice struct {
	*widget.Confirm
	placed bool // it says where that was
}

// announce lays an overlay over the screen that comes by itself: once nothing is
// in front that it would take the place of, and nobody is typing.
func (a *App) announce(o overlay) { a.waiting = append(a.waiting, o) }

// shut takes an overlay away, in front or not.
func (a *App) shut(o overlay) {
	if a.overlay == o {
		a.overlay = nil
	}
	a.waiting = slices.DeleteFunc(a.waiting, func(w overlay) bool { return w == o })
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
		a.waiting = slices.Insert(a.waiting, 0, overlay(reading))
	}
	a.heed.came(a.options.KeyTime())
}

func stays(o overlay) bool {
	_, is := o.(single)
	return is
}

func isPrompt(o overlay) bool {
	_, is := o.(*mfaPrompt)
	return is
}

// prompting tells whether an MFA code is asked for, or will be.
func (a *App) prompting() bool {
	return isPrompt(a.overlay) || slices.ContainsFunc(a.waiting, isPrompt)
}

// typing tells whether keys go into an input line.
func (a *App) typing() bool {
	t, ok := a.top().(typist)
	return a.command != nil || ok && t.Typing()
}
