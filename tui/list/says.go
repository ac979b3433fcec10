package list

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// says are the sentences of a list about itself.
type says[T any] struct{ list *List[T] }

func (l *List[T]) says() says[T] { return says[T]{l} }

// filter is the filter as it was typed, or as AWS writes it.
func (s says[T]) filter() string {
	if s.list.view.word != "" {
		return s.list.view.typed
	}
	return s.list.reader.filter.String()
}

// whatIsShown says which rows these are.
func (s says[T]) whatIsShown() string {
	if s.list.filtered() {
		return "all that match " + mask.Tokens(s.filter())
	}
	return "all " + s.list.Declared.Whole
}

// hint says, during typing, who would answer.
func (s says[T]) hint() string {
	if s.list.filter.refused != nil {
		return ""
	}
	if filter, ask := s.list.filter.question(s.list.filter.value()); ask {
		return "enter asks AWS: " + mask.Tokens(filter.String())
	}
	if wrong, ok := errors.AsType[*admin.ValueError](s.list.filter.slip(s.list.filter.value())); ok {
		return wrong.Attribute + ": " + strings.Join(wrong.Known, ", ")
	}
	if wrong, ok := errors.AsType[*admin.AttributeError](s.list.filter.slip(s.list.filter.value())); ok {
		return "did you mean " + wrong.Meant + "?"
	}
	if s.list.filter.value() != "" {
		return s.lookedIn()
	}
	hint := "a word"
	if s.list.Declared.Ask {
		hint += ", or " + strings.Join(admin.SearchableAttributes()[:4], ": ") + ": …"
	}
	if latest := s.list.filter.earlier.Latest(); latest != "" {
		hint = "↑ " + latest + "   " + hint
	}
	return hint
}

func (s says[T]) count() string {
	var parts []string
	switch {
	case s.list.reader.stoppable():
		parts = append(parts, s.readCount()+" read …, "+s.list.Host.Keys().Label(keys.Back)+" stops")
	case s.list.reader.loading:
		parts = append(parts, s.readCount()+" read …")
	case s.list.view.word != "":
		parts = append(parts, fmt.Sprintf("%s of %s", words.Thousands(s.list.view.Len()), s.readCount()))
	case s.list.reader.started && (s.list.reader.problem == nil || s.list.view.total() > 0):
		parts = append(parts, s.readCount())
	}
	if s.list.marks.all {
		parts = append(parts, s.list.Host.Keys().Label(keys.MarkAll)+" stops; all are marked at the end")
	}
	if s.list.marks.any() {
		parts = append(parts, words.Thousands(len(s.list.marks.on))+" marked"+s.list.marks.unreadText())
	}
	if s.list.table.Lost() {
		parts = append(parts, s.lost())
	}
	if !s.list.reader.read.IsZero() {
		parts = append(parts, "read "+s.list.reader.read.In(s.list.Host.Zone()).Format(time.TimeOnly))
	}
	return strings.Join(parts, " · ")
}

// end says what follows the last row that was read, and whether it is being read.
func (s says[T]) end() string {
	bound := s.list.Host.Keys()
	read, all := words.Thousands(s.list.view.total())+" read so far", bound.Label(keys.ReadAll)+" reads all"
	switch {
	case s.list.reader.problem != nil:
		return read + "; reading stopped at an error."
	case s.list.view.word != "":
		return "The last match among " + s.soFar() + "; " + all + "."
	case s.list.reader.loading:
		return read + ", and more follow: reading the next page. " + bound.Label(keys.Back) + " stops, " + all + "."
	}
	return read + ", and more follow; " + all + "."
}

// lost says why no row is selected.
func (s says[T]) lost() string {
	if s.list.reader.done {
		return "the selected " + s.list.Declared.One + " is gone"
	}
	return "the selected " + s.list.Declared.One + " is not read again yet"
}

// readCount is how many were read, with a + while there are more.
func (s says[T]) readCount() string {
	n := words.Thousands(s.list.view.total())
	if !s.list.reader.done {
		n += "+"
	}
	return n
}

// none reports whether there is no row at all, whatever the filter.
func (s says[T]) none() bool {
	return s.list.view.total() == 0 && s.list.reader.done && s.list.reader.filter.IsZero()
}

// lookedIn says which rows a word is searched in.
func (s says[T]) lookedIn() string {
	if s.none() {
		return "there are no " + s.list.Declared.One + "s to look through"
	}
	return "in " + s.soFar()
}

// soFar are the rows that a word is searched in: "the 60 users read so far".
func (s says[T]) soFar() string {
	words := "the " + words.Counting(s.list.view.total(), s.list.Declared.One)
	if !s.list.reader.done {
		words += " read so far"
	}
	return words
}

// empty says why there is no row, without a token that was typed as the filter.
func (s says[T]) empty() string { return mask.Tokens(s.whyEmpty()) }

func (s says[T]) whyEmpty() string {
	switch {
	case s.list.reader.loading || s.list.view.busy:
		return "reading …"
	case screen.WaitedForSignIn(s.list.reader.problem):
		return "Waiting for the sign-in."
	case s.list.reader.problem != nil:
		return ""
	case s.list.view.word != "" && !s.list.reader.done:
		return fmt.Sprintf("None of %s holds %q.%s %s%s reads all of them.",
			s.soFar(), s.list.view.typed, s.poolMeant(), s.cheaper(), s.list.Host.Keys().Label(keys.ReadAll))
	case s.list.filtered() && !s.none():
		return fmt.Sprintf("No %s matches %s.%s", s.list.Declared.One, s.filter(), s.poolMeant())
	}
	return s.list.Declared.Empty
}

// cheaper suggests a filter that AWS answers in one call instead of a search through all
// rows, "" where the word can't begin a name.
func (s says[T]) cheaper() string {
	if condition, ok := admin.ParseCondition(s.list.view.typed); ok && s.list.Declared.Ask {
		return "AWS does not filter on " + plain.Text(condition.Attribute) + "; "
	}
	word, attribute := s.list.view.typed, "username:"
	switch at := strings.Index(word, "@"); {
	case !s.list.Declared.Ask, at == 0, strings.ContainsAny(word, " \t:=\""):
		return ""
	case at > 0:
		attribute = "email:"
	case strings.HasPrefix(word, "+"):
		attribute = "phone:"
	}
	return s.list.Host.Keys().Label(keys.Filter) + attribute + word + " asks AWS in one call; "
}

// poolMeant asks whether a word that matches nothing was meant as a pool's name, as in
// `groups acme-stagin`; "" unless it is most of a name.
func (s says[T]) poolMeant() string {
	near := screen.PoolNear(s.list.Host, s.list.view.word)
	if near == "" || s.list.filter.input != nil || s.list.Declared.Pool == (screen.PoolRef{}) || 2*len(s.list.view.word) < len(near) {
		return ""
	}
	return " Did you mean the pool " + near + "?"
}

// wayOn says what refresh will do about the problem.
func (s says[T]) wayOn() string {
	if s.list.reader.goesOn() {
		return " continues from here."
	}
	return " starts again."
}
