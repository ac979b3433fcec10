package signins

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// SetQuery lists what a query asks for, and looks up whom it names: the logs may
// know only their subs.
func (s *Screen) SetQuery(text string) tea.Cmd {
	query, err := logs.ParseQuery(text)
	if err != nil {
		return s.Host.Warn("Filter: " + err.Error() + ".")
	}
	s.stream.show(s.watch, query, text, s.stream.marks, s.stream.place())
	return s.seek(query)
}

// typing is a filter that is being typed, and how the stream was before.
type typing struct {
	input *widget.Input
	wrong string // with it
	waits string // why the stream is not what it asks for, "" when it is
	text  string
	marks map[*logs.Event]struct{}
	at    place // of the cursor
}

func (s *Screen) beginFilter() tea.Cmd {
	s.turnTo(false)
	s.typing = &typing{input: widget.NewInput("/ ", s.stream.text), text: s.stream.text, marks: s.stream.marks, at: s.stream.place()}
	s.typing.find("")
	return nil
}

// find says what is wrong with what is typed, "" for nothing. Behind it stands what it
// may ask for, unless something is wrong.
func (t *typing) find(wrong string) {
	t.wrong, t.input.Ghost = wrong, ""
	if wrong == "" {
		t.input.Ghost = "   " + strings.Join(logs.QueryFields(), ": ") + ":"
	}
}

// Typing reports whether keys go into the input line.
func (s *Screen) Typing() bool { return s.typing != nil }

// Type narrows the stream while one types. Enter looks up whom it names as well,
// and does not take what makes no sense.
func (s *Screen) Type(key tea.KeyPressMsg) tea.Cmd {
	switch key.String() {
	case "enter":
		return s.endFilter()
	case "esc", "ctrl+c":
		s.typing.input.Set(s.typing.text)
		return s.endFilter()
	case "up", "down", "pgup", "pgdown":
		return screen.MoveBy(s.moves(), s.Host.Keys(), key.String())
	}
	s.typing.input.Key(key)
	s.narrow()
	return nil
}

// TypePaste takes what is pasted into the input line.
func (s *Screen) TypePaste(text string) tea.Cmd {
	s.typing.input.Paste(text)
	s.narrow()
	return nil
}

// mostNarrowed is how many events are gone through at every key: more would be
// felt.
const mostNarrowed = 5_000

// narrow lists what the text asks for so far. What makes no sense yet changes
// nothing, and a busy door waits for enter.
func (s *Screen) narrow() {
	text := sofar(s.typing.input.Value())
	query, err := logs.ParseQuery(begun(text))
	s.typing.find("")
	s.typing.waits = ""
	switch {
	case err != nil:
		s.typing.waits = "What is typed is no filter yet."
	case s.state.Events > mostNarrowed:
		s.typing.waits = "enter lists what is typed."
	default:
		s.stream.show(s.watch, query, text, s.typing.marks, s.typing.at)
	}
}

// sofar leaves out a last word that may become a field: nobody looks for "outc".
func sofar(text string) string {
	last := text[strings.LastIndexAny(text, " \t")+1:]
	name := strings.ToLower(strings.TrimPrefix(last, "-"))
	for _, field := range logs.QueryFields() {
		if strings.HasPrefix(field, name) {
			return strings.TrimSuffix(text, last)
		}
	}
	return text
}

// begun lets the name of a user that is being typed stand for all that begin so.
func begun(text string) string {
	last := strings.ToLower(text[strings.LastIndexAny(text, " \t,")+1:])
	if name, ok := strings.CutPrefix(strings.TrimPrefix(last, "-"), "user:"); ok && name != "" && !strings.HasSuffix(name, logs.Star) && !strings.Contains(name, `"`) {
		return text + logs.Star
	}
	return text
}

// unsought reports whether what is typed names users who are looked up by enter alone.
func (f sought) unsought(p *streamPane) bool {
	return len(p.query.Users()) > 0 && f.filter != p.text
}

func (s *Screen) endFilter() tea.Cmd {
	text := s.typing.input.Value()
	query, err := logs.ParseQuery(text)
	if err != nil {
		s.typing.find(words.Sentence(err))
		return nil
	}
	s.stream.show(s.watch, query, text, s.typing.marks, s.typing.at)
	s.typing = nil
	return s.seek(query)
}
