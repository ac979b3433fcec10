package tuitest

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/tui/acting"
)

// OpenUser opens the page of a user of the current pool.
func (c *Console) OpenUser(who string) *Console {
	c.tb.Helper()
	return c.Command("user " + who).Press("enter")
}

// Act picks an act from the menu, by its id: its form or its plan opens next.
func (c *Console) Act(id string) *Console {
	c.tb.Helper()
	action, ok := acts.FindAction(id)
	if !ok {
		c.tb.Fatalf("there is no act %q", id)
	}
	return c.Press("a", action.Key)
}

// read is how long a dialog is read before it is answered.
const read = time.Second

// Confirm answers yes to a question, after the time to read it.
func (c *Console) Confirm() *Console {
	c.tb.Helper()
	return c.Advance(read).Press("tab", "enter")
}

// ConfirmBy types the word that confirms: a name, or a number.
func (c *Console) ConfirmBy(word string) *Console {
	c.tb.Helper()
	return c.Advance(read).Type(word).Press("enter")
}

// Plan shows the plan of an act, wherever the console is.
func (c *Console) Plan(action acts.Action, target acts.Target, in acts.Inputs) *Console {
	c.tb.Helper()
	return c.Send(run(func(console acting.Console) tea.Cmd {
		return acting.New(console).Confirm(action, []acts.Target{target}, in)
	}))
}
