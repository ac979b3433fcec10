package widget

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Field is a line of a form.
type Field struct {
	Name    string
	Label   string
	Help    string
	Choices []string // chosen with the arrows; none for a text
	Secret  bool
	Value   string // exact
	// Escaped says that it is edited in the form of plain.Escape: its value, or what may
	// be entered, can't be shown as it is.
	Escaped bool
	// Several says that it takes several values, separated by semicolons.
	Several bool
	// Most is how many characters the value has at most; 0 for as many as an attribute.
	Most int
	// Options are what it may name, to pick from; nil for a field that takes any text.
	Options *Options

	input   *Input
	offered string  // the text at first
	pick    *picker // of the options, nil without
	// pasted is a secret as it was pasted, and shown what the input made of it: that has
	// one line, and a secret's lines may matter.
	pasted, shown string
}

// Form is a box of fields to fill in.
type Form struct {
	Title  string
	Fields []Field
	// Refusal says what is wrong with the answers, "" for nothing.
	Refusal func(values map[string]string) string
	// Done receives the answers.
	Done func(values map[string]string) tea.Cmd

	at    int
	wrong string
}

// NewForm makes a form with the cursor in its first field.
func NewForm(f Form) *Form {
	for i := range f.Fields {
		field := &f.Fields[i]
		field.offered = field.text()
		field.input = NewInput("", field.offered)
		field.input.Secret = field.Secret
		field.input.Limit(field.typed())
		if field.Options != nil {
			field.pick = &picker{Options: field.Options, at: -1}
		}
		if len(field.Choices) > 0 && field.Value == "" {
			field.input.Set(field.Choices[0])
		}
	}
	return &f
}

// mostInField is how many characters Cognito takes for an attribute.
const mostInField = 2048

func (f *Field) most() int { return cmp.Or(f.Most, mostInField) }

// typed is how many characters are typed for a value at most.
func (f *Field) typed() int {
	if f.Escaped || f.Secret { // either is longer as it is shown
		return f.most() * len(`\u{10ffff}`)
	}
	return f.most()
}

// text is the value as it is edited.
func (f *Field) text() string {
	if f.Escaped {
		return plain.Escape(f.Value)
	}
	return f.Value
}

// Key fills in, moves between fields, and submits the answers.
func (f *Form) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	if f.pickKey(key.String()) {
		f.wrong = ""
		return f.wants(), false
	}
	switch key.String() {
	case "esc", "ctrl+c":
		f.close()
		return nil, true
	case "up", "shift+tab":
		f.at = (f.at + len(f.Fields) - 1) % len(f.Fields)
	case "down", "tab":
		f.at = (f.at + 1) % len(f.Fields)
	case "enter":
		if f.at < len(f.Fields)-1 {
			f.at++
			return nil, false
		}
		return f.handOver()
	case "ctrl+s":
		return f.handOver()
	default:
		f.wrong = ""
		f.Fields[f.at].key(key)
	}
	return f.wants(), false
}

// Refuse says what is wrong with answers that were submitted.
func (f *Form) Refuse(why string) { f.wrong = why }

// handOver submits the answers, unless something is wrong with them.
func (f *Form) handOver() (run tea.Cmd, done bool) {
	values, err := f.values()
	if err != nil {
		f.wrong = err.Error() + "."
		return nil, false
	}
	if f.wrong = f.Refusal(values); f.wrong != "" {
		return nil, false
	}
	f.close()
	return f.Done(values), true
}

// errReadable refuses what is shown as dots only while it is typed: plans show values.
var errReadable = errors.New("this looks like a token or a password, and would stand on the screen; cognito-tui do takes it")

func (f *Form) values() (map[string]string, error) {
	values := map[string]string{}
	for _, field := range f.Fields {
		v, err := field.answer()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", field.Label, err)
		}
		if !field.Secret && v != field.Value && len(mask.TypedSpans(v)) > 0 {
			return nil, fmt.Errorf("%s: %w", field.Label, errReadable)
		}
		if v != "" {
			values[field.Name] = v
		}
	}
	return values, nil
}

// answer is what was entered, exactly. A secret is what was pasted, unless that was
// changed.
func (f *Field) answer() (string, error) {
	v := f.input.Value()
	switch {
	case f.pasted != "" && v == f.shown:
		return f.pasted, nil
	case f.Escaped:
		return plain.Unescape(v)
	}
	return v, nil
}

func (f *Field) key(key tea.KeyPressMsg) {
	if len(f.Choices) == 0 {
		f.input.Key(key)
		return
	}
	step := map[string]int{"right": 1, "space": 1, "l": 1, "left": -1, "h": -1}[key.String()]
	at := slices.Index(f.Choices, f.input.Value()) + step
	f.input.Set(f.Choices[(at+len(f.Choices))%len(f.Choices)])
}

// Paste goes into the current field.
func (f *Form) Paste(text string) {
	field := &f.Fields[f.at]
	if len(field.Choices) > 0 {
		return
	}
	text = strings.TrimRight(text, "\r\n") // a line break copied with the text
	if f.wrong = field.tooLong(text); f.wrong != "" {
		return
	}
	switch {
	case field.Secret:
		field.pasteSecret(text)
	case field.Escaped:
		field.input.Paste(plain.Escape(text))
	default:
		if field.Several {
			text = strings.NewReplacer("\r\n", ";", "\n", ";").Replace(text)
		}
		if !plain.Safe(text) { // the replacement characters would be taken as the value
			f.wrong = "Not pasted: it has characters that can't be shown: " + plain.Text(plain.Glimpse(text))
			return
		}
		field.input.Paste(text)
	}
	f.wrong = ""
}

// tooLong says that a text is not taken, "" where it is. A part of it would be another value.
func (f *Field) tooLong(text string) string {
	n, room := utf8.RuneCountInString(text), f.input.Room()
	if n <= f.most() && n <= room && (!f.Escaped || utf8.RuneCountInString(plain.Escape(text)) <= room) {
		return ""
	}
	return fmt.Sprintf("Not pasted: it has %d characters, and a value has at most %d.", n, f.most())
}

func (f *Field) pasteSecret(text string) {
	alone := f.input.Value() == ""
	f.input.Paste(text)
	if alone {
		f.pasted, f.shown = text, f.input.Value()
	}
}

// help says what a field takes, and how escapes are written if it has one.
func (f *Field) help() string {
	if f.Escaped && strings.Contains(f.input.Value(), `\`) {
		return plain.EscapeHelp
	}
	return f.Help
}

// Conceals reports whether what is pasted is not seen.
func (f *Form) Conceals() bool { return f.Fields[f.at].Secret }

// Draw shows the form in the middle of the area.
func (f *Form) Draw(a grid.Area) {
	w := min(a.W-2, 84)
	options := min(f.optionRows(), max(0, a.H-len(f.Fields)-5))
	in := Box(a.Center(w, min(a.H, len(f.Fields)+5+options)), f.Title)
	f.drawOptions(in.Sub(0, in.H-3-options, in.W, options))
	f.drawFields(in.Sub(0, 0, in.W, in.H-options))
	in.Fit(0, in.H-2, in.W, f.Fields[f.at].help(), grid.Dim)
	if f.wrong != "" {
		in.Fit(0, in.H-1, in.W, "! "+mask.Tokens(f.wrong), grid.Care)
		return
	}
	in.FitRight(0, in.H-1, in.W, fmt.Sprintf("%d of %d", f.at+1, len(f.Fields)), grid.Dim)
}

// drawFields shows the fields around the current one, above three rows of other things.
func (f *Form) drawFields(in grid.Area) {
	labels := 0
	for _, field := range f.Fields {
		labels = max(labels, in.Measure(field.Label))
	}
	first := max(0, f.at-(in.H-4))
	for y := 0; y < in.H-3 && first+y < len(f.Fields); y++ {
		f.drawField(in.Row(y), first+y, labels)
	}
}

// Hints are the keys that work here.
func (f *Form) Hints() []Hint {
	enter := Hint{"enter", "next"}
	if f.at == len(f.Fields)-1 {
		enter.Does = "go on"
	}
	hints := []Hint{enter}
	if len(f.Fields) > 1 {
		hints = append(hints, Hint{"tab ↑ ↓", "move"}, Hint{"ctrl+s", "go on"})
	}
	if p := f.Fields[f.at].pick; p != nil {
		hints = append(hints, Hint{"↑ ↓", "pick " + p.One}, Hint{"tab", "complete"})
	}
	if len(f.Fields[f.at].Choices) > 0 {
		hints = append(hints, Hint{"← →", "choose"})
	}
	return append(hints, Hint{"esc", "leave"})
}

func (f *Form) drawField(row grid.Area, i, labels int) {
	field := f.Fields[i]
	style := grid.Dim
	if i == f.at {
		style = grid.Accent
	}
	row.Put(0, 0, field.Label, style)
	value := row.Sub(labels+2, 0, row.W-labels-2, 1)
	switch {
	case len(field.Choices) > 0:
		x := value.Put(0, 0, field.input.Value(), grid.Text)
		if i == f.at {
			value.Put(x+1, 0, "← →", grid.Dim)
		}
	case i == f.at:
		line := *field.input
		line.Ghost = field.ghost()
		line.Draw(value)
	case field.Secret:
		value.Put(0, 0, "••••", grid.Text)
	default:
		value.Fit(0, 0, value.W, field.input.Shown(), grid.Text)
	}
}
