package screen

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Overlay lies over the screen and takes all keys.
type Overlay interface {
	Key(key tea.KeyPressMsg) (run tea.Cmd, done bool)
	Paste(text string)
	Draw(a grid.Area)
	// Sense says how a key would act here.
	Sense(key tea.KeyPressMsg) widget.Sense
	// Hints are its keys, for the footer.
	Hints() []widget.Hint
}

// The capabilities that some overlays have beyond Overlay.
type (
	// Question can be answered by no: Declined is what to say then, "" when it was not.
	Question interface{ Declined() string }
	// single can't be replaced by another overlay.
	single interface{ Single() }
)

// Notice reports an act that was not done. Nothing else does, so it outlives the
// session.
type Notice struct {
	*widget.Confirm
	Placed bool // adds where that was
}

// Stays reports whether an overlay can't be replaced by another.
func Stays(o Overlay) bool {
	_, is := o.(single)
	return is
}
