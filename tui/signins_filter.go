package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// setQuery lists what a query asks for, and looks up whom it names: the logs may
// know only their subs.
func (s *signIns) setQuery(text string) tea.Cmd {
	query, err := logs.ParseQuery(text)
	if err != nil {
		return s.app.warn("Filter: " + err.Error() + ".")
	}
	s.list(query, text)
	return s.seek(query)
}

// list goes through all events that are kept. The cursor stays on its event if
// that is still listed.
func (s *signIns) list(query logs.Query, text string) {
	marks, on := s.stream.marks, s.event()
	s.stream = newStream(query.Naming(s.names.Names), strings.TrimSpace(text), s.stream.keep)
	s.stream.names = s.names.Count()
	if s.watch != nil {
		s.stream.take(s.watch, false)
	}
	s.stream.marks = s.stream.marked(marks)
	s.rows.MoveTo(s.stream.rowOf(on), s.stream.Len())
}

// relist goes through the events again when names are known that a query that
// calls users may be about.
func (s *signIns) relist() {
	if len(s.stream.query.Users()) > 0 && s.stream.names != s.names.Count() {
		s.list(s.stream.query, s.stream.text)
	}
}

func (s *signIns) seek(query logs.Query) tea.Cmd {
	names, users := s.names, query.Users()
	if len(users) == 0 {
		return nil
	}
	return Get(&s.Tasks, func(ctx context.Context) (string, error) {
		for _, user := range users {
			if err := names.Seek(ctx, user); err != nil {
				return user, err
			}
		}
		return "", nil
	}, func(user string, err error) tea.Cmd {
		if err != nil {
			return s.app.warn(fmt.Sprintf("Whether %q is the name of a user can't be looked up: %s", user, plainWords(err)))
		}
		s.pull()
		return nil
	})
}

func (s *signIns) beginFilter() tea.Cmd {
	s.before, s.wrong, s.above = s.stream.text, "", false
	s.input = widget.NewInput("/ ", s.before)
	return nil
}

func (s *signIns) Typing() bool { return s.input != nil }

// Type narrows the stream while one types. Enter looks up whom it names as well,
// and does not take what makes no sense.
func (s *signIns) Type(key tea.KeyPressMsg) tea.Cmd {
	switch key.String() {
	case "enter":
		text := s.input.Value()
		if _, err := logs.ParseQuery(text); err != nil {
			s.wrong = sentence(err)
			return nil
		}
		s.input = nil
		return s.setQuery(text)
	case "esc", "ctrl+c":
		s.input = nil
		return s.setQuery(s.before)
	case "up", "down", "pgup", "pgdown":
		return s.app.perform(key.String())
	}
	s.input.Key(key)
	s.narrow()
	return nil
}

func (s *signIns) TypePaste(text string) {
	s.input.Paste(text)
	s.narrow()
}

// narrow lists what the text asks for so far, if it makes sense so far.
func (s *signIns) narrow() {
	s.wrong = ""
	if query, err := logs.ParseQuery(s.input.Value()); err == nil {
		s.list(query, s.input.Value())
	}
}
