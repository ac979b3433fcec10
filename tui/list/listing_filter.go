package list

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// filtered reports whether some rows are left out.
func (l *List[T]) filtered() bool { return l.View.word != "" || !l.reader.filter.IsZero() }

// filterText is the filter as it was typed, or as AWS writes it.
func (l *List[T]) filterText() string {
	if l.View.word != "" {
		return l.View.word
	}
	return l.reader.filter.String()
}

func (l *List[T]) beginFilter() tea.Cmd {
	l.before = l.filterText()
	l.input = widget.NewInput("/ ", l.before)
	return nil
}

// filterHelp is of rows that AWS is not asked to filter.
func (l *List[T]) filterHelp() string {
	if l.Declared.Ask {
		return ""
	}
	return "filter: a word among the rows read"
}

// Typing reports whether keys go into the input line.
func (l *List[T]) Typing() bool { return l.input != nil }

// Type narrows the rows that were read while one types. Enter asks AWS, where
// what is typed is a question that AWS can answer.
func (l *List[T]) Type(key tea.KeyPressMsg) tea.Cmd {
	switch key.String() {
	case "enter":
		return l.SetFilter(l.input.Value())
	case "esc", "ctrl+c":
		return l.endFilter(l.before)
	case "up", "down", "pgup", "pgdown":
		return l.Host.Perform(key.String())
	}
	l.refused = nil
	l.input.Key(key)
	return l.narrow()
}

// TypePaste takes what is pasted into the input line.
func (l *List[T]) TypePaste(text string) tea.Cmd {
	l.refused = nil
	l.input.Paste(text)
	return l.narrow()
}

// narrow looks for what is typed among the rows read, unless it is a question
// to AWS, or meant as one: those rows would be the wrong ones to look at.
func (l *List[T]) narrow() tea.Cmd {
	if _, ask := l.question(l.input.Value()); ask || l.slip(l.input.Value()) != nil {
		return l.look("")
	}
	return l.look(l.input.Value())
}

func (l *List[T]) look(text string) tea.Cmd {
	l.View.typed = strings.TrimSpace(text)
	word := strings.ToLower(l.View.typed)
	if word == l.View.word {
		l.keepMarks() // the rows are those, but they may have been typed for
		return nil
	}
	l.View.word, l.marking = word, false
	return l.arrange()
}

func (l *List[T]) endFilter(text string) tea.Cmd {
	l.input, l.refused = nil, nil
	return l.SetFilter(text)
}

// SetFilter asks AWS or looks among the rows read, whichever fits the text. A
// slip is neither: it stays in the input line, to be mended.
func (l *List[T]) SetFilter(text string) tea.Cmd {
	if l.refused = l.slip(text); l.refused != nil {
		return l.mend(text)
	}
	l.input = nil
	if filter, ask := l.question(text); ask {
		l.View.word = ""
		if filter == l.reader.filter {
			return l.arrange()
		}
		return l.restart(filter)
	}
	looked := l.look(text)
	if l.reader.filter.IsZero() {
		return looked
	}
	return tea.Batch(looked, l.restart(admin.Filter{}))
}

func (l *List[T]) question(text string) (admin.Filter, bool) {
	if !l.Declared.Ask {
		return admin.Filter{}, false
	}
	return admin.ParseFilter(text)
}

// slip is what is wrong with a question to AWS, nil when nothing is.
func (l *List[T]) slip(text string) error {
	if !l.Declared.Ask {
		return nil
	}
	return admin.CheckFilter(text)
}

// mend leaves a text in the input line, which is opened with it if need be.
func (l *List[T]) mend(text string) tea.Cmd {
	if l.input != nil {
		return nil
	}
	begun := l.beginFilter()
	l.input.Set(text)
	return begun
}

func (l *List[T]) dropFilter() tea.Cmd { return l.SetFilter("") }
