package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// overlays are the boxes over the screen: one in front, which takes the keys, and those
// that wait.
type overlays struct {
	now     func() time.Time // the clock that keys are timed by
	front   screen.Overlay   // nil for none
	waiting []screen.Overlay // the next first
	heed    heed             // of the keys that answer the one in front
}

// show opens an overlay that was asked for, in place of the current one.
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

// announce queues an overlay that nobody asked for: it opens once no overlay that it
// would replace is open, and nobody is typing.
func (o *overlays) announce(next screen.Overlay) { o.waiting = append(o.waiting, next) }

// shut closes an overlay, in front or waiting.
func (o *overlays) shut(gone screen.Overlay) {
	if o.front == gone {
		o.front = nil
	}
	o.waiting = slices.DeleteFunc(o.waiting, func(w screen.Overlay) bool { return w == gone })
}

// press gives a key to the one in front. The result may show the next overlay in its
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

// comeUp brings the next waiting overlay to the front, unless somebody is typing. A
// reading may itself wait for an MFA code, so the prompt comes before the reading's box,
// which is put off.
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

// prompting reports whether an MFA code is being asked for, or will be.
func (o *overlays) prompting() bool {
	return isPrompt(o.front) || slices.ContainsFunc(o.waiting, isPrompt)
}

func isPrompt(o screen.Overlay) bool {
	_, is := o.(*mfaPrompt)
	return is
}

// secretWaits reports whether a password waits to be shown.
func (o *overlays) secretWaits() bool { return slices.ContainsFunc(o.waiting, isSecret) }

// secretFirst puts a password before all other waiting overlays.
func (o *overlays) secretFirst() {
	i := slices.IndexFunc(o.waiting, isSecret)
	box := o.waiting[i]
	o.waiting = slices.Insert(slices.Delete(o.waiting, i, i+1), 0, box)
}

func isSecret(o screen.Overlay) bool {
	_, is := o.(*acting.SecretBox)
	return is
}

// leave closes what is about the session that is left, which worked in a place. A
// password that is shown once stays, and so do notices about acts; an MFA code is still
// asked for: an act or a bulk may need it.
func (o *overlays) leave(place func() string) {
	all := append([]screen.Overlay{o.front}, o.waiting...)
	o.front, o.waiting = nil, slices.DeleteFunc(all, func(o screen.Overlay) bool { return !outlasts(o, place) })
}

// outlasts reports whether an overlay stays when the session is left. Notices about acts
// there name the place from now on.
func outlasts(o screen.Overlay, place func() string) bool {
	n, told := o.(*screen.Notice)
	if told && !n.Placed {
		n.Title, n.Placed = n.Title+" ("+place()+")", true
	}
	return told || screen.Stays(o)
}
