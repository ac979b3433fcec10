package list

import (
	"errors"
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// problemRows is how much of the list an error may take: its meaning, what to
// do, the IAM action, how to go on, and AWS's own words.
const problemRows = 6

// Draw shows it.
func (l *List[T]) Draw(a grid.Area) {
	l.drawStatus(a.Row(0))
	body := l.drawRefusal(a.Sub(0, 1, a.W, a.H-1))
	detour := l.detour()
	if p := l.reader.problem; p != nil && p.Kind != call.KindCredentials && detour == nil {
		body = body.Sub(0, 0, body.W, body.H-problemRows)
		below := screen.Section(a.Sub(0, 1+body.H, a.W, problemRows), "")
		screen.DrawProblem(below.Sub(1, 0, below.W-2, below.H), p, l.Host.Keys().Label(keys.Refresh)+l.wayOn())
	}
	if l.Declared.Detail != nil && a.W >= screen.SplitWidth && !l.noSplit {
		body = l.drawDetail(body)
	}
	l.area = body
	l.table.Draw(body, l)
	switch {
	case detour != nil:
		l.drawDetour(body.Sub(3, 2, body.W-4, body.H-2), detour)
	case l.View.Len() == 0:
		for y, line := range strings.Split(body.Wrap(l.emptyText(), body.W-4), "\n") {
			body.Put(3, 2+y, line, grid.Dim)
		}
	}
}

// drawRefusal says under the input line why what is typed can't be asked, and
// returns what is left for the list.
func (l *List[T]) drawRefusal(a grid.Area) grid.Area {
	if l.refused == nil || l.input == nil {
		return a
	}
	return screen.DrawRefused(a, "! "+words.Sentence(l.refused))
}

func (l *List[T]) drawDetour(a grid.Area, d *Detour) {
	text := widget.Text{Lines: []widget.Line{
		{Value: "· " + d.Says}, {}, {Value: l.Host.Keys().Label(keys.Open) + "  " + d.Does, Style: grid.Accent},
	}}
	text.Draw(a)
}

// wayOn is what refresh will do about the problem.
func (l *List[T]) wayOn() string {
	if l.goesOn() {
		return " goes on from here."
	}
	return " begins again."
}

// drawStatus tells which rows these are: the filter and who applied it on the
// left, the count on the right.
func (l *List[T]) drawStatus(row grid.Area) {
	right := l.count()
	end := row.W - 1 - row.Measure(right)
	row.Put(end, 0, right, grid.Dim)
	left := row.Sub(1, 0, end-2, 1)
	if l.input != nil {
		l.input.Ghost = "   " + l.hint()
		l.input.Draw(left)
		return
	}
	switch {
	case l.View.word != "":
		x := left.Put(0, 0, l.View.word, grid.Accent|grid.Bold)
		left.Fit(x+2, 0, left.W-x-2, l.lookedIn(), grid.Dim)
	case !l.reader.filter.IsZero():
		x := left.Put(0, 0, "asked of AWS: ", grid.Dim)
		left.Fit(x, 0, left.W-x, l.reader.filter.String(), grid.Accent|grid.Bold)
	default:
		left.Fit(0, 0, left.W, "all "+l.Declared.Whole, grid.Dim)
	}
}

// hint tells, while one types, who would answer.
func (l *List[T]) hint() string {
	if l.refused != nil {
		return ""
	}
	if filter, ask := l.question(l.input.Value()); ask {
		return "enter asks AWS: " + filter.String()
	}
	if wrong, ok := errors.AsType[*admin.ValueError](l.slip(l.input.Value())); ok {
		return wrong.Attribute + ": " + strings.Join(wrong.Known, ", ")
	}
	if wrong, ok := errors.AsType[*admin.AttributeError](l.slip(l.input.Value())); ok {
		return "did you mean " + wrong.Meant + "?"
	}
	if l.input.Value() != "" {
		return l.lookedIn()
	}
	if l.Declared.Ask {
		return "a word, or " + strings.Join(admin.SearchableAttributes()[:4], ": ") + ": …"
	}
	return "a word"
}

func (l *List[T]) count() string {
	var parts []string
	switch {
	case l.reader.loading:
		parts = append(parts, l.readCount()+" read …")
	case l.View.word != "":
		parts = append(parts, fmt.Sprintf("%s of %s", words.Thousands(l.View.Len()), l.readCount()))
	case l.reader.started && (l.reader.problem == nil || l.View.total() > 0):
		parts = append(parts, l.readCount())
	}
	if l.marking {
		parts = append(parts, l.Host.Keys().Label(keys.MarkAll)+" stops, all are marked at the end")
	}
	if len(l.marks)+len(l.unread) > 0 {
		parts = append(parts, words.Thousands(len(l.marks))+" marked"+l.unreadMarks())
	}
	if l.table.Lost() {
		parts = append(parts, l.lostText())
	}
	if !l.reader.read.IsZero() {
		parts = append(parts, "read "+l.reader.read.Format("15:04:05"))
	}
	return strings.Join(parts, " · ")
}

// lostText says why no row is selected.
func (l *List[T]) lostText() string {
	if l.reader.done {
		return "the selected " + l.Declared.One + " is gone"
	}
	return "the selected " + l.Declared.One + " is not read again yet"
}

// readCount is how many were read, with a + while there are more.
func (l *List[T]) readCount() string {
	n := words.Thousands(l.View.total())
	if !l.reader.done {
		n += "+"
	}
	return n
}

// none reports whether there is no row, whatever is looked for.
func (l *List[T]) none() bool {
	return l.View.total() == 0 && l.reader.done && l.reader.filter.IsZero()
}

// lookedIn says where a word is looked for.
func (l *List[T]) lookedIn() string {
	if l.none() {
		return "there are no " + l.Declared.One + "s to look through"
	}
	return "in " + l.soFar()
}

// soFar are the rows that a word is looked for in: "the 60 users read so far".
func (l *List[T]) soFar() string {
	words := "the " + words.Counting(l.View.total(), l.Declared.One)
	if !l.reader.done {
		words += " read so far"
	}
	return words
}

func (l *List[T]) emptyText() string {
	switch {
	case l.reader.loading || l.View.busy:
		return "reading …"
	case screen.WaitedForSignIn(l.reader.problem):
		return "Waiting for the sign-in."
	case l.reader.problem != nil:
		return ""
	case l.View.word != "" && !l.reader.done:
		return fmt.Sprintf("None of %s holds %q.%s %s%s reads all of them.",
			l.soFar(), l.View.word, l.poolMeant(), l.cheaper(), l.Host.Keys().Label(keys.ReadAll))
	case l.filtered() && !l.none():
		return fmt.Sprintf("No %s matches %s.%s", l.Declared.One, l.filterText(), l.poolMeant())
	}
	return l.Declared.Empty
}

// cheaper says which question AWS answers in one call in place of looking for a word,
// "" where the word begins no name.
func (l *List[T]) cheaper() string {
	word, attribute := l.View.typed, "username:"
	switch at := strings.Index(word, "@"); {
	case !l.Declared.Ask, at == 0, strings.ContainsAny(word, " \t:=\""):
		return ""
	case at > 0:
		attribute = "email:"
	case strings.HasPrefix(word, "+"):
		attribute = "phone:"
	}
	return l.Host.Keys().Label(keys.Filter) + attribute + word + " asks AWS in one call; "
}

// poolMeant asks whether a word that nothing holds was to name a pool, as in
// `groups acme-stagin`; "" for one that is not most of a name.
func (l *List[T]) poolMeant() string {
	near := l.Host.PoolNear(l.View.word)
	if near == "" || l.input != nil || l.Declared.Pool == (screen.PoolRef{}) || 2*len(l.View.word) < len(near) {
		return ""
	}
	return " Did you mean the pool " + near + "?"
}

// drawDetail shows the row under the cursor beside the list, and returns what
// is left for the list.
func (l *List[T]) drawDetail(a grid.Area) grid.Area {
	w := max(40, a.W/3)
	rest := a.Sub(0, 0, a.W-w-1, a.H)
	a.Sub(rest.W, 0, 1, a.H).Fill('│', grid.Line)
	if item, ok := l.Selected(); ok {
		text := widget.Text{LabelWidth: screen.DetailLabelWidth, Lines: append(l.unseenLines(item), l.Declared.Detail(item)...)}
		text.Draw(a.Sub(rest.W+2, 0, w-2, a.H))
	}
	return rest
}
