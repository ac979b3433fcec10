package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// overlays are what lies over the screen: one in front, which takes the keys, and those
// that wait for their turn.
type overlays struct {
	now     func() time.Time // the clock that keys are timed by
	front   screen.Overlay   // nil for none
	waiting []screen.Overlay // the next first
	heed    heed             // of the keys that the one in front is answered by
}

// show lays an overlay over the screen that was asked for, in place of the one that is
// there.
func (o *overlays) show(next screen.Overlay) tea.Cmd {
	if screen.Stays(o.front) {
		o.waiting = slices.Insert(o.waiting, 0, next)
		return nil
	}
	o.raise(next)
	return nil
}

// raise brings an overlay to the front.
func (o *overlays) raise(next screen.Overlay) {
	o.front = next
	o.heed.came(o.now())
}

// announce lays an overlay over the screen that comes by itself: once nothing is in
// front that it would take the place of, and nobody is typing.
func (o *overlays) announce(next screen.Overlay) { o.waiting = append(o.waiting, next) }

// shut takes an overlay away, in front or not.
func (o *overlays) shut(gone screen.Overlay) {
	if o.front == gone {
		o.front = nil
	}
	o.waiting = slices.DeleteFunc(o.waiting, func(w screen.Overlay) bool { return w == gone })
}

// press gives a key to the one in front. What that runs may show the next overlay in its
// place. Declined is what to say of a question that was answered by no, "" for nothing.
func (o *overlays) press(key tea.KeyPressMsg) (run tea.Cmd, declined string) {
	before := o.front
	if !o.heed.takes(before, key, o.now()) {
		return nil, ""
	}
	run, done := before.Key(key)
	if done && o.front == before {
		o.front = nil
	}
	if q, ok := before.(screen.Question); ok && done {
		declined = q.Declined()
	}
	return run, declined
}

// comeUp brings what waits to the front, unless somebody is typing. What is being read
// may wait for an MFA code itself, so the prompt comes before that, which is put off.
func (o *overlays) comeUp(typing bool) {
	next := 0
	reading, reads := o.front.(*widget.Progress)
	if reads {
		next = slices.IndexFunc(o.waiting, isPrompt)
	}
	if next < 0 || next == len(o.waiting) || o.front != nil && !reads || typing {
		return
	}
	up := o.waiting[next]
	o.waiting = slices.Delete(o.waiting, next, next+1)
	if reads {
		o.waiting = slices.Insert(o.waiting, 0, screen.Overlay(reading))
	}
	o.raise(up)
}

// prompting reports whether an MFA code is asked for, or will be.
func (o *overlays) prompting() bool {
	return isPrompt(o.front) || slices.ContainsFunc(o.waiting, isPrompt)
}

func isPrompt(o screen.Overlay) bool {
	_, is := o.(*mfaPrompt)
	return is
}

// secretWaits reports whether a password waits to be shown.
func (o *overlays) secretWaits() bool { return slices.ContainsFunc(o.waiting, isSecret) }

// secretFirst brings a password before all else that waits.
func (o *overlays) secretFirst() {
	i := slices.IndexFunc(o.waiting, isSecret)
	box := o.waiting[i]
	o.waiting = slices.Insert(slices.Delete(o.waiting, i, i+1), 0, box)
}

func isSecret(o screen.Overlay) bool {
	_, is := o.(*acting.SecretBox)
	return is
}

// leave takes away what is about the session that is left, which worked in a place. A
// password that is shown once stays, and what is told of an act; an MFA code is asked for
// still: an act or a bulk may wait for it.
func (o *overlays) leave(place func() string) {
	all := append([]screen.Overlay{o.front}, o.waiting...)
	o.front, o.waiting = nil, slices.DeleteFunc(all, func(o screen.Overlay) bool { return !outlasts(o, place) })
}

// outlasts reports whether an overlay stays when the session is left. What is told of an
// act there names the place from now on.
func outlasts(o screen.Overlay, place func() string) bool {
	n, told := o.(*screen.Notice)
	if told && !n.Placed {
		n.Title, n.Placed = n.Title+" ("+place()+")", true
	}
	return told || screen.Stays(o)
}
