package widget_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/widget"
)

func TestASecretIsTakenAsItWasPasted(t *testing.T) {
	for name, c := range map[string]struct {
		secret       bool
		pasted, want string
		keys         []tea.KeyPressMsg
	}{
		"lines":             {true, "one\ntwo", "one\ntwo", nil},
		"the end of a line": {true, "Sesame-open-7!\r\n", "Sesame-open-7!", nil},
		"changed":           {true, "Sesame-open-7", "Sesame-open-7!", []tea.KeyPressMsg{{Code: '!', Text: "!"}}},
		"no secret":         {false, "one\ntwo\n", "one␊two", nil},
	} {
		var got string
		form := widget.NewForm(widget.Form{
			Fields:  []widget.Field{{Name: "it", Secret: c.secret}},
			Refusal: func(map[string]string) string { return "" },
			Done:    func(values map[string]string) tea.Cmd { got = values["it"]; return nil },
		})
		form.Paste(c.pasted)
		for _, key := range append(c.keys, tea.KeyPressMsg{Code: tea.KeyEnter}) {
			form.Key(key)
		}
		if got != c.want {
			t.Errorf("%s: the answer is %q, want %q", name, got, c.want)
		}
	}
}
