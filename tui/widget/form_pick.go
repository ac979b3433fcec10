package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Begin reads the first of what the fields may name.
func (f *Form) Begin() tea.Cmd {
	var reading []tea.Cmd
	for i := range f.Fields {
		if p := f.Fields[i].pick; p != nil {
			p.closed = false
			reading = append(reading, p.want(f.Fields[i].piece(), -1))
		}
	}
	return tea.Batch(reading...)
}

// close ends the reading of what the fields may name.
func (f *Form) close() {
	for i := range f.Fields {
		if p := f.Fields[i].pick; p != nil {
			p.closed = true
		}
	}
}

// wants reads on in what the current field may name, if that is needed.
func (f *Form) wants() tea.Cmd {
	field := &f.Fields[f.at]
	if p := field.pick; p != nil {
		return p.want(field.piece(), p.at)
	}
	return nil
}

// OptionsOf are what a field may name, nil for any text.
func (f *Form) OptionsOf(name string) *Options {
	for i := range f.Fields {
		if f.Fields[i].Name == name {
			return f.Fields[i].Options
		}
	}
	return nil
}

// piece is the value that is being typed: of several, the last. What the form offered, and
// nobody has changed, narrows nothing.
func (f *Field) piece() string {
	text := f.input.Value()
	if text == f.offered {
		return ""
	}
	if f.Several {
		text = text[strings.LastIndex(text, ";")+1:]
	}
	return strings.TrimSpace(text)
}

// pickKey handles a key of a field that names something, and reports whether it was one.
func (f *Form) pickKey(key string) bool {
	field := &f.Fields[f.at]
	p := field.pick
	if p == nil {
		return false
	}
	switch key {
	case "down":
		return p.move(1, field.piece())
	case "up":
		return p.move(-1, field.piece())
	case "pgdown":
		return p.move(optionRows, field.piece())
	case "pgup":
		return p.move(-optionRows, field.piece())
	case "tab":
		return field.takeBeginning()
	case "enter":
		return field.takePicked() && field.Several // one more may follow
	case "ctrl+s":
		field.takePicked()
		return false
	}
	p.at = -1
	return false
}

// takePicked takes the option under the cursor as the answer.
func (f *Field) takePicked() bool {
	option, ok := f.pick.picked(f.piece())
	if ok {
		f.take(option)
	}
	return ok
}

// takeBeginning completes what is typed to the first option that begins with it.
func (f *Field) takeBeginning() bool {
	if f.takePicked() {
		return true
	}
	ghost := f.ghost()
	if ghost == "" {
		return false
	}
	option := f.pick.matches(f.piece())[0]
	f.take(option)
	return true
}

// ghost is what completion would add.
func (f *Field) ghost() string {
	text := f.piece()
	if f.Options == nil || text == "" || !f.input.AtEnd() {
		return ""
	}
	if matches := f.Options.matches(text); len(matches) > 0 && len(matches[0].Value) > len(text) {
		if rest, ok := strings.CutPrefix(matches[0].Value, text); ok {
			return plain.Text(rest)
		}
	}
	return ""
}

// take puts an option in place of what is typed.
func (f *Field) take(option Option) {
	f.pick.at = -1
	value := option.Value
	if !plain.Safe(value) {
		f.Escaped = true
	}
	if f.Escaped {
		value = plain.Escape(value)
	}
	if f.Several {
		before := f.input.Value()
		before = before[:strings.LastIndex(before, ";")+1]
		if before != "" {
			before += " "
		}
		value = before + value
	}
	f.input.Set(value)
}

// optionRows is the height for what the fields may name, with its heading.
func (f *Form) optionRows() int {
	for i := range f.Fields {
		if f.Fields[i].Options != nil {
			return optionRows + 1
		}
	}
	return 0
}

// drawOptions shows what the current field may name.
func (f *Form) drawOptions(a grid.Area) {
	if p := f.Fields[f.at].pick; p != nil && a.H > 1 {
		p.draw(a, f.Fields[f.at].piece())
	}
}
