package widget

import (
	"fmt"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// MostTyped is how many characters a line holds that says nothing else: more than anybody
// types, or looks for.
const MostTyped = 4096

// Input is a line to type in. The editing is that of bubbles' textinput. Of what is typed
// or pasted beyond what the line holds the beginning is taken, and it is told there.
type Input struct {
	Prompt string
	Ghost  string // shown after the cursor: what completion would add
	Secret bool   // shown as dots, whatever is typed
	model  textinput.Model
	most   int
	cut    bool // not all of what came last was taken
}

// NewInput makes a line that holds value, with the cursor behind it.
func NewInput(prompt, value string) *Input {
	in := &Input{Prompt: prompt, model: textinput.New(), most: MostTyped}
	in.model.Focus()
	in.Set(value)
	return in
}

// Limit says how many characters the line holds. Of a value that is longer nothing is lost.
func (in *Input) Limit(most int) {
	in.most = most
	in.model.CharLimit = max(most, in.length())
}

// Room is how many more characters the line holds.
func (in *Input) Room() int { return in.model.CharLimit - in.length() }

func (in *Input) length() int { return utf8.RuneCountInString(in.model.Value()) }

// Value is what is typed.
func (in *Input) Value() string { return in.model.Value() }

// Set replaces what is typed and puts the cursor behind it.
func (in *Input) Set(value string) {
	in.model.CharLimit = max(in.most, utf8.RuneCountInString(value))
	in.model.SetValue(value)
	in.model.CursorEnd()
	in.cut = false
}

// AtEnd reports whether the cursor stands behind the last character.
func (in *Input) AtEnd() bool { return in.model.Position() == len([]rune(in.model.Value())) }

// Key edits.
func (in *Input) Key(key tea.KeyPressMsg) {
	in.cut = key.Text != "" && in.Room() == 0
	in.model, _ = in.model.Update(key)
}

// Paste inserts text of one line; what can't be printed is made visible first.
func (in *Input) Paste(text string) {
	head := plain.Head(text, in.Room())
	shown := plain.Text(head)
	in.cut = head != text || utf8.RuneCountInString(shown) > in.Room()
	in.model, _ = in.model.Update(tea.PasteMsg{Content: shown})
}

// Draw shows prompt, text and cursor on the first row of the area; a text that
// is too long is shown around its cursor.
func (in *Input) Draw(a grid.Area) {
	if in.cut {
		a = in.drawCut(a)
	}
	x := a.Put(0, 0, in.Prompt, grid.Accent|grid.Bold)
	text := in.shown()
	at := min(in.model.Position(), len(text))
	first := firstShown(a, text[:at], max(0, a.W-x-1))
	end := a.Put(x, 0, string(text[first:]), grid.Text)
	if in.AtEnd() {
		a.Put(end, 0, in.Ghost, grid.Dim)
	}
	a.Cursor(x+a.Measure(string(text[first:at])), 0)
}

// Shown is what is typed, as it may be shown: dots stand for each character of a secret.
func (in *Input) Shown() string { return string(in.shown()) }

// shown hides a text whose form is that of a token too: not every terminal says what is
// pasted, and one may be typed in the wrong place.
func (in *Input) shown() []rune {
	text := in.Value()
	secret := mask.TypedSpans(text)
	if in.Secret {
		secret = []mask.Span{{To: len(text)}}
	}
	shown := make([]rune, 0, len(text))
	for at, r := range text {
		for len(secret) > 0 && at >= secret[0].To {
			secret = secret[1:]
		}
		if len(secret) > 0 && at >= secret[0].From {
			r = '•'
		}
		shown = append(shown, r)
	}
	return shown
}

// drawCut says that not all was taken, and leaves the area to the left of that.
func (in *Input) drawCut(a grid.Area) grid.Area {
	note := fmt.Sprintf("! cut at %d characters", in.model.CharLimit)
	room := max(a.W-a.Measure(note)-2, a.W/2)
	a.Fit(room+1, 0, a.W-room-1, note, grid.Care)
	return a.Sub(0, 0, room, 1)
}

// firstShown is where the shown part of a text starts so that its end fits into the
// given columns. It searches from the end: what was pasted may be very long.
func firstShown(a grid.Area, text []rune, room int) int {
	first := len(text)
	for left := room; first > 0; first-- {
		if left -= a.Measure(string(text[first-1])); left < 0 {
			break
		}
	}
	for a.Measure(string(text[first:])) > room {
		first++ // joined characters can be wider than their parts
	}
	return first
}
