package widget_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/theme"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

func TestASecretIsTakenAsItWasPasted(t *testing.T) {
	for name, c := range map[string]struct {
		pasted, want string
		keys         []tea.KeyPressMsg
	}{
		"lines":             {"one\ntwo", "one\ntwo", nil},
		"the end of a line": {"Sesame-open-7!\r\n", "Sesame-open-7!", nil},
		"changed":           {"Sesame-open-7", "Sesame-open-7!", []tea.KeyPressMsg{{Code: '!', Text: "!"}}},
	} {
		got, _ := filledIn(widget.Field{Secret: true}, c.pasted, c.keys...)
		if got != c.want {
			t.Errorf("%s: the answer is %q, want %q", name, got, c.want)
		}
	}
}

// filledIn is the answer after a text was pasted into a field, and what the form says.
func filledIn(field widget.Field, pasted string, keys ...tea.KeyPressMsg) (answer, drawn string) {
	field.Name = "it"
	form := widget.NewForm(widget.Form{
		Fields:  []widget.Field{field},
		Refusal: func(map[string]string) string { return "" },
		Done:    func(values map[string]string) tea.Cmd { answer = values["it"]; return nil },
	})
	if pasted != "" {
		form.Paste(pasted)
	}
	var sheet grid.Grid
	sheet.Reset(80, 10, ansi.GraphemeWidth)
	form.Draw(sheet.Area())
	for _, key := range append(keys, tea.KeyPressMsg{Code: tea.KeyEnter}) {
		form.Key(key)
	}
	return answer, sheet.Frame(theme.Palette("plain", true))
}

// A replacement for a character is never part of the answer.
func TestAFieldAnswersToTheLetter(t *testing.T) {
	const lines = "1 High Street\nLondon\u200f"
	backspace := tea.KeyPressMsg{Code: tea.KeyBackspace}
	for name, c := range map[string]struct {
		field        widget.Field
		pasted, want string
		keys         []tea.KeyPressMsg
	}{
		"left alone":             {widget.Field{Value: lines, Escaped: true}, "", lines, nil},
		"pasted":                 {widget.Field{Escaped: true}, lines, lines, nil},
		"pasted behind":          {widget.Field{Value: "a\n", Escaped: true}, "b\n\tc", "a\nb\n\tc", nil},
		"the last one cut away":  {widget.Field{Value: "a\n", Escaped: true}, "", "a", []tea.KeyPressMsg{backspace, backspace}},
		"a sign is no character": {widget.Field{Value: "a␊‹200F›", Escaped: true}, "", "a␊‹200F›", nil},
		"half an escape":         {widget.Field{Value: "a\n", Escaped: true}, "", "", []tea.KeyPressMsg{backspace}},
		"a name with one":        {widget.Field{}, "alice\u200b", "", nil},
		"a name over two lines":  {widget.Field{}, "one\ntwo\n", "", nil},
		"a list":                 {widget.Field{Several: true}, "one\r\ntwo\n", "one;two", nil},
		"a backslash in a name":  {widget.Field{Value: `ACME\nina`}, "", `ACME\nina`, nil},
	} {
		if got, _ := filledIn(c.field, c.pasted, c.keys...); got != c.want {
			t.Errorf("%s: the answer is %q, want %q", name, got, c.want)
		}
	}
	if _, drawn := filledIn(widget.Field{}, "alice\u200b"); !strings.Contains(drawn, "Not pasted: it has characters that can't be shown: alice‹200B›") {
		t.Errorf("it says\n%s", drawn)
	}
}
