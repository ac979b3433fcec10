package widget

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Sense is how a key acts on a box over the screen.
type Sense uint8

// The senses.
const (
	Idle   Sense = iota // nothing: the key was meant for something else than the box
	Leave               // closes a box that needs nobody to have read it
	Typed               // goes into a line of a box for typing
	Step                // moves or scrolls; it has no other effect
	Word                // goes into the line that confirms an act
	Answer              // has an effect
)

const (
	// Grace is how long no key may have arrived before a newly opened box is answered:
	// longer than a reaction, and by then keys on their way have arrived.
	Grace = 200 * time.Millisecond
	// Hurry is less than the time between any two keys that are pressed one after the
	// other on purpose: a paste, or keys held up on the way, arrive faster.
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
	case listKey:
		if c.List != nil {
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

// Hurried undoes choices made by keys that arrived all at once: nothing depends on them
// yet.
func (c *Confirm) Hurried() {
	c.onYes, c.wrong = false, ""
	if c.input != nil && c.input.Value() != "" {
		c.input.Set("")
		c.wrong = "Those keys came all at once, like a paste: type it instead. Nothing was done yet."
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

// Sense says that the box can be closed.
func (p *Progress) Sense(key tea.KeyPressMsg) Sense {
	switch key.String() {
	case "esc", "ctrl+c", "q":
		return Leave
	}
	return Idle
}
