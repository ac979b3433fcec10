package widget

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Input is a line to type in. The editing is that of bubbles' textinput.
type Input struct {
	Prompt string
	Ghost  string // shown behind the cursor: what completion would add
	Secret bool   // shown as dots
	model  textinput.Model
}

// NewInput makes a line that holds value, with the cursor behind it.
func NewInput(prompt, value string) *Input {
	in := &Input{Prompt: prompt, model: textinput.New()}
	in.model.Focus()
	in.Set(value)
	return in
}

// Value is what is typed.
func (in *Input) Value() string { return in.model.Value() }

// Set replaces what is typed and puts the cursor behind it.
func (in *Input) Set(value string) {
	in.model.SetValue(value)
	in.model.CursorEnd()
}

// AtEnd reports whether the cursor stands behind the last character.
func (in *Input) AtEnd() bool { return in.model.Position() == len([]rune(in.model.Value())) }

// Key edits.
func (in *Input) Key(key tea.KeyPressMsg) { in.model, _ = in.model.Update(key) }

// Paste inserts text of one line; what can't be printed is made visible first.
func (in *Input) Paste(text string) {
	in.model, _ = in.model.Update(tea.PasteMsg{Content: plain.Text(text)})
}

// Draw shows prompt, text and cursor on the first row of the area; a text that
// is too long is shown around its cursor.
func (in *Input) Draw(a grid.Area) {
	x := a.Put(0, 0, in.Prompt, grid.Accent|grid.Bold)
	text := []rune(in.Value())
	if in.Secret {
		for i := range text {
			text[i] = '•'
		}
	}
	at := min(in.model.Position(), len(text))
	first := firstShown(a, text[:at], max(0, a.W-x-1))
	end := a.Put(x, 0, string(text[first:]), grid.Text)
	if in.AtEnd() {
		a.Put(end, 0, in.Ghost, grid.Dim)
	}
	a.Cursor(x+a.Measure(string(text[first:at])), 0)
}

// firstShown is where a text is shown from so that its end is in a room of so many
// columns. It is looked for from the end: what was pasted may be very long.
func firstShown(a grid.Area, text []rune, room int) int {
	first := len(text)
	for left := room; first > 0; first-- {
		if left -= a.Measure(string(text[first-1])); left < 0 {
			break
		}
	}
	for a.Measure(string(text[first:])) > room {
		first++ // characters that are joined can be wider than their parts
	}
	return first
}
