package widget

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Sense is what a key means to a box that lies over the screen.
type Sense uint8

// The senses.
const (
	Idle   Sense = iota // nothing: whoever presses it means something else than the box
	Leave               // closes a box that is nothing without somebody
	Typed               // goes into a line of a box that is there to be typed into
	Step                // moves or scrolls; nothing comes of it that can't be seen
	Word                // goes into the line that confirms an act
	Answer              // something comes of it
)

const (
	// Grace is how long the keys must rest before a box that came up is answered: a
	// reaction takes longer, and what was on its way is over by then.
	Grace = 200 * time.Millisecond
	// Hurry is less than any two keys are apart that are pressed one after the other on
	// purpose: a paste, or what was held up on the way, comes faster.
	Hurry = 40 * time.Millisecond
)

// Sense says what a key means to the menu.
func (m *Menu) Sense(key tea.KeyPressMsg) Sense {
	for _, item := range m.Items {
		if item.Key != "" && item.Key == key.String() {
			return Answer
		}
	}
	switch key.String() {
	case "esc", "ctrl+c", "q", "left":
		return Leave
	case "up", "shift+tab", "ctrl+p", "down", "tab", "ctrl+n", "pgup", "pgdown", "j", "k":
		return Step
	case "enter":
		return Answer
	}
	return Idle
}

// Sense says what a key means to the dialog.
func (c *Confirm) Sense(key tea.KeyPressMsg) Sense {
	switch key.String() {
	case "esc", "ctrl+c", "pgup", "pgdown", "tab", "shift+tab", "left", "right":
		return Step
	case copyKey:
		if c.Copy != nil {
			return Step
		}
	case "enter":
		return Answer
	}
	if c.input != nil {
		return Word
	}
	return Idle
}

// Hurried takes back what keys chose that came all at once: nothing rests on them.
func (c *Confirm) Hurried() {
	c.onYes, c.wrong = false, ""
	if c.input != nil && c.input.Value() != "" {
		c.input.Set("")
		c.wrong = "Those keys came all at once, as from a paste: type it. Nothing was done yet."
	}
}

// Sense says that keys are typed.
func (f *Form) Sense(key tea.KeyPressMsg) Sense { return typedOrLeft(key) }

// Sense says that keys are typed.
func (m *Manual) Sense(key tea.KeyPressMsg) Sense { return typedOrLeft(key) }

func typedOrLeft(key tea.KeyPressMsg) Sense {
	if name := key.String(); name == "esc" || name == "ctrl+c" {
		return Leave
	}
	return Typed
}

// Sense says that the box can be left.
func (p *Progress) Sense(key tea.KeyPressMsg) Sense {
	switch key.String() {
	case "esc", "ctrl+c", "q":
		return Leave
	}
	return Idle
}
