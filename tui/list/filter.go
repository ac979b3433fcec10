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
	asks    bool          // AWS can filter
	input   *widget.Input // nil while none is typed
	before  string        // the filter when typing began
	earlier screen.Recalled
	refused error // why AWS can't be asked for what is typed; nil when it can
}

// begin opens an empty line, while a filter applies or "" for none.
func (f *filterLine) begin(now string, earlier screen.Recalled) {
	f.before, f.earlier = now, earlier
	f.input = widget.NewInput("/ ", "")
}

// value is what is typed, "" while nothing is.
func (f *filterLine) value() string {
	if f.input == nil {
		return ""
	}
	return f.input.Value()
}

// question is what AWS would be asked for a text.
func (f *filterLine) question(text string) (admin.Filter, bool) {
	if !f.asks {
		return admin.Filter{}, false
	}
	return admin.ParseFilter(text)
}

// slip is what is wrong with a filter for AWS, nil when nothing is.
func (f *filterLine) slip(text string) error {
	if !f.asks {
		return nil
	}
	return admin.CheckFilter(text)
}

// lookedFor is the text that rows read so far are searched for while it is typed: none
// where it is a filter for AWS, or meant as one, as these would be the wrong rows to
// search.
func (f *filterLine) lookedFor() string {
	if _, ask := f.question(f.value()); ask || f.slip(f.value()) != nil {
		return ""
	}
	return f.value()
}

// mend leaves a faulty filter in the input line, which it opens if necessary.
func (f *filterLine) mend(text, now string, earlier screen.Recalled) {
	if f.input == nil {
		f.begin(now, earlier)
		f.input.Set(text)
	}
}

// filtered reports whether some rows are hidden.
func (l *List[T]) filtered() bool { return l.view.word != "" || !l.reader.filter.IsZero() }

func (l *List[T]) beginFilter() { l.filter.begin(l.says().filter(), l.earlier()) }

// earlier are the filters used before on rows of this kind.
func (l *List[T]) earlier() screen.Recalled { return l.Host.Filters().Of(l.Declared.One) }

// filterHelp is the help for rows that AWS can't filter.
func (l *List[T]) filterHelp() string {
	if l.Declared.Ask {
		return ""
	}
	return "filter: a word among the rows read"
}

// Typing reports whether keys go into the input line.
func (l *List[T]) Typing() bool { return l.filter.input != nil }

// Type narrows the rows read so far with each key. Enter asks AWS, if what is typed is a
// filter that AWS can answer.
func (l *List[T]) Type(key tea.KeyPressMsg) tea.Cmd {
	switch key.String() {
	case "enter":
		return l.SetFilter(l.filter.value())
	case "esc", "ctrl+c":
		l.filter.input = nil
		return l.SetFilter(l.filter.before)
	case "up", "down", "pgup", "pgdown":
		filter, recalled := l.filter.earlier.Walk(key.String(), l.filter.value())
		if !recalled {
			return screen.MoveBy(l.moves(), l.Host.Keys(), key.String())
		}
		l.filter.input.Set(filter)
		l.filter.refused = nil
		return l.look(l.filter.lookedFor())
	}
	l.filter.refused = nil
	l.filter.input.Key(key)
	return l.look(l.filter.lookedFor())
}

// TypePaste pastes into the input line.
func (l *List[T]) TypePaste(text string) tea.Cmd {
	l.filter.refused = nil
	l.filter.input.Paste(text)
	return l.look(l.filter.lookedFor())
}

// look shows only the rows that match a text.
func (l *List[T]) look(text string) tea.Cmd {
	l.view.typed = strings.TrimSpace(text)
	word := strings.ToLower(l.view.typed)
	if word == l.view.word {
		l.keepMarks() // these rows match, but may have been chosen by typing
		return nil
	}
	l.view.word, l.marks.all = word, false
	return l.view.arrange()
}

// SetFilter asks AWS or searches the rows read, depending on the text. A faulty filter
// does neither: it stays in the input line to be corrected.
func (l *List[T]) SetFilter(text string) tea.Cmd {
	if l.filter.refused = l.filter.slip(text); l.filter.refused != nil {
		l.filter.mend(text, l.says().filter(), l.earlier())
		return nil
	}
	l.filter.input = nil
	l.Host.Filters().Keep(l.Declared.One, strings.TrimSpace(text))
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
