package signins

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// SetQuery lists what a query asks for, and looks up the users it names: the logs may
// have only their subs.
func (s *Screen) SetQuery(text string) tea.Cmd {
	query, err := logs.ParseQuery(text)
	if err != nil {
		return s.Host.Warn("Filter: " + err.Error() + ".")
	}
	s.Host.Filters().Keep(filterKind, text)
	s.stream.show(s.watch, query, text, s.stream.marks, s.stream.place())
	return s.seek(query)
}

// Query is the text of what is listed, "" for all.
func (s *Screen) Query() string { return s.stream.text }

// filterKind is what filters of sign-ins are remembered as.
const filterKind = "sign-in"

// typing is a filter that is being typed, and the stream before it.
type typing struct {
	input *widget.Input
	wrong string // with it
	waits string // why the stream does not show what it asks for, "" when it does
	text  string
	marks map[*logs.Event]struct{}
	at    place // of the cursor

	earlier screen.Recalled // filters
}

func (s *Screen) beginFilter() tea.Cmd {
	s.turnTo(false)
	s.typing = &typing{input: widget.NewInput("/ ", ""), text: s.stream.text, marks: s.stream.marks, at: s.stream.place(), earlier: s.Host.Filters().Of(filterKind)}
	s.typing.find("")
	return nil
}

// find sets what is wrong with what is typed, "" for nothing. If nothing is wrong, it
// offers a completion behind it.
func (t *typing) find(wrong string) {
	t.wrong, t.input.Ghost = wrong, ""
	if wrong != "" {
		return
	}
	t.input.Ghost = "   " + strings.Join(logs.QueryFields(), ": ") + ":"
	if latest := t.earlier.Latest(); latest != "" && t.input.Value() == "" {
		t.input.Ghost = "   ↑ " + latest + t.input.Ghost
	}
}

// Typing reports whether keys go into the input line.
func (s *Screen) Typing() bool { return s.typing != nil }

// Type narrows the stream with each key. Enter also looks up the users named, and
// refuses a filter that is wrong.
func (s *Screen) Type(key tea.KeyPressMsg) tea.Cmd {
	switch key.String() {
	case "enter":
		return s.endFilter()
	case "esc", "ctrl+c":
		s.typing.input.Set(s.typing.text)
		return s.endFilter()
	case "up", "down", "pgup", "pgdown":
		filter, recalled := s.typing.earlier.Walk(key.String(), s.typing.input.Value())
		if !recalled {
			return screen.MoveBy(s.moves(), s.Host.Keys(), key.String())
		}
		s.typing.input.Set(filter)
		s.narrow()
		return nil
	}
	s.typing.input.Key(key)
	s.narrow()
	return nil
}

// TypePaste pastes into the input line.
func (s *Screen) TypePaste(text string) tea.Cmd {
	s.typing.input.Paste(text)
	s.narrow()
	return nil
}

// mostNarrowed is how many events are filtered at every key: more would be a noticeable
// delay.
const mostNarrowed = 5_000

// narrow lists what the text asks for so far. A text that is not a filter yet changes
// nothing, and in a busy pool it waits for enter.
func (s *Screen) narrow() {
	text := sofar(s.typing.input.Value())
	query, err := logs.ParseQuery(begun(text))
	s.typing.find("")
	s.typing.waits = ""
	switch {
	case err != nil:
		s.typing.waits = "This is not a filter yet."
	case s.state.Events > mostNarrowed:
		s.typing.waits = "enter applies what is typed."
	default:
		s.stream.show(s.watch, query, text, s.typing.marks, s.typing.at)
	}
}

// sofar leaves out a last word that may become a field: nobody searches for "outc".
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

// begun matches all users whose names begin with the one being typed.
func begun(text string) string {
	last := strings.ToLower(text[strings.LastIndexAny(text, " \t,")+1:])
	if name, ok := strings.CutPrefix(strings.TrimPrefix(last, "-"), "user:"); ok && name != "" && !strings.HasSuffix(name, logs.Star) && !strings.Contains(name, `"`) {
		return text + logs.Star
	}
	return text
}

// unsought reports whether the text names users who are only looked up by enter.
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
	s.Host.Filters().Keep(filterKind, text)
	s.stream.show(s.watch, query, text, s.typing.marks, s.typing.at)
	s.typing = nil
	return s.seek(query)
}
