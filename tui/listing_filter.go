package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// filtered tells whether some rows are left out.
func (l *list[T]) filtered() bool { return l.view.word != "" || !l.reader.filter.IsZero() }

// filterText is the filter as it was typed, or as AWS writes it.
func (l *list[T]) filterText() string {
	if l.view.word != "" {
		return l.view.word
	}
	return l.reader.filter.String()
}

func (l *list[T]) beginFilter() tea.Cmd {
	l.before = l.filterText()
	l.input = widget.NewInput("/ ", l.before)
	return nil
}

// filterHelp is of rows that AWS is not asked to filter.
func (l *list[T]) filterHelp() string {
	if l.declared.Ask {
		return ""
	}
	return "filter: a word among the rows read"
}

func (l *list[T]) Typing() bool { return l.input != nil }

// Type narrows the rows that were read while one types. Enter asks AWS, where
// what is typed is a question that AWS can answer.
func (l *list[T]) Type(key tea.KeyPressMsg) tea.Cmd {
	switch key.String() {
	case "enter":
		return l.setFilter(l.input.Value())
	case "esc", "ctrl+c":
		return l.endFilter(l.before)
	case "up", "down", "pgup", "pgdown":
		return l.host.Perform(key.String())
	}
	l.refused = nil
	l.input.Key(key)
	return l.narrow()
}

func (l *list[T]) TypePaste(text string) tea.Cmd {
	l.refused = nil
	l.input.Paste(text)
	return l.narrow()
}

// narrow looks for what is typed among the rows read, unless it is a question
// to AWS, or meant as one: those rows would be the wrong ones to look at.
func (l *list[T]) narrow() tea.Cmd {
	if _, ask := l.question(l.input.Value()); ask || l.slip(l.input.Value()) != nil {
		return l.look("")
	}
	return l.look(l.input.Value())
}

func (l *list[T]) look(text string) tea.Cmd {
	l.view.typed = strings.TrimSpace(text)
	word := strings.ToLower(l.view.typed)
	if word == l.view.word {
		l.keepMarks() // the rows are those, but they may have been typed for
		return nil
	}
	l.view.word, l.marking = word, false
	return l.arrange()
}

func (l *list[T]) endFilter(text string) tea.Cmd {
	l.input, l.refused = nil, nil
	return l.setFilter(text)
}

// setFilter asks AWS or looks among the rows read, whichever fits the text. A
// slip is neither: it stays in the input line, to be mended.
func (l *list[T]) setFilter(text string) tea.Cmd {
	if l.refused = l.slip(text); l.refused != nil {
		return l.mend(text)
	}
	l.input = nil
	if filter, ask := l.question(text); ask {
		l.view.word = ""
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

func (l *list[T]) question(text string) (admin.Filter, bool) {
	if !l.declared.Ask {
		return admin.Filter{}, false
	}
	return admin.ParseFilter(text)
}

// slip is what is wrong with a question to AWS, nil when nothing is.
func (l *list[T]) slip(text string) error {
	if !l.declared.Ask {
		return nil
	}
	return admin.CheckFilter(text)
}

// mend leaves a text in the input line, which is opened with it if need be.
func (l *list[T]) mend(text string) tea.Cmd {
	if l.input != nil {
		return nil
	}
	begun := l.beginFilter()
	l.input.Set(text)
	return begun
}

func (l *list[T]) dropFilter() tea.Cmd { return l.setFilter("") }
