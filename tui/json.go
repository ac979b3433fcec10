package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// showJSON opens the subject of a screen as JSON.
func showJSON(host screen.Host, s screen.Subject) tea.Cmd {
	name, value := s.Subject()
	if value == nil {
		return host.Warn("Nothing is selected.")
	}
	shown := newJSON(host, name, value)
	if _, gone := s.(screen.Fleeting); gone {
		return host.Push(fleetingJSON{shown})
	}
	return host.Push(shown)
}

// fleetingJSON is closed when it is left, like what it shows.
type fleetingJSON struct{ *jsonScreen }

func (fleetingJSON) Fleeting() {}

// jsonScreen shows a value as JSON. It is not read again.
type jsonScreen struct {
	screen.Page
	name, text string
}

func newJSON(host screen.Host, name string, value any) *jsonScreen {
	text := words.Indented(value)
	s := &jsonScreen{Page: screen.NewPage(host, "JSON"), name: name, text: text}
	for line := range strings.SplitSeq(text, "\n") {
		s.Body.Lines = append(s.Body.Lines, widget.Line{Value: line})
	}
	return s
}

func (s *jsonScreen) Copies() []screen.Copy {
	return []screen.Copy{{Key: "j", Label: "JSON of " + s.name, Text: s.text}}
}
