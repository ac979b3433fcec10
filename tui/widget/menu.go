package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// Item is a line of a menu.
type Item struct {
	Key   string // the key that picks it at once, "" for none; shown before it
	Label string
	Note  string // secondary, behind the label
	Why   string // why it can't be picked now; "" when it can
	Head  bool   // a heading; it can't be picked
	Run   func() tea.Cmd
}

// Menu is a box of items to choose from: a letter picks its item at once.
type Menu struct {
	Title string
	Items []Item

	cursor int
	window
}

// NewMenu makes a menu with the cursor on the first item that can be picked.
func NewMenu(title string, items []Item) *Menu {
	m := &Menu{Title: title, Items: items}
	m.cursor = max(0, slices.IndexFunc(items, func(i Item) bool { return !i.Head && i.Why == "" }))
	m.settle(1)
	return m
}

// PointAt puts the cursor on an item.
func (m *Menu) PointAt(item int) { m.cursor = item }

// Key handles a key: it returns what to run, and whether the menu is done.
func (m *Menu) Key(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	switch key.String() {
	case "esc", "ctrl+c":
		return nil, true
	case "up", "shift+tab", "ctrl+p":
		m.move(-1)
	case "down", "tab", "ctrl+n":
		m.move(1)
	case "pgup":
		m.move(-m.page())
	case "pgdown":
		m.move(m.page())
	case "enter":
		return m.pick(m.cursor)
	default:
		return m.letter(key)
	}
	return nil, false
}

func (m *Menu) letter(key tea.KeyPressMsg) (run tea.Cmd, done bool) {
	for i, item := range m.Items {
		if item.Key != "" && item.Key == key.String() {
			m.cursor = i
			return m.pick(i)
		}
	}
	switch key.String() {
	case "j":
		m.move(1)
	case "k":
		m.move(-1)
	case "q", "left":
		return nil, true
	}
	return nil, false
}

// Hints are the keys that work here.
func (m *Menu) Hints() []Hint {
	hints := []Hint{{"enter", "pick"}, {"tab ↑ ↓", "move"}, {"esc", "close"}}
	if m.scrolls() {
		hints = slices.Insert(hints, 2, Hint{"PgUp PgDn", "page"})
	}
	return append(hints, Hint{"letter", "picks at once"})
}

// Paste is ignored: there is nothing to type.
func (m *Menu) Paste(string) {}

func (m *Menu) pick(i int) (run tea.Cmd, done bool) {
	if i >= len(m.Items) || m.Items[i].Head || m.Items[i].Why != "" || m.Items[i].Run == nil {
		return nil, false
	}
	return m.Items[i].Run(), true
}

func (m *Menu) move(by int) {
	m.cursor = max(0, min(m.cursor+by, len(m.Items)-1))
	m.settle(map[bool]int{true: 1, false: -1}[by > 0])
}

// settle moves the cursor off a heading, in the direction given.
func (m *Menu) settle(direction int) {
	for i := m.cursor; i >= 0 && i < len(m.Items); i += direction {
		if !m.Items[i].Head {
			m.cursor = i
			return
		}
	}
	m.cursor = max(0, slices.IndexFunc(m.Items, func(i Item) bool { return !i.Head }))
}

// Draw shows the menu in the middle of the area.
func (m *Menu) Draw(a grid.Area) {
	keys, labels := m.measure(a)
	notes := 0
	for _, item := range m.Items {
		notes = max(notes, a.Measure(item.Note+item.Why))
	}
	w := 2 + keys + labels + 4
	if notes > 0 {
		w += notes + 2
	}
	w = min(max(w, a.Measure(m.Title)+6), a.W-2)
	foot := m.foot(a.H-2, func(i Item) int {
		if a.Measure(i.Why) <= max(0, w-(2+keys+labels+4+2)) {
			return 0
		}
		return 1 + strings.Count(a.Wrap(i.Why, w-4), "\n") + 1
	})
	h := min(len(m.Items)+2+foot, a.H)
	inside := Box(a.Center(w, h), m.Title)
	m.drawItems(inside.Sub(0, 0, inside.W, inside.H-foot), keys, labels)
	if foot > 0 {
		m.drawReason(inside.Sub(0, inside.H-foot, inside.W, foot))
	}
}

// The height for why an item can't be picked: a rule and a sentence of two lines, or more
// where a reason needs them.
const leastReasonRows, mostReasonRows = 3, 6

// foot is how many rows at the bottom are kept for reasons that an item's own line cuts;
// need is how many a reason takes, 0 where it is not cut. Where not everything fits, items
// use them until there is such a reason to show.
func (m *Menu) foot(rows int, need func(Item) int) int {
	concerned := m.Items
	if len(m.Items)+leastReasonRows > rows {
		concerned = m.Items[m.cursor:min(m.cursor+1, len(m.Items))]
	}
	most := 0
	for _, item := range concerned {
		most = max(most, need(item))
	}
	if most == 0 {
		return 0
	}
	return min(max(most, leastReasonRows), mostReasonRows)
}

// drawReason shows the whole reason why the selected item can't be picked, which its own
// line may cut.
func (m *Menu) drawReason(a grid.Area) {
	Rule(a.Row(0), "")
	if m.cursor >= len(m.Items) {
		return
	}
	for y, line := range strings.Split(a.Wrap(m.Items[m.cursor].Why, a.W), "\n") {
		a.Put(0, 1+y, line, grid.Care)
	}
}

func (m *Menu) measure(a grid.Area) (keys, labels int) {
	for _, item := range m.Items {
		keys = max(keys, a.Measure(item.Key))
		labels = max(labels, a.Measure(item.Label))
	}
	if keys > 0 {
		keys += 2
	}
	return keys, labels
}

func (m *Menu) drawItems(a grid.Area, keys, labels int) {
	m.scroll(m.cursor, len(m.Items), a.H)
	for y := 0; y < a.H && m.top+y < len(m.Items); y++ {
		drawItem(a.Row(y), m.Items[m.top+y], keys, labels)
		if m.top+y == m.cursor {
			a.Row(y).SetOff(grid.Selected)
		}
	}
	drawMore(a.Row(0), "↑", pickable(m.Items[:m.above()]))
	drawMore(a.Row(a.H-1), "↓", pickable(m.Items[len(m.Items)-m.below():]))
}

// pickable is how many of the items are not headings.
func pickable(items []Item) (n int) {
	for _, item := range items {
		if !item.Head {
			n++
		}
	}
	return n
}

func drawItem(row grid.Area, item Item, keys, labels int) {
	if item.Head {
		row.Put(0, 0, item.Label, grid.Dim|grid.Bold)
		return
	}
	style, note := grid.Text, item.Note
	if item.Why != "" {
		style, note = grid.Dim, item.Why
	}
	row.Put(1, 0, item.Key, grid.Accent)
	row.Put(1+keys, 0, item.Label, style)
	row.FitWords(1+keys+labels+2, 0, row.W-(keys+labels+4), note, grid.Dim)
}
