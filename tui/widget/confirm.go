package widget

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// copyKey is not a letter: the word to type may contain any.
const copyKey = "ctrl+y"

// listKey lists everybody, where the word to type is a number.
const listKey = "/"

// Confirm is a box that asks before something is done. The safe button has the focus; if
// Word is set, it has to be typed.
type Confirm struct {
	Title string
	Lines []Line
	Yes   string // the button that does it
	Word  string // what has to be typed first; "" for nothing
	Run   func() tea.Cmd
	// Copy copies what is shown, to be pasted elsewhere, and leaves the dialog open; nil
	// for nothing.
	Copy func() tea.Cmd
	// List shows everybody whom it is about, in place of the dialog; nil for nothing. Lists
	// says how many: "all 12 users".
	List  func() tea.Cmd
	Lists string
	// Copies says what is copied, "" for that it is the command.
	Copies string
	// Why is why it can't be done; then the only way is back.
	Why string
	// No is the safe button, "" for "cancel", and Left what to say when it was
	// left, "" for that nothing was changed.
	No, Left string

	input *Input
	onYes bool
	wrong string // what is wrong with what was typed
	left  bool
	text  Text
}

// NewConfirm makes a dialog with the focus on the safe button.
func NewConfirm(c Confirm) *Confirm {
	c.No, c.Left = cmp.Or(c.No, "cancel"), cmp.Or(c.Left, "Nothing was changed.")
	c.Copies = cmp.Or(c.Copies, "copy the command")
	c.text = Text{LabelWidth: labelWidth(c.Lines), Lines: c.Lines}
	if c.Word != "" && c.Why == "" {
		c.input = NewInput("type "+c.Word+" to continue: ", "")
	}
	return &c
}

// The columns of the labels of a dialog: a label may hold a name.
const leastLabels, mostLabels = 14, 32

// labelWidth is how many columns the labels of lines need, with one of air.
func labelWidth(lines []Line) int {
	width := leastLabels
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.Label)+2)
	}
	return min(width, mostLabels)
}

// Tell replaces the lines.
func (c *Confirm) Tell(lines []Line) { c.text.Lines = lines }

// Key answers a key: what to run, and whether the dialog is done.
func (c *Confirm) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	switch key.String() {
	case "esc", "ctrl+c":
		return c.leave()
	case "enter":
		return c.answer()
	case copyKey:
		if c.Copy != nil {
			return c.Copy(), false
		}
	case listKey:
		if c.List != nil {
			return c.List(), true
		}
		c.typed(key)
	case "pgup":
		c.text.Scroll(-c.text.Height())
	case "pgdown":
		c.text.Scroll(c.text.Height())
	case "tab", "shift+tab", "left", "right":
		c.onYes = !c.onYes && c.Why == ""
	default:
		c.typed(key)
	}
	return nil, false
}

func (c *Confirm) typed(key tea.KeyPressMsg) {
	if c.input != nil {
		c.wrong = ""
		c.input.Key(key)
	}
}

// answer follows the focus, or the typed word where one is asked for: typing it is the
// choice.
func (c *Confirm) answer() (run tea.Cmd, done bool) {
	switch {
	case c.Why != "":
		return c.leave()
	case c.input != nil && c.input.Value() == c.Word, c.input == nil && c.onYes:
		return c.Run(), true
	case c.input != nil && c.input.Value() != "":
		c.wrong = fmt.Sprintf("“%s” is not “%s”: nothing was done yet.", c.input.Shown(), c.Word)
		return nil, false
	}
	return c.leave()
}

func (c *Confirm) leave() (run tea.Cmd, done bool) {
	c.left = c.Why == ""
	return nil, true
}

// Declined is what to say when the dialog was left although it could have been done, ""
// otherwise.
func (c *Confirm) Declined() string {
	if c.left {
		return c.Left
	}
	return ""
}

// Hints are the keys that work here.
func (c *Confirm) Hints() []Hint {
	var hints []Hint
	switch {
	case c.Why != "":
		hints = []Hint{{"enter", "back"}, {"esc", "back"}}
	case c.input != nil:
		hints = []Hint{{"enter", c.Yes + ", once it is typed"}, {"esc", c.No}}
	default:
		focus := map[bool]string{false: c.No, true: c.Yes}[c.onYes]
		hints = []Hint{{"tab ← →", "choose"}, {"enter", focus}, {"esc", c.No}}
	}
	if c.List != nil {
		hints = append(hints, Hint{listKey, c.Lists})
	}
	if c.Copy != nil {
		hints = append(hints, Hint{copyKey, c.Copies})
	}
	if c.text.Scrolls() {
		hints = append(hints, Hint{"PgUp PgDn", "scroll"})
	}
	return hints
}

// Paste is ignored: a confirmation is typed.
func (c *Confirm) Paste(string) {}

// Draw shows the dialog in the middle of the area.
func (c *Confirm) Draw(a grid.Area) {
	w := min(a.W-2, 92)
	h := min(a.H, c.text.Rows(a, w-4)+5)
	in := Box(a.Center(w, h), c.Title)
	c.text.Draw(in.Sub(0, 0, in.W, in.H-2))
	if c.wrong != "" {
		in.Fit(0, in.H-2, in.W, "! "+c.wrong, grid.Care)
	}
	c.drawAnswer(in.Sub(0, in.H-1, in.W, 1))
}

func (c *Confirm) drawAnswer(row grid.Area) {
	switch {
	case c.Why != "":
		drawButton(row, 0, "back", true)
	case c.input != nil:
		c.input.Draw(row)
	default:
		x := drawButton(row, 0, c.No, !c.onYes)
		drawButton(row, x+2, c.Yes, c.onYes)
	}
}

func drawButton(row grid.Area, x int, label string, focus bool) int {
	style := grid.Text
	if focus {
		style |= grid.Selected
	}
	return row.Put(x, 0, " "+strings.TrimSpace(label)+" ", style)
}
