package screen

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/keys"
)

// Options are the settings that the console starts with.
type Options struct {
	// Session says which account and Region to open.
	Session call.Options
	// Mode is a word for the header, such as "demo"; "" for none.
	Mode string
	// Audit is the path of the file in which acts are recorded, to be shown; "" when
	// none are.
	Audit string
	// Journals is the directory of the journals of unfinished bulks.
	Journals string
	// Columns are those chosen for lists, nil to remember none.
	Columns *Columns
	// Fleeting means that the audit and the journals are deleted with the console.
	Fleeting bool
	// Detect configures the detectors of sign-ins; KeepEvents is how many sign-ins are
	// kept (0 for the default); LogGroups are read for a pool, by id or name, in place
	// of what is found.
	Detect     detect.Config
	KeepEvents int
	LogGroups  map[string][]string
	// Start is a command line to run at the start, such as "users status:reset".
	Start string
	// Doubt is a sentence about the config to be told at the start, "" for none.
	Doubt string

	Keys    *keys.Map // nil for the defaults
	Theme   string    // a name of theme.Names, "" for the default
	NoColor bool      // use the plain theme whatever Theme says
	ASCII   bool      // signs and lines in ASCII only
	Mouse   bool      // the mouse is on from the start
	UTC     bool      // times are shown in UTC, not in the machine's zone
	Cursor  bool      // the terminal's cursor stands on the selected row, for screen readers

	// Local is the machine's own time zone; nil for the real one.
	Local *time.Location
	// Now is the clock; nil for the real one.
	Now func() time.Time
	// KeyTime is the clock that keys are timed with; nil for Now.
	KeyTime func() time.Time
	// Clipboard writes to the clipboard of this machine; nil for the real one.
	Clipboard func(string) error
	// Environ is the environment that describes the terminal, "K=V"; nil for none.
	Environ []string
}
