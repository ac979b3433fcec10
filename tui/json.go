package tui

import (
	"encoding/json"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// showJSON opens what a screen is about as JSON.
func (a *App) showJSON(s subject) tea.Cmd {
	name, value := s.Subject()
	if value == nil {
		return a.warn("Nothing is selected.")
	}
	screen := newJSON(a, name, value)
	if _, gone := s.(fleeting); gone {
		return a.push(fleetingJSON{screen})
	}
	return a.push(screen)
}

// fleetingJSON is gone when it is left, as what it shows is.
type fleetingJSON struct{ *jsonScreen }

func (fleetingJSON) Fleeting() {}

// jsonScreen shows a value as JSON. It is not read again.
type jsonScreen struct {
	page
	name, text string
}

func newJSON(app *App, name string, value any) *jsonScreen {
	text := indented(value)
	s := &jsonScreen{page: newPage(app, "JSON"), name: name, text: text}
	for line := range strings.SplitSeq(text, "\n") {
		s.body.Lines = append(s.body.Lines, widget.Line{Value: line})
	}
	return s
}

func (s *jsonScreen) Copies() []Copy { return []Copy{{"j", "JSON of " + s.name, s.text}} }

// indented is v as JSON for people. Values that can't be written as JSON do not
// occur: all are records of admin.
func indented(v any) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(b.String())
}
