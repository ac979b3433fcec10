package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// heed judges keys that arrive while a box is in front. Text that was meant for
// something else, a paste without brackets and keys that were on their way when the box
// opened are not answers: a box is answered once no key has arrived for a while and
// somebody has seen it.
type heed struct {
	since  time.Time // the console has waited for a key since then, not counting its own work
	unseen bool      // keys have kept arriving since the box opened
	run    int       // keys that arrived faster than people type, one after the other
}

// came records that a box opened.
func (h *heed) came(now time.Time) { h.since, h.unseen, h.run = now, true, 0 }

// pressed records that a key was handled.
func (h *heed) pressed(now time.Time) { h.since = now }

// worked leaves the console's own work out of the wait: a key may have been there all
// the time.
func (h *heed) worked(d time.Duration) { h.since = h.since.Add(d) }

// hurried is a box that reverts what was chosen too fast.
type hurried interface{ Hurried() }

// takes reports whether a box takes a key now.
func (h *heed) takes(o screen.Overlay, key tea.KeyPressMsg, now time.Time) bool {
	sense, pause := o.Sense(key), now.Sub(h.since)
	if h.run++; pause >= widget.Hurry {
		h.run = 0
	}
	if h.unseen && pause < rest[sense] {
		return false
	}
	h.unseen = false
	if h.run > patience[sense] {
		if b, ok := o.(hurried); ok {
			b.Hurried()
		}
		h.unseen = true
		return false
	}
	return true
}

// rest is how long no key may have arrived before a newly opened box takes a key of a
// sense. It can be closed at any time, and after opening a line one types at once.
var rest = map[widget.Sense]time.Duration{
	widget.Typed: widget.Hurry, widget.Step: widget.Grace, widget.Word: widget.Grace, widget.Answer: widget.Grace,
	widget.Idle: widget.Grace,
}

// patience is how many keys may arrive too fast. Two may, from two fingers typing a
// word; a held arrow key does not count; a key that means nothing to a box makes it wait
// again.
var patience = map[widget.Sense]int{
	widget.Idle: -1, widget.Answer: 0, widget.Word: 1,
	widget.Leave: anyNumber, widget.Typed: anyNumber, widget.Step: anyNumber,
}

const anyNumber = 1 << 30
