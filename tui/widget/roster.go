package widget

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Member is a line of a roster.
type Member struct {
	Name  string
	Note  string
	Out   bool // taken out
	Never bool // not in the plan anyway
}

// Roster is a box of everybody whom a plan is about. It is scrolled and searched, and a
// key takes a member out, or back in.
type Roster struct {
	Title string
	One   string // what a member is called
	Len   int
	At    func(i int) Member
	// Toggle takes a member out, or back in.
	Toggle func(i int)
	// Done leaves the roster.
	Done func() tea.Cmd

	search *Input // nil while nothing is typed
	word   string
	shown  []int // those that hold the word; nil for all
	out    int   // how many are taken out
	cursor int   // among the shown
	window
}

// NewRoster makes a roster with the cursor on its first member.
func NewRoster(r Roster) *Roster {
	for i := range r.Len {
		if r.At(i).Out {
			r.out++
		}
	}
	return &r
}

// Key scrolls, searches, takes out, and leaves.
func (r *Roster) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	name := key.String()
	if by, moves := r.moves()[name]; moves {
		r.move(by)
		return nil, false
	}
	if r.search != nil {
		r.typed(key)
		return nil, false
	}
	switch name {
	case "/":
		r.search = NewInput("/ ", r.word)
	case "x", "space", "delete":
		r.toggle()
	case "esc":
		if r.word == "" {
			return r.Done(), true
		}
		r.look("")
	case "enter", "q", "ctrl+c":
		return r.Done(), true
	case "j":
		r.move(1)
	case "k":
		r.move(-1)
	case "g":
		r.move(-r.Len)
	case "G":
		r.move(r.Len)
	}
	return nil, false
}

func (r *Roster) moves() map[string]int {
	return map[string]int{"up": -1, "down": 1, "pgup": -r.page(), "pgdown": r.page(), "home": -r.Len, "end": r.Len}
}

func (r *Roster) move(by int) { r.cursor = max(0, min(r.cursor+by, r.count()-1)) }

func (r *Roster) typed(key tea.KeyPressMsg) {
	switch key.String() {
	case "enter":
		r.search = nil
	case "esc", "ctrl+c":
		r.search = nil
		r.look("")
	default:
		r.search.Key(key)
		r.look(r.search.Value())
	}
}

// look shows only those whose name or note holds a word.
func (r *Roster) look(text string) {
	r.word, r.cursor, r.shown = strings.TrimSpace(text), 0, nil
	if r.word == "" {
		return
	}
	r.shown = []int{}
	word := strings.ToLower(r.word)
	for i := range r.Len {
		if m := r.At(i); plain.ContainsFold(m.Name, word) || plain.ContainsFold(m.Note, word) {
			r.shown = append(r.shown, i)
		}
	}
}

func (r *Roster) count() int {
	if r.shown == nil {
		return r.Len
	}
	return len(r.shown)
}

// member is the index of a shown one.
func (r *Roster) member(row int) int {
	if r.shown == nil {
		return row
	}
	return r.shown[row]
}

// toggle takes the member under the cursor out, or back in, and goes on to the next.
func (r *Roster) toggle() {
	if r.cursor >= r.count() {
		return
	}
	i := r.member(r.cursor)
	m := r.At(i)
	switch {
	case m.Never:
	case m.Out:
		r.Toggle(i)
		r.out--
	default:
		r.Toggle(i)
		r.out++
	}
	r.move(1)
}

// Paste goes into the search line.
func (r *Roster) Paste(text string) {
	if r.search != nil {
		r.search.Paste(text)
		r.look(r.search.Value())
	}
}

// Sense says what a key means: only taking out changes anything, and the plan says so.
func (r *Roster) Sense(key tea.KeyPressMsg) Sense {
	if r.search != nil {
		return Typed
	}
	switch key.String() {
	case "x", "space", "delete":
		return Answer
	}
	return Step
}

// Hints are the keys that work here.
func (r *Roster) Hints() []Hint {
	if r.search != nil {
		return []Hint{{"enter", "keep the search"}, {"esc", "drop it"}}
	}
	leave := Hint{"esc", "back to the plan"}
	if r.word != "" {
		leave.Does = "all again"
	}
	return []Hint{{"x", "take out, or back in"}, {"/", "search"}, {"enter", "back to the plan"}, leave}
}

// Draw shows the roster in the middle of the area.
func (r *Roster) Draw(a grid.Area) {
	in := Box(a.Center(min(a.W-2, 92), min(a.H, r.Len+3)), r.Title)
	in.FitRight(0, 0, in.W, r.says(), grid.Dim)
	if r.search != nil {
		r.search.Draw(in.Sub(0, 0, in.W/2, 1))
	}
	rows := in.Sub(0, 1, in.W, in.H-1)
	r.scroll(r.cursor, r.count(), rows.H)
	width := r.nameWidth(rows)
	for y := 0; y < rows.H && r.top+y < r.count(); y++ {
		drawMember(rows.Row(y), r.At(r.member(r.top+y)), width)
		if r.top+y == r.cursor {
			rows.Row(y).SetOff(grid.Selected)
		}
	}
	drawMore(rows.Row(0), "↑", r.above())
	drawMore(rows.Row(rows.H-1), "↓", r.below())
}

// says is how many are shown, and how many were taken out.
func (r *Roster) says() string {
	text := fmt.Sprintf("%d %ss", r.Len, r.One)
	if r.word != "" {
		text = fmt.Sprintf("%d of %s hold “%s”", r.count(), text, r.word)
	}
	if r.out > 0 {
		text += fmt.Sprintf(" · %d taken out", r.out)
	}
	return text
}

// nameWidth is how many columns the names in the window need, at most half of them.
func (r *Roster) nameWidth(rows grid.Area) int {
	width := 20
	for row := r.top; row < min(r.top+rows.H, r.count()); row++ {
		width = max(width, rows.Measure(r.At(r.member(row)).Name)+4)
	}
	return min(width, rows.W/2)
}

func drawMember(row grid.Area, m Member, width int) {
	sign, style := "  ", grid.Text
	switch {
	case m.Out:
		sign, style = "✗ ", grid.Dim
	case m.Never:
		style = grid.Dim
	}
	if m.Out {
		m.Note = "taken out"
	}
	x := row.Put(0, 0, sign, grid.Care)
	row.Fit(x, 0, width-x-1, m.Name, style)
	row.Fit(width, 0, row.W-width, m.Note, grid.Dim)
}
