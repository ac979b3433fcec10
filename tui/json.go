package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// showJSON opens what a screen is about as JSON.
func showJSON(host Host, s subject) tea.Cmd {
	name, value := s.Subject()
	if value == nil {
		return host.Warn("Nothing is selected.")
	}
	shown := newJSON(host, name, value)
	if _, gone := s.(fleeting); gone {
		return host.Push(fleetingJSON{shown})
	}
	return host.Push(shown)
}

// fleetingJSON is gone when it is left, as what it shows is.
type fleetingJSON struct{ *jsonScreen }

func (fleetingJSON) Fleeting() {}

// jsonScreen shows a value as JSON. It is not read again.
type jsonScreen struct {
	page
	name, text string
}

func newJSON(host Host, name string, value any) *jsonScreen {
	text := indented(value)
	s := &jsonScreen{page: newPage(host, "JSON"), name: name, text: text}
	for line := range strings.SplitSeq(text, "\n") {
		s.body.Lines = append(s.body.Lines, widget.Line{Value: line})
	}
	return s
}

func (s *jsonScreen) Copies() []Copy { return []Copy{{"j", "JSON of " + s.name, s.text}} }
