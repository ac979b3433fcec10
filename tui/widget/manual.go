package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Entry is an entry of a manual: what to press or type, and what it does.
type Entry struct {
	Key  string
	Text string
	Also string // words that find it but are not shown
	Head bool   // a heading over the entries that follow; Text is its own
	Dim  bool   // it can't be done here and now
	Run  func() tea.Cmd
}

// Manual is a box of entries that narrows to those that contain every word typed; enter
// runs the selected one. A text too long for its line continues in the next.
type Manual struct {
	Title   string
	Entries []Entry

	search *Input
	cursor int // among the entries shown
	top    int // the first row shown
	page   int // entries to a page, as last drawn
	keys   int // columns of the keys
}

// NewManual makes a manual with the cursor on its first entry.
func NewManual(title string, entries []Entry) *Manual {
	m := &Manual{Title: title, Entries: entries, search: NewInput("/ ", "")}
	m.settle(1)
	return m
}

// Key handles a key: it returns what to run, and whether the manual is done.
func (m *Manual) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	moves := map[string]int{
		"up": -1, "shift+tab": -1, "ctrl+p": -1, "down": 1, "tab": 1, "ctrl+n": 1, "pgup": -max(m.page, 1), "pgdown": max(m.page, 1),
	}
	switch name := key.String(); name {
	case "esc", "ctrl+c":
		return nil, true
	case "enter":
		if shown := m.shown(); m.cursor < len(shown) && shown[m.cursor].Run != nil {
			return shown[m.cursor].Run(), true
		}
	default:
		if by, ok := moves[name]; ok {
			m.move(by)
			break
		}
		m.search.Key(key)
		m.begin()
	}
	return nil, false
}

// Hints are the keys that work here.
func (m *Manual) Hints() []Hint {
	return []Hint{{"letters", "search"}, {"enter", "run"}, {"tab ↑ ↓", "move"}, {"PgUp PgDn", "page"}, {"esc", "close"}}
}

// Paste puts text into the search line.
func (m *Manual) Paste(text string) {
	m.search.Paste(text)
	m.begin()
}

// begin goes to the first shown entry.
func (m *Manual) begin() {
	m.cursor, m.top = 0, 0
	m.settle(1)
}

func (m *Manual) move(by int) {
	m.cursor = max(0, min(m.cursor+by, len(m.shown())-1))
	m.settle(map[bool]int{true: 1, false: -1}[by > 0])
}

// settle moves the cursor off a heading, in the direction given, or the other way at the
// end of the manual.
func (m *Manual) settle(direction int) {
	shown := m.shown()
	for _, step := range []int{direction, -direction} {
		for i := m.cursor; i >= 0 && i < len(shown); i += step {
			if !shown[i].Head {
				m.cursor = i
				return
			}
		}
	}
}

// shown are the entries that contain every word of the search, with their headings.
func (m *Manual) shown() []Entry {
	words := strings.Fields(strings.ToLower(m.search.Value()))
	if len(words) == 0 {
		return m.Entries
	}
	var out []Entry
	var head *Entry
	for _, entry := range m.Entries {
		switch {
		case entry.Head:
			head = &entry
		case entry.holds(words):
			if head != nil {
				out, head = append(out, *head), nil
			}
			out = append(out, entry)
		}
	}
	return out
}

func (e Entry) holds(words []string) bool {
	text := strings.ToLower(e.Key + " " + e.Text + " " + e.Also)
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// Draw shows the manual in the middle of the area.
func (m *Manual) Draw(a grid.Area) {
	keys, texts := m.measure(a)
	w := min(keys+texts+7, a.W-2)
	m.keys = min(keys, w/3)
	tall := len(m.rows(a, m.Entries, w-m.keys-6))
	inside := Box(a.Center(w, min(tall+3, a.H)), m.Title)
	m.search.Draw(inside.Row(0))
	m.drawRows(inside.Sub(0, 1, inside.W, inside.H-1))
}

// measure finds the widths that all entries need.
func (m *Manual) measure(a grid.Area) (keys, texts int) {
	for _, e := range m.Entries {
		keys = max(keys, a.Measure(e.Key)+2)
		texts = max(texts, a.Measure(e.Text))
	}
	return keys, texts
}

// manualRow is a line of the box: an entry, or the continuation of its text.
type manualRow struct {
	entry int
	first bool
	text  string
}

func (m *Manual) rows(a grid.Area, entries []Entry, width int) []manualRow {
	rows := make([]manualRow, 0, len(entries))
	for i, e := range entries {
		if e.Head {
			rows = append(rows, manualRow{i, true, e.Text})
			continue
		}
		for n, part := range strings.Split(a.Wrap(e.Text, max(width, 12)), "\n") {
			rows = append(rows, manualRow{i, n == 0, part})
		}
	}
	return rows
}

func (m *Manual) drawRows(a grid.Area) {
	shown := m.shown()
	if len(shown) == 0 {
		a.Fit(0, 0, a.W, "nothing by that name", grid.Dim)
		return
	}
	rows := m.rows(a, shown, a.W-m.keys-2)
	m.scroll(rows, a.H)
	m.page = max(1, a.H-2)
	for y := 0; y < a.H && m.top+y < len(rows); y++ {
		m.drawRow(a.Row(y), rows[m.top+y], shown)
	}
	if len(rows) > a.H {
		drawScrollbar(a.Sub(0, 0, a.W+1, a.H), m.top, len(rows))
	}
}

// scroll keeps all rows of the selected entry in the window, and with the first entry
// its heading, if there is room.
func (m *Manual) scroll(rows []manualRow, height int) {
	first := slices.IndexFunc(rows, func(r manualRow) bool { return r.entry == m.cursor })
	last := first
	for last+1 < len(rows) && rows[last+1].entry == m.cursor {
		last++
	}
	if first == 1 && last < height {
		first = 0
	}
	m.top = max(0, min(max(m.top, last-height+1), first, len(rows)-1))
}

func (m *Manual) drawRow(row grid.Area, r manualRow, shown []Entry) {
	entry := shown[r.entry]
	if entry.Head {
		row.Fit(0, 0, row.W, r.text, grid.Dim|grid.Bold)
		return
	}
	style := grid.Text
	if entry.Dim {
		style = grid.Dim
	}
	if r.first {
		row.Fit(1, 0, m.keys-1, entry.Key, grid.Accent)
	}
	row.Fit(1+m.keys, 0, row.W-m.keys-1, r.text, style)
	if r.entry == m.cursor {
		row.SetOff(grid.Selected)
	}
}
