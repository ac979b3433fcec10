package list

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// filterLine is the line in which a filter is typed.
type filterLine struct {
	asks    bool          // AWS can be asked
	input   *widget.Input // nil while none is typed
	before  string        // the filter before typing began
	refused error         // why what is typed can't be asked; nil when it can
}

func (f *filterLine) begin(text string) {
	f.before = text
	f.input = widget.NewInput("/ ", text)
}

// value is what is typed, "" while nothing is.
func (f *filterLine) value() string {
	if f.input == nil {
		return ""
	}
	return f.input.Value()
}

// question is what AWS would be asked by a text.
func (f *filterLine) question(text string) (admin.Filter, bool) {
	if !f.asks {
		return admin.Filter{}, false
	}
	return admin.ParseFilter(text)
}

// slip is what is wrong with a question to AWS, nil when nothing is.
func (f *filterLine) slip(text string) error {
	if !f.asks {
		return nil
	}
	return admin.CheckFilter(text)
}

// lookedFor is what is looked for among the rows read while it is typed: nothing where it
// is a question to AWS, or meant as one, as those would be the wrong rows to look at.
func (f *filterLine) lookedFor() string {
	if _, ask := f.question(f.value()); ask || f.slip(f.value()) != nil {
		return ""
	}
	return f.value()
}

// mend leaves a text that is a slip in the line, which is opened with it if need be.
func (f *filterLine) mend(text, now string) {
	if f.input == nil {
		f.begin(now)
		f.input.Set(text)
	}
}

// filtered reports whether some rows are left out.
func (l *List[T]) filtered() bool { return l.view.word != "" || !l.reader.filter.IsZero() }

func (l *List[T]) beginFilter() { l.filter.begin(l.says().filter()) }

// filterHelp is of rows that AWS is not asked to filter.
func (l *List[T]) filterHelp() string {
	if l.Declared.Ask {
		return ""
	}
	return "filter: a word among the rows read"
}

// Typing reports whether keys go into the input line.
func (l *List[T]) Typing() bool { return l.filter.input != nil }

// Type narrows the rows that were read while one types. Enter asks AWS, where
// what is typed is a question that AWS can answer.
func (l *List[T]) Type(key tea.KeyPressMsg) tea.Cmd {
	switch key.String() {
	case "enter":
		return l.SetFilter(l.filter.value())
	case "esc", "ctrl+c":
		l.filter.input = nil
		return l.SetFilter(l.filter.before)
	case "up", "down", "pgup", "pgdown":
		return screen.MoveBy(l.moves(), l.Host.Keys(), key.String())
	}
	l.filter.refused = nil
	l.filter.input.Key(key)
	return l.look(l.filter.lookedFor())
}

// TypePaste takes what is pasted into the input line.
func (l *List[T]) TypePaste(text string) tea.Cmd {
	l.filter.refused = nil
	l.filter.input.Paste(text)
	return l.look(l.filter.lookedFor())
}

// look leaves the rows that hold a text.
func (l *List[T]) look(text string) tea.Cmd {
	l.view.typed = strings.TrimSpace(text)
	word := strings.ToLower(l.view.typed)
	if word == l.view.word {
		l.keepMarks() // the rows are those, but they may have been typed for
		return nil
	}
	l.view.word, l.marks.all = word, false
	return l.view.arrange()
}

// SetFilter asks AWS or looks among the rows read, whichever fits the text. A
// slip is neither: it stays in the input line, to be mended.
func (l *List[T]) SetFilter(text string) tea.Cmd {
	if l.filter.refused = l.filter.slip(text); l.filter.refused != nil {
		l.filter.mend(text, l.says().filter())
		return nil
	}
	l.filter.input = nil
	if filter, ask := l.filter.question(text); ask {
		l.view.word = ""
		if filter == l.reader.filter {
			return l.view.arrange()
		}
		return l.restart(filter)
	}
	looked := l.look(text)
	if l.reader.filter.IsZero() {
		return looked
	}
	return tea.Batch(looked, l.restart(admin.Filter{}))
}

func (l *List[T]) dropFilter() tea.Cmd { return l.SetFilter("") }
