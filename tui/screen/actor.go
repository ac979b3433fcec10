package screen

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// Actor is a screen that shows what acts can be done to.
type Actor interface {
	// Targets are the rows marked, or the one under the cursor. Their pool is
	// known by its id alone.
	Targets() (kind acts.KindID, targets []acts.Target)
	// Concerned reports whether an act may have changed what is shown here; the zero act
	// may have been on anything.
	Concerned(act acts.Act) bool
	// Reread reads again what an act that it is concerned with has changed; all that is
	// shown for the zero act.
	Reread(act acts.Act) tea.Cmd
}

// Offer is what the menu and the plan of acts have to say besides who they are on.
type Offer struct {
	First Leading  // to be offered before all others
	Notes []string // who is not in the plan, and why
	About About    // what the page is about
}

// Bare is a screen that may have nothing of its pool to show.
type Bare interface{ Bare() bool }

// Asking is a screen that shows too little of its targets to judge an act by: they are
// read first.
type Asking interface {
	AskTargets(then func([]acts.Target) tea.Cmd) tea.Cmd
}
