package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// heed judges keys that come while a box is in front. Text that was meant for somewhere
// else, a paste that is not bracketed and keys that were on their way when the box came
// up are no answer: a box is answered once the keys have rested and somebody has seen it.
type heed struct {
	since  time.Time // the console has waited for a key since then, its own work left out
	unseen bool      // the keys have not rested since the box came up
	run    int       // keys that came in a hurry, one after the other
}

// came notes that a box came up.
func (h *heed) came(now time.Time) { h.since, h.unseen, h.run = now, true, 0 }

// pressed notes that a key was dealt with.
func (h *heed) pressed(now time.Time) { h.since = now }

// worked leaves the console's own work out of what it waited: a key may have been there
// all the while.
func (h *heed) worked(d time.Duration) { h.since = h.since.Add(d) }

// hurried is a box that takes back what was chosen in a hurry.
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

// rest is how long the keys must have rested before a box that came up takes a key of a
// sense. It is left at any time, and who opened a line types on at once.
var rest = map[widget.Sense]time.Duration{
	widget.Typed: widget.Hurry, widget.Step: widget.Grace, widget.Word: widget.Grace, widget.Answer: widget.Grace,
	widget.Idle: widget.Grace,
}

// patience is how many keys may come in a hurry. Two fingers may, of who types a word;
// a held arrow key is no hurry; what means nothing to a box makes it wait anew.
var patience = map[widget.Sense]int{
	widget.Idle: -1, widget.Answer: 0, widget.Word: 1,
	widget.Leave: anyNumber, widget.Typed: anyNumber, widget.Step: anyNumber,
}

const anyNumber = 1 << 30
