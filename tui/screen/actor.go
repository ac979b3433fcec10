package screen

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// Actor is a screen whose content can be acted on.
type Actor interface {
	// Targets are the marked rows, or the one under the cursor. Only the id of their
	// pool is known.
	Targets() (kind acts.KindID, targets []acts.Target)
	// Concerned reports whether an act may have changed what is shown; the zero act may
	// have been on anything.
	Concerned(act acts.Act) bool
	// Reread reads again what an act that concerns the screen has changed; for the zero
	// act, everything shown.
	Reread(act acts.Act) tea.Cmd
}

// Offer is what the menu and the plan of acts say in addition to the targets.
type Offer struct {
	First Leading  // offered before all others
	Notes []string // who is left out of the plan, and why
	About About    // the subject of the page
}

// Bare is a screen that may have nothing of its pool to show.
type Bare interface{ Bare() bool }

// Asking is a screen that shows too little of its targets to judge an act: they are read
// first.
type Asking interface {
	AskTargets(then func([]acts.Target) tea.Cmd) tea.Cmd
}
